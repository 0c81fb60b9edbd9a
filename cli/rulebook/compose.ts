import { conflictsBetween, conflictsOf, WHOLE } from '../../procedure/rulebook/conflicts.ts';
import { type Draft, draft, draftYaml, type Part } from '../../procedure/rulebook/draft.ts';
import { FIELD_WORDS } from '../../procedure/rulebook/field-words.ts';
import type { Sources } from '../../procedure/rulebook/load.ts';
import type { OpenChoice } from '../../procedure/rulebook/problem.ts';
import { resolveRulebook } from '../../procedure/rulebook/resolve.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { conflictWords, valueWords } from '../../procedure/rulebook/words.ts';
import { StackError } from '../../stack/say.ts';
import { problemLines } from './check.ts';

export interface Composed {
  draft: Draft;
  /** The choices still to be made: key, what each document says, numbers of §5. */
  choices: { key: string; says: Record<string, unknown>; conflicts: number[] }[];
  yaml: string;
  /** Notes for the person, not part of the file. */
  notes: string[];
}

/** The documents composed in memory: the YAML with the choices that are still to be made, or the finished one. */
export function compose(parts: readonly Part[], sources: Sources, given: Readonly<Record<string, string>>): Composed {
  const books = new Map(parts.map(({ name }) => [name, resolveRulebook(name, sources)]));
  const made = draft(parts, sources, given);
  const numbers = (key: string) => numbersOf(key, [...books.values()]);
  const text = (choice: OpenChoice) => {
    const conflicts = conflictWords(numbers(choice.key));
    return `${conflicts && `${conflicts} `}${choiceWords(choice, books)}`;
  };
  const yaml = draftYaml(made, {
    text,
    alone: (key) => isWhole(key) || (numbers(key).length > 0 && !READING.has(fieldOf(key))),
  });
  const choices = made.open.map(({ key, said }) => ({
    key,
    says: Object.fromEntries(said.map(({ parent, value }) => [parent, value ?? null])),
    conflicts: numbers(key),
  }));
  return { draft: made, choices, yaml, notes: notesOf(made) };
}

/** The numbers of §5 that a choice between these rulebooks settles. */
function numbersOf(key: string, books: readonly Rulebook[]): number[] {
  const between = books.flatMap((a, i) =>
    books.slice(i + 1).flatMap((b) => conflictsBetween(a.lineage, b.lineage).map(({ no }) => no)),
  );
  return conflictsOf(key).filter((no) => between.includes(no));
}

/** `key=parent` pairs of the command line, and `<deadline>.from=step` ones. */
export function readChoices(texts: readonly string[], parts: readonly Part[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [key = '', value = '', ...rest] = text.split('=');
      const known = parts.some(({ name }) => name === value) || (key.endsWith('.from') && value !== '');
      if (key === '' || rest.length > 0 || !known) {
        const names = parts.map(({ name }) => name).join('、');
        throw new StackError(`--choose 写作 key=规程，规程是 ${names} 之一；或“时限.from=步骤”：${text}`);
      }
      return [key, value];
    }),
  );
}

/** Fields that only help to read: they go with the rest of their item. */
const READING = new Set(['title', 'clause', 'note', 'catalogue', 'papers', 'mark']);

function fieldOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** Whether the choice is about a whole step or deadline that only one document has. */
function isWhole(key: string): boolean {
  return Object.hasOwn(WHOLE, key);
}

function choiceWords({ key, said }: OpenChoice, books: ReadonlyMap<string, Rulebook>): string {
  const field = fieldOf(key);
  const texts = said.map(({ parent, value }) => {
    const book = books.get(parent);
    if (isWhole(key)) return `${parent} ${value === undefined ? '没有这一条' : `有（${String(value)}）`}`;
    return `${parent} ${book ? valueWords(book, field, value) : String(value)}`;
  });
  return `${isWhole(key) ? `留不留（${key}）` : `${FIELD_WORDS[field] ?? field}（${key}）`}：${texts.join('｜')}`;
}

function notesOf({ open, left, choices, steps, untriggered }: Draft): string[] {
  const counted = [
    ...(open.length > 0
      ? [
          `还有 ${open.length} 处没有选择（共 ${choices.length} 处）：在 choose 里逐项填上所取的规程，或用 --choose key=规程`,
        ]
      : []),
    ...Object.keys(steps).map((id) => `“${id}”有本规程没有的前置，已在 steps 里去掉，请核对`),
    ...untriggered.map((id) => `“${id}”起算的步骤不在：写上 deadlines.${id}.from，或用 --choose ${id}.from=步骤`),
  ];
  if (left.length === 0) return counted;
  const when = open.length > 0 ? '各处暂取第一份时' : '选择都有了，但';
  return [...counted, `${when}还有 ${left.length} 处要在本规程里自己写明：`, ...problemLines(left, '组合后的规程')];
}
