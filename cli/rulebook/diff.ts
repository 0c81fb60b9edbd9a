import { type Difference, type DiffSection, diffRulebooks, isSkeleton } from '../../procedure/rulebook/diff.ts';
import { FIELD_WORDS } from '../../procedure/rulebook/field-words.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { conflictWords, valueWords } from '../../procedure/rulebook/words.ts';

const SECTION_WORDS = {
  deadlines: '时限',
  steps: '步骤',
  letters: '函件',
  receivers: '接收单位',
  hearing: '听取汇报',
  people: '人员规定',
  words: '用语',
} as const satisfies Record<DiffSection, string>;

/** What two rulebooks do not have alike, in Chinese, each with its number of procedure.md §5. */
export function diffLines(a: Rulebook, b: Rulebook): string[] {
  const { differences, sameDuty, conflicts } = diffRulebooks(a, b);
  const documents = new Set([...a.lineage, ...b.lineage]);
  return [
    `甲 ${a.title}（${a.id}）`,
    `乙 ${b.title}（${b.id}）`,
    '',
    `【第 5 节所列的冲突】${conflicts.length === 0 ? '没有' : ''}`,
    ...conflicts.flatMap(({ no, title, says, seen }) => [
      `  §5-${no} ${title}${seen ? '' : '（字段里看不出，须人工核对）'}`,
      ...Object.entries(says).flatMap(([document, text]) =>
        documents.has(document) ? [`    ${document}：${text}`] : [],
      ),
    ]),
    ...sameDuty.map(({ a: one, b: other }) => `  同一件事、两个标识：甲 ${one}，乙 ${other}`),
    ...Object.entries(SECTION_WORDS).flatMap(([section, title]) =>
      sectionLines(
        title,
        differences.filter((one) => one.section === section),
        a,
        b,
      ),
    ),
  ];
}

function sectionLines(title: string, differences: Difference[], a: Rulebook, b: Rulebook): string[] {
  if (differences.length === 0) return [];
  const whole = differences.filter(({ field }) => field === undefined);
  const fields = differences.filter(({ field }) => field !== undefined);
  const both = [...new Set(fields.map(({ id }) => id))].map((id) => ({
    id,
    fields: fields.filter((f) => f.id === id),
  }));
  return [
    '',
    `【${title}】`,
    ...both.flatMap(({ id, fields }) => [
      `  ${[fields[0]?.title, `（${id}）`].join('')}${skeletonWords(id, title, a, b)}`,
      ...fields.map(
        ({ field = '', a: one, b: other, conflicts }) =>
          `    ${FIELD_WORDS[field] ?? field}：甲 ${valueWords(a, field, one)}｜乙 ${valueWords(b, field, other)}${numbers(conflicts)}`,
      ),
    ]),
    ...onlyIn(
      '只有甲有',
      whole.filter(({ a: has }) => has !== undefined),
    ),
    ...onlyIn(
      '只有乙有',
      whole.filter(({ b: has }) => has !== undefined),
    ),
  ];
}

function skeletonWords(id: string, title: string, a: Rulebook, b: Rulebook): string {
  if (title !== SECTION_WORDS.steps) return '';
  const who = [isSkeleton(a, id) ? '甲' : '', isSkeleton(b, id) ? '乙' : ''].filter(Boolean);
  return who.length === 0 ? '' : `　${who.join('、')}为骨架步骤`;
}

function onlyIn(what: string, items: Difference[]): string[] {
  if (items.length === 0) return [];
  return [
    `  ${what} ${items.length} 项：${items.map(({ title, id, conflicts }) => `${title}（${id}）${numbers(conflicts)}`).join('、')}`,
  ];
}

function numbers(conflicts: readonly number[]): string {
  return conflicts.length === 0 ? '' : `〔${conflictWords(conflicts)}〕`;
}
