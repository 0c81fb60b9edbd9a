import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { parseYamlFile } from '../procedure/rulebook/yaml-file.ts';
import { checkTemplate } from './check.ts';
import { HOUSE, type House, type HouseName } from './subjects.ts';
import { type Template, templateSchema } from './template.ts';

export const TEMPLATE_DIR = fileURLToPath(new URL('./templates/', import.meta.url));

/** A template with the file it was read from. */
export type KeptTemplate = Template & {
  file: string;
  /** A county's file took the place of ours. */
  replaced: boolean;
};

/** The papers that can be printed here, by id. */
export interface PaperLibrary {
  house: House;
  templates: ReadonlyMap<string, KeptTemplate>;
}

const HOUSE_FILE = 'house.yaml';
const houseSchema = z.strictObject(
  Object.fromEntries(Object.keys(HOUSE).map((name) => [name, z.string().optional()])) as Record<
    HouseName,
    z.ZodOptional<z.ZodString>
  >,
);

/**
 * The papers that ship and, in their place or beside them, those of the county's folder. Throws `RulebookError` naming
 * file, line and place of everything that is wrong.
 */
export function paperLibrary(own?: string): PaperLibrary {
  const ours = readFolder(TEMPLATE_DIR);
  const theirs = own === undefined ? { house: {}, templates: [] } : readFolder(folder(own));
  const templates = new Map<string, KeptTemplate>();
  for (const one of ours.templates) templates.set(one.id, one);
  for (const one of theirs.templates) templates.set(one.id, { ...one, replaced: templates.has(one.id) });
  checkTogether([...templates.values()]);
  return { house: { ...ours.house, ...theirs.house }, templates };
}

let shipped: PaperLibrary | undefined;

/** The papers that ship, read when first asked for. */
export function shippedPapers(): PaperLibrary {
  shipped ??= paperLibrary();
  return shipped;
}

function folder(path: string): string {
  if (existsSync(path) && statSync(path).isDirectory()) return path;
  throw new RulebookError([fault(path, `没有文件夹 ${path}：XUNCHENG_PAPERS_DIR 应为放本县公文样式的文件夹`)]);
}

function readFolder(dir: string): { house: House; templates: KeptTemplate[] } {
  const files = readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  const read = (name: string) => readFileSync(join(dir, name), 'utf8');
  const house = files.includes(HOUSE_FILE)
    ? parseYamlFile(read(HOUSE_FILE), join(dir, HOUSE_FILE), houseSchema).data
    : {};
  const templates = files.filter((name) => name !== HOUSE_FILE).sort();
  return { house: given(house), templates: templates.map((name) => readTemplate(read(name), join(dir, name))) };
}

function given(house: Record<string, string | undefined>): House {
  return Object.fromEntries(Object.entries(house).filter(([, value]) => value));
}

/** One template from its text. */
export function readTemplate(text: string, file: string): KeptTemplate {
  const { data, problem } = parseYamlFile(text, file, templateSchema);
  const named =
    data.id === basename(file, '.yaml') ? [] : [problem(['id'], '标识与文件名不同', `文件名 ${data.id}.yaml`)];
  const problems = [...named, ...checkTemplate(data, problem)];
  if (problems.length > 0) throw new RulebookError(problems);
  return { ...data, file, replaced: false };
}

/** What follows a paper is there, is of the same subject and is followed by nothing itself. */
function checkTogether(templates: readonly KeptTemplate[]): void {
  const problems = templates.flatMap(({ file, subject, with: following = [] }) =>
    following.flatMap((id) => {
      const other = templates.find((one) => one.id === id);
      if (other?.subject === subject && other.with === undefined) return [];
      return [fault(file, `后面不能接“${id}”：没有这一件，或不是同一种对象，或它后面还接别的`, 'with')];
    }),
  );
  if (problems.length > 0) throw new RulebookError(problems);
}

function fault(file: string, message: string, path = '') {
  return { file, line: 1, column: 1, path, message };
}
