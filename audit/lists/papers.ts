import type { Entry } from '../../procedure/entry.ts';
import type { Context } from '../../procedure/narrative/context.ts';
import { decisionsOf } from '../../procedure/narrative/decision.ts';

/** The paper that a fact of a letter, of a clue or of a transfer is known by. */
const ENTITY_PAPERS: Record<string, string> = {
  'letter.sent': '函件存底',
  'letter.received': '签收回执',
  'letter.personnel-received': '涉及人员信息的签收',
  'letter.replied': '函复原件',
  'letter.distributed': '分送签收',
  'letter.original-returned': '原件退还签收',
  'letter.original-archived': '归档登记',
  'clue.feedback': '书面反馈',
  'clue.status': '续报',
  'clue.closed': '办结材料',
};

/** Papers that lie or must lie behind what an entry says: those of its step, the decisions it rests on, what was scanned. */
export function papersBehind({ body, origin }: Entry, { book }: Context): string[] {
  const papers: string[] = [];
  if (body.type === 'fact.recorded') {
    const { fact, data } = body.fact;
    const step = book?.steps[fact];
    const own = ENTITY_PAPERS[fact];
    papers.push(...(step?.papers ?? []), ...(step?.evidence ?? []), ...(own === undefined ? [] : [own]));
    if (data.number !== undefined) papers.push(`编号 ${data.number}`);
  }
  const decided = decisionsOf(origin).map(
    ({ by, roleTitle, original }) => `${by}（${roleTitle}）的批示${original === null ? '' : `（${original}）`}`,
  );
  const scanned = (origin?.evidence ?? []).map((reference) => `凭证 ${reference}`);
  return [...new Set([...papers, ...decided, ...scanned])];
}

/** Whether anything was scanned, photographed or numbered with an entry. */
export function hasEvidence({ body, origin }: Entry): boolean {
  if (body.type === 'fact.recorded' && body.fact.data.number !== undefined) return true;
  const originals = decisionsOf(origin).filter(({ original }) => original !== null);
  return originals.length > 0 || (origin?.evidence ?? []).length > 0;
}
