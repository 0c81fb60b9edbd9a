import type { At } from './check.ts';
import { ENTITY_FACTS, isEntityFact } from './facts.ts';
import { instead, roleInstead, unitInstead } from './nearest.ts';
import type { Problem } from './problem.ts';
import { isRole, isUnit } from './roles.ts';
import type { DeadlineRule, Rulebook, Rung, Warning } from './schema.ts';
import type { Path } from './source.ts';

type Say = (path: Path, message: string, expected?: string) => Problem;

/** What a deadline names but the rulebook lacks, and a trigger that nothing here produces. */
export function checkDeadline(book: Rulebook, id: string, at: At): Problem[] {
  const rule = book.deadlines[id];
  if (!rule) return [];
  const say: Say = (path, message, expected) => at('deadlines', id, path, message, expected);
  return [
    ...checkTrigger(book, rule, say).map((problem) => ({ ...problem, dangling: { deadline: id } })),
    ...checkFacts(book, rule, say),
    ...checkCodes(rule, say),
    ...(rule.when === undefined || Object.hasOwn(book.traits, rule.when)
      ? []
      : [say(['when'], `没有这个情形（traits）：${rule.when}`, known(rule.when, book.traits, '情形（traits）'))]),
    ...(rule.letter === undefined || Object.hasOwn(book.letters, rule.letter)
      ? []
      : [say(['letter'], `没有这种函件：${rule.letter}`, known(rule.letter, book.letters, '函件（letters）'))]),
  ];
}

function checkTrigger(book: Rulebook, rule: DeadlineRule, say: Say): Problem[] {
  const { from } = rule;
  if (typeof from === 'string') return startedBy(book, rule, from, ['from'], say);
  if ('param' in from) {
    return Object.hasOwn(book.params, from.param)
      ? []
      : [
          say(
            ['from', 'param'],
            `没有这个轮次参数：${from.param}`,
            known(from.param, book.params, '轮次参数，或先在 params 里写上它'),
          ),
        ];
  }
  if ('due' in from) {
    return Object.hasOwn(book.deadlines, from.due)
      ? []
      : [say(['from', 'due'], `没有这个期限：${from.due}`, known(from.due, book.deadlines, '期限（deadlines）'))];
  }
  return 'planned' in from
    ? startedBy(book, rule, from.planned, ['from', 'planned'], say)
    : startedBy(book, rule, from.end, ['from', 'end'], say);
}

function known(name: string, all: object, what: string): string {
  return instead(name, Object.keys(all), what);
}

function factInstead(book: Rulebook, name: string): string {
  return instead(name, [...Object.keys(book.steps), ...ENTITY_FACTS], '步骤或事实');
}

function startedBy(book: Rulebook, rule: DeadlineRule, fact: string, path: Path, say: Say): Problem[] {
  if (Object.hasOwn(book.steps, fact)) return [];
  if (!isEntityFact(fact)) return [say(path, `没有这个步骤或事实：${fact}，期限无从起算`, factInstead(book, fact))];
  if (fact.startsWith('clue.')) {
    return Object.hasOwn(book.steps, 'transfer.handover') ? [] : [say(path, `没有移交，${fact} 不会发生`)];
  }
  const kinds = rule.letter === undefined ? Object.keys(book.letters) : [rule.letter];
  const sent = kinds.some((kind) => Object.hasOwn(book.letters, kind));
  return sent ? [] : [say(path, `没有会发出的函件，${fact} 不会发生，期限无从起算`)];
}

function checkFacts(book: Rulebook, rule: DeadlineRule, say: Say): Problem[] {
  const also = rule['also-from'];
  const mentions: [Path, string | undefined][] = [
    [['met-by'], rule['met-by']],
    [['also-from', 'fact'], also?.fact],
    [['until'], rule.until],
    ...Object.keys(rule.times ?? {}).map((fact): [Path, string] => [['times', fact], fact]),
  ];
  const happens = (fact: string) => Object.hasOwn(book.steps, fact) || isEntityFact(fact);
  const unknown = mentions.flatMap(([path, fact]) =>
    fact === undefined || happens(fact) ? [] : [say(path, `没有这个步骤或事实：${fact}`, factInstead(book, fact))],
  );
  const own = Object.entries(book.letters).filter(([kind]) => rule.letter === undefined || rule.letter === kind);
  const addressed = new Set(own.flatMap(([, letter]) => letter.units));
  const silent = (also?.units ?? []).filter((unit) => isUnit(unit) && !addressed.has(unit));
  return [...unknown, ...silent.map((unit) => say(['also-from', 'units'], `没有发给 ${unit} 的函件`))];
}

/** Whom the rungs or warnings of a ladder name. */
function named(field: 'escalate' | 'warn', rungs: readonly (Rung | Warning)[]): [Path, string | string[]][] {
  return rungs.flatMap((rung, i): [Path, string | string[]][] => {
    if (typeof rung === 'string') return [];
    return [
      [[field, i, 'to'], rung.to],
      [[field, i, 'copy-to'], rung['copy-to'] ?? []],
    ];
  });
}

function checkCodes(rule: DeadlineRule, say: Say): Problem[] {
  const roles: [Path, string | string[]][] = [
    [['owed-by'], rule['owed-by']],
    [['owed-to'], rule['owed-to']],
    [['extend-by'], rule['extend-by'] ?? []],
    ...named('escalate', rule.escalate ?? []),
    ...named('warn', rule.warn ?? []),
  ];
  const units: [Path, string[]][] = [
    [['units'], rule.units ?? []],
    [['also-from', 'units'], rule['also-from']?.units ?? []],
  ];
  const wrong = (mentions: [Path, string | string[]][], is: (code: string) => boolean, what: string) =>
    mentions.flatMap(([path, codes]) =>
      [codes].flat().flatMap((code) => (is(code) ? [] : [say(path, `没有这个${what}：${code}`, better(what, code))])),
    );
  const better = (what: string, code: string) => (what === '角色' ? roleInstead(code) : unitInstead(code));
  return [...wrong(roles, isRole, '角色'), ...wrong(units, isUnit, '协作单位')];
}
