import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperLibrary } from '../../papers/library.ts';
import type { TestApi } from '../support/api.ts';
import { LOCAL_TOKEN } from '../support/api.ts';
import { ROUND } from '../support/ledger.ts';
import { county } from './county.ts';
import { EXPECTED, type Expected } from './expected.ts';
import { compact, fieldTexts, pageText, partOf, wordText } from './word-text.ts';

const { templates } = paperLibrary();
let api: TestApi;

beforeAll(async () => {
  api = await county();
});
afterAll(() => api?.close());

function addressOf(id: string, { round = ROUND, on, no }: Expected, form: string): string {
  return `/api/rounds/${round}/papers/${id}/${on}.${form}${no === undefined ? '' : `?no=${encodeURIComponent(no)}`}`;
}

async function word(url: string): Promise<Uint8Array> {
  const answer = await api.app.inject({ url, headers: { authorization: `Bearer ${LOCAL_TOKEN}` } });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return new Uint8Array(answer.rawPayload);
}

it('is told of every paper there is', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual([...templates.keys()].sort());
});

describe.each([...templates.values()])('$title（$id）', ({ id, fields }) => {
  const expected = EXPECTED[id] ?? { on: 'round', values: {} };

  it('says what the ledger has in each of its fields, and leaves a line for the rest', async () => {
    expect(Object.keys(expected.values).sort()).toEqual(Object.keys(fields).sort());
    const { status, text } = await api.send('GET', addressOf(id, expected, 'html'));
    expect(status).toBe(200);
    for (const [name, value] of Object.entries(expected.values)) {
      const said = fieldTexts(text, name);
      if (value === null) expect(said.join(''), name).toMatch(/^[＿年月日]*$/);
      // A code only chooses what is printed.
      else if (name !== 'unitCode') expect(said, name).toContain(value);
    }
    const page = pageText(text);
    for (const row of expected.rows ?? []) expect(page).toContain(compact(row));
    expect(page).not.toMatch(/undefined|null|NaN|\{|\}/);
  });

  it('says the same in Word', async () => {
    const { text } = await api.send('GET', addressOf(id, expected, 'html'));
    expect(wordText(await word(addressOf(id, expected, 'docx')))).toBe(pageText(text));
  });
});

describe('a Word file', () => {
  it('is set as GB/T 9704 asks: A4, its margins, 28 characters of 16 points on 22 lines, — 1 — at the foot', async () => {
    const file = await word(addressOf('inquiry-letter', { on: 'letter.aud', values: {} }, 'docx'));
    const document = partOf(file, 'word/document.xml');
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toContain('w:line="580"');
    expect(document).toContain('w:eastAsia="仿宋_GB2312"');
    expect(document).toContain('w:color w:val="E60012"');
    expect(partOf(file, 'word/fontTable.xml')).toContain('<w:altName w:val="仿宋,FangSong"/>');
    expect(partOf(file, 'word/footer1.xml')).toContain('— ');
    expect(partOf(file, 'word/footer1.xml')).toContain('由 本机命令（local） 于 2022年6月20日（周一）10:00 导出');
  });

  it('has all papers of a kind one after another, each with pages of its own', async () => {
    const file = await word(`/api/rounds/${ROUND}/papers/pledge.docx`);
    const text = wordText(file);
    for (const name of ['组长甲', '副组长乙', '联络员丙', '组员丁', '组长戊']) expect(text).toContain(`本人${name}，`);
    expect(partOf(file, 'word/document.xml').match(/<w:pgNumType w:start="1"/g)).toHaveLength(5);
  });
});

describe('what can be printed', () => {
  it('is listed with what it can be printed for, in the order of the procedure', async () => {
    const { json } = await api.send('GET', `/api/rounds/${ROUND}/papers`);
    const ids: string[] = json.map(({ id }: { id: string }) => id);
    expect(ids.toSorted()).toEqual([...templates.keys()].filter((id) => id !== 'consultation-reply').sort());
    expect(ids.indexOf('inquiry-letter')).toBeLessThan(ids.indexOf('feedback-leadership'));
    const letters = json.find(({ id }: { id: string }) => id === 'inquiry-letter');
    expect(letters.for).toEqual([{ on: 'letter.aud', no: null, title: '审计局 巡函〔2022〕8号', secret: false }]);
    const petitions = json.find(({ id }: { id: string }) => id === 'petition-approval');
    expect(petitions.for.map(({ no }: { no: string | null }) => no)).toEqual(['P1', 'P2', null, null, null]);
  });

  it('is an empty form where nothing is named', async () => {
    const text = wordText(await word(`/api/rounds/${ROUND}/papers/working-paper/inspection.1-2.docx`));
    expect(text).toContain('乙镇党委');
    expect(text).toContain('编号：＿＿＿＿＿＿＿＿');
  });

  it('is refused with words where there is none', async () => {
    const { status, json } = await api.send('GET', `/api/rounds/${ROUND}/papers/nothing/round.docx`);
    expect([status, json.detail]).toEqual([404, '没有公文样式 nothing']);
    expect((await api.send('GET', `/api/rounds/${ROUND}/papers/pledge/person.nobody.docx`)).status).toBe(404);
    expect((await api.send('GET', `/api/rounds/${ROUND}/papers/pledge/everybody.docx`)).status).toBe(400);
  });
});
