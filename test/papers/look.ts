import '../support/own-keys.ts';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { paperLibrary } from '../../papers/library.ts';
import { LOCAL_TOKEN } from '../support/api.ts';
import { ROUND } from '../support/ledger.ts';
import { county } from './county.ts';
import { EXPECTED } from './expected.ts';

/**
 * Sets every paper of the sample ledger with LibreOffice and makes pictures to look at: `npm run papers:look`. Needs
 * Debian's libreoffice-writer, fonts-noto-cjk and poppler-utils. Fails where a page is empty, a typeface is not Chinese
 * or a form does not stay on one sheet.
 */
const FONTS = fileURLToPath(new URL('./fonts.conf', import.meta.url));
const dir = await mkdtemp(join(tmpdir(), 'papers-look-'));
const api = await county();
const { templates } = paperLibrary();
const faults: string[] = [];

for (const { id } of templates.values()) {
  const { round = ROUND, on = 'round', no } = EXPECTED[id] ?? {};
  const url = `/api/rounds/${round}/papers/${id}/${on}.docx${no === undefined ? '' : `?no=${encodeURIComponent(no)}`}`;
  const { rawPayload } = await api.app.inject({ url, headers: { authorization: `Bearer ${LOCAL_TOKEN}` } });
  await writeFile(join(dir, `${id}.docx`), rawPayload);
}
await api.close();
const files = [...templates.keys()].map((id) => join(dir, `${id}.docx`));
const env = { FONTCONFIG_FILE: FONTS, HOME: dir };
await execa('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', dir, ...files], { env });
for (const { id, kind } of templates.values()) faults.push(...(await lookAt(id, kind === 'form')));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${templates.size} 件已排版，图在 ${dir}\n`);
process.exit(faults.length > 0 ? 1 : 0);

async function lookAt(id: string, oneSheet: boolean): Promise<string[]> {
  const pdf = join(dir, `${id}.pdf`);
  await execa('pdftoppm', ['-r', '60', '-png', pdf, join(dir, id)]);
  await execa('pdftotext', ['-layout', pdf, join(dir, `${id}.txt`)]);
  const fonts = (await execa('pdffonts', [pdf])).stdout.split('\n').slice(2);
  const pages = (await readFile(join(dir, `${id}.txt`), 'utf8')).split('\f').slice(0, -1);
  const isEmpty = (page: string) => page.replace(/—\s*\d+\s*—|由 .* 导出|\s/g, '') === '';
  return [
    ...pages.flatMap((page, i) => (isEmpty(page) ? [`${id}：第 ${i + 1} 页是空白的`] : [])),
    ...fonts.filter((line) => !/CJK/.test(line)).map((line) => `${id}：字体不是中文的 ${line.split(' ')[0]}`),
    // The list of what is handed over stands on a sheet of its own.
    ...(oneSheet && pages.length > (id === 'handover-sheet' ? 2 : 1)
      ? [`${id}：表单超过一页（${pages.length} 页）`]
      : []),
  ];
}
