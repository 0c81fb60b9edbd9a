import type { At } from './check.ts';
import { isEntityFact } from './facts.ts';
import type { Problem } from './problem.ts';
import { isRole, isUnit } from './roles.ts';
import type { DeadlineRule, Rulebook } from './schema.ts';
import type { Path } from './source.ts';

type Say = (path: Path, message: string) => Problem;

/** What a deadline names but the rulebook lacks, and a trigger that nothing here produces. */
export function checkDeadline(book: Rulebook, id: string, at: At): Problem[] {
  const rule = book.deadlines[id];
  if (!rule) return [];
  const say: Say = (path, message) => at('deadlines', id, path, message);
  return [
    ...checkTrigger(book, rule, say),
    ...checkFacts(book, rule, say),
    ...checkCodes(rule, say),
    ...(rule.when === undefined || Object.hasOwn(book.traits, rule.when)
      ? []
      : [say(['when'], `没有这个情形（traits）：${rule.when}`)]),
    ...(rule.letter === undefined || Object.hasOwn(book.letters, rule.letter)
      ? []
      : [say(['letter'], `没有这种函件：${rule.letter}`)]),
  ];
}

function checkTrigger(book: Rulebook, rule: DeadlineRule, say: Say): Problem[] {
  const { from } = rule;
  if (typeof from === 'string') return startedBy(book, rule, from, ['from'], say);
  if ('param' in from) {
    return Object.hasOwn(book.params, from.param) ? [] : [say(['from', 'param'], `没有这个轮次参数：${from.param}`)];
  }
  if ('due' in from) {
    return Object.hasOwn(book.deadlines, from.due) ? [] : [say(['from', 'due'], `没有这个期限：${from.due}`)];
  }
  return 'planned' in from
    ? startedBy(book, rule, from.planned, ['from', 'planned'], say)
    : startedBy(book, rule, from.end, ['from', 'end'], say);
}

function startedBy(book: Rulebook, rule: DeadlineRule, fact: string, path: Path, say: Say): Problem[] {
  if (Object.hasOwn(book.steps, fact)) return [];
  if (!isEntityFact(fact)) return [say(path, `没有这个步骤或事实：${fact}，期限无从起算`)];
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
  const known = (fact: string) => Object.hasOwn(book.steps, fact) || isEntityFact(fact);
  const unknown = mentions.flatMap(([path, fact]) =>
    fact === undefined || known(fact) ? [] : [say(path, `没有这个步骤或事实：${fact}`)],
  );
  const addressed = new Set(Object.values(book.letters).flatMap((letter) => letter.units));
  const silent = (also?.units ?? []).filter((unit) => isUnit(unit) && !addressed.has(unit));
  return [...unknown, ...silent.map((unit) => say(['also-from', 'units'], `没有发给 ${unit} 的函件`))];
}

function checkCodes(rule: DeadlineRule, say: Say): Problem[] {
  const roles: [Path, string | string[]][] = [
    [['owed-by'], rule['owed-by']],
    [['owed-to'], rule['owed-to']],
    ...(rule.escalate ?? []).map(({ to }, i): [Path, string | string[]] => [['escalate', i, 'to'], to]),
  ];
  const units: [Path, string[]][] = [
    [['units'], rule.units ?? []],
    [['also-from', 'units'], rule['also-from']?.units ?? []],
  ];
  const wrong = (mentions: [Path, string | string[]][], known: (code: string) => boolean, what: string) =>
    mentions.flatMap(([path, codes]) =>
      [codes].flat().flatMap((code) => (known(code) ? [] : [say(path, `没有这个${what}：${code}`)])),
    );
  return [...wrong(roles, isRole, '角色'), ...wrong(units, isUnit, '协作单位')];
}
