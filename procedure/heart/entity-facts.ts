import type { Host } from '../levels.ts';

/** Facts of entities that no rulebook step names; everything else that happens is named by its step id. */
export const LETTER_FACTS = {
  'letter.sent': '发函',
  'letter.received': '签收',
  'letter.personnel-received': '收到涉及人员信息',
  'letter.no-personnel': '不涉及人员信息',
  'letter.replied': '函复收到',
  'letter.distributed': '分送巡察组',
  'letter.original-returned': '原件退还',
  'letter.original-archived': '原件归档',
} as const;

export const CLUE_FACTS = {
  'clue.feedback': '线索办理书面反馈',
  'clue.status': '线索续报',
  'clue.closed': '线索办结',
} as const;

/** On person/<code>, in the round the person serves in. */
export const PERSON_FACTS = {
  'person.assigned': '编入巡察组',
  'person.released': '调出巡察组',
} as const;

const TITLES: Record<string, string> = { ...LETTER_FACTS, ...CLUE_FACTS, ...PERSON_FACTS };

/** The Chinese word for an entity fact. */
export function entityFactTitle(fact: string): string | undefined {
  return TITLES[fact];
}

/** Letters and people live in the round, clues in their transfer. */
export function hostOfEntityFact(fact: string): Host | undefined {
  if (fact in LETTER_FACTS || fact in PERSON_FACTS) return 'round';
  return fact in CLUE_FACTS ? 'transfer' : undefined;
}
