import { parseSource, type Sources } from './load.ts';
import { type OpenChoice, type Problem, RulebookError } from './problem.ts';
import { resolveRulebook } from './resolve.ts';
import type { Rulebook } from './schema.ts';
import { STAGES, type Stage } from './stages.ts';

/** A document to compose, whole or from a stage on. */
export interface Part {
  name: string;
  from?: Stage;
}

/** A composition tried in memory. */
export interface Draft {
  id: string;
  parts: readonly Part[];
  /** The choices made. */
  choose: Readonly<Record<string, string>>;
  /** One duty under two ids: id to keep → the ids it replaces. */
  replaces: Readonly<Record<string, readonly string[]>>;
  /** Every choice there is, and those that are still to be made. */
  choices: readonly OpenChoice[];
  open: readonly OpenChoice[];
  /** What the composition itself must write: gates left when those on steps that are not there are gone, and triggers given. */
  steps: Readonly<Record<string, { after: object }>>;
  deadlines: Readonly<Record<string, { from: string }>>;
  /** Deadlines whose trigger is not there, and none is given. */
  untriggered: readonly string[];
  /** What is wrong apart from `open`; while choices are open, with the first document tried for each. */
  left: readonly Problem[];
  book?: Rulebook;
}

/** Reads `A+B` and `A+B,from stage` or `A+B(from stage)`. Undefined for text that is none. */
export function readParts(text: string): Part[] | undefined {
  const parts = text.split('+').map((part): Part | undefined => {
    const match = /^\s*([a-z0-9-]+)\s*(?:[,，(（]\s*from[\s=:]+([a-z]+)\s*[)）]?)?\s*$/.exec(part);
    const [, name, from] = match ?? [];
    if (name === undefined || (from !== undefined && !isStage(from))) return undefined;
    return from === undefined ? { name } : { name, from };
  });
  const read = parts.filter((part) => part !== undefined);
  return read.length === parts.length && read.length > 1 ? read : undefined;
}

function isStage(text: string): text is Stage {
  return Object.hasOwn(STAGES, text);
}

/**
 * The rulebooks composed as far as `given` allows: choice → parent, or `<deadline>.from` → the step that a deadline counts
 * from whose own trigger stays behind.
 */
export function draft(parts: readonly Part[], sources: Sources, given: Readonly<Record<string, string>>): Draft {
  const id = parts.map(({ name }) => name).join('-with-');
  const { choices, replaces } = findChoices(id, parts, sources);
  const [choose, deadlines] = splitGiven(parts, given);
  const open = choices.filter(({ key }) => !Object.hasOwn(choose, key) && !Object.hasOwn(choose, allOf(key)));
  const written = { replaces, choose: { ...choose, ...provisional(open) }, deadlines, steps: {} };
  const first = attempt(source(id, parts, written), sources);
  const dangling = danglingOf(first);
  const steps = Object.fromEntries(
    dangling.flatMap((one) => ('step' in one ? [[one.step, { after: one.after }]] : [])),
  );
  const untriggered = dangling.flatMap((one) => ('deadline' in one ? [one.deadline] : []));
  const tried = dangling.length === 0 ? first : attempt(source(id, parts, { ...written, steps }), sources);
  const at = { id, parts, choose, replaces, choices, open, steps, deadlines, untriggered };
  return tried instanceof RulebookError ? { ...at, left: tried.problems } : { ...at, left: [], book: tried };
}

function splitGiven(parts: readonly Part[], given: Readonly<Record<string, string>>) {
  const isParent = (value: string) => parts.some(({ name }) => name === value);
  const choose = Object.fromEntries(Object.entries(given).filter(([, value]) => isParent(value)));
  const deadlines = Object.entries(given).flatMap(([key, from]) =>
    isParent(from) ? [] : [[key.replace(/\.from$/, ''), { from }] as const],
  );
  return [choose, Object.fromEntries(deadlines)] as const;
}

function danglingOf(tried: Rulebook | RulebookError) {
  return tried instanceof RulebookError ? tried.problems.flatMap(({ dangling }) => dangling ?? []) : [];
}

