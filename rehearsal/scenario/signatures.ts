import { askedSignatures } from '../../procedure/heart/approvals.ts';
import type { Approval } from '../../procedure/heart/given.ts';
import { roleWords } from '../../procedure/rulebook/roles.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Act } from './act.ts';

const OTHERS = ['', '乙', '丙', '丁'];

/** The act with every signature its step asks for, all given on its own day, each by somebody else; and what is kept of it. */
export function signed(book: Rulebook, act: Act): Act {
  const { command, date } = act;
  const step = command.type === 'record-fact' ? book.steps[command.fact] : undefined;
  if (command.type !== 'record-fact' || !step) return act;
  const asked = askedSignatures(book, command.fact, command.data);
  const roles = asked.map(({ by }) => [by].flat()[0] ?? '');
  const approvals = roles.map((role, i): Approval => {
    const before = roles.slice(0, i).filter((other) => other === role).length;
    return { by: `${roleWords(role)}${OTHERS[before] ?? before}（演练）`, role, date };
  });
  const evidence = step.evidence?.map((kept) => `${kept}（演练）`);
  return { ...act, ...(approvals.length > 0 && { approvals }), ...(evidence && { evidence }) };
}