/** The same as YAML. Choices that are open are left empty, under what the documents say; fields of one item share a line. */
export function draftYaml(draft: Draft, about: About): string {
  const replaced = Object.entries(draft.replaces);
  const chosen = Object.entries(draft.choose).map(([key, parent]) => `  ${key}: ${parent}`);
  const open = linesOf(draft, about);
  return [
    '# yaml-language-server: $schema=./rulebook.schema.json',
    `id: ${draft.id} # 文件名要与它相同`,
    `title: ${draft.parts.map(({ name }) => name).join('＋')}`,
    'extends:',
    ...draft.parts.map(({ name, from }) => (from ? `  - ${name}: { from: ${from} }` : `  - ${name}`)),
    ...(replaced.length > 0 ? ['', 'replaces: # 两个标识、同一件事'] : []),
    ...replaced.map(([kept, others]) => `  ${kept}: [${others.join(', ')}]`),
    ...(chosen.length + open.length > 0 ? ['', 'choose:'] : []),
    ...chosen,
    ...open,
    ...overrides(draft),
    '',
  ].join('\n');
}

function overrides({ steps, deadlines, untriggered }: Draft): string[] {
  const gates = (after: object) =>
    Object.entries(after)
      .map(([gate, strength]) => `${gate}: ${strength}`)
      .join(', ');
  const counted = Object.entries(deadlines).map(([id, { from }]) => `  ${id}: { from: ${from} }`);
  const empty = untriggered.map((id) => `  # ${id}: { from: … } 起算的步骤不在，请填`);
  return [
    ...(Object.keys(steps).length > 0 ? ['', 'steps: # 去掉了本规程没有的前置，请核对'] : []),
    ...Object.entries(steps).map(([id, { after }]) => `  ${id}: { after: { ${gates(after)} } }`),
    ...(counted.length + empty.length > 0 ? ['', counted.length > 0 ? 'deadlines:' : '# deadlines:'] : []),
    ...counted,
    ...empty,
  ];
}

/** What is said above the line of a choice, and which keys must have a line of their own. */
export interface About {
  text(choice: OpenChoice): string;
  alone(key: string): boolean;
}

function linesOf({ open, choose }: Draft, about: About): string[] {
  const together = open.map(({ key }) => key).filter((key) => !about.alone(key));
  const grouped = new Map<string, string[]>();
  for (const choice of open) {
    const all = allOf(choice.key);
    const siblings = together.filter((key) => allOf(key) === all).length;
    const own = about.alone(choice.key) || siblings < 2 || Object.hasOwn(choose, all);
    const key = own ? choice.key : all;
    grouped.set(key, [...(grouped.get(key) ?? []), `  # ${about.text(choice)}`]);
  }
  return [...grouped].flatMap(([key, comments]) => [...comments, `  ${key}:`]);
}

/** Every choice and every double duty of the composition, found by trying until nothing new turns up. */
function findChoices(id: string, parts: readonly Part[], sources: Sources) {
  const choices = new Map<string, OpenChoice>();
  const replaces: Record<string, string[]> = {};
  for (;;) {
    const tried = attempt(source(id, parts, { replaces, choose: provisional([...choices.values()]) }), sources);
    const problems = tried instanceof RulebookError ? tried.problems : [];
    const found = problems.flatMap(({ choice }) => choice ?? []);
    const duties = problems.flatMap(({ duty }) => (duty ? [duty] : []));
    if (found.length + duties.length === 0) return { choices: [...choices.values()], replaces };
    for (const choice of found) choices.set(choice.key, choice);
    // What a kept id's fields are is known only once it is told: begin again.
    if (duties.length > 0) choices.clear();
    for (const [kept, other] of duties) replaces[kept] = [...(replaces[kept] ?? []), other];
  }
}

function provisional(open: readonly OpenChoice[]): Record<string, string> {
  return Object.fromEntries(open.map(({ key, said }) => [key, said[0]?.parent ?? '']));
}

function allOf(key: string): string {
  return `${key.slice(0, key.lastIndexOf('.'))}.*`;
}

function source(id: string, parts: readonly Part[], written: object): string {
  const parents = parts.map(({ name, from }) => (from === undefined ? name : { [name]: { from } }));
  return JSON.stringify({ id, title: id, extends: parents, ...written });
}

function attempt(text: string, sources: Sources): Rulebook | RulebookError {
  try {
    const composed = parseSource(text, '组合.yaml');
    return resolveRulebook(composed.book.id, new Map([...sources, [composed.book.id, composed]]));
  } catch (error) {
    if (error instanceof RulebookError) return error;
    throw error;
  }
}
