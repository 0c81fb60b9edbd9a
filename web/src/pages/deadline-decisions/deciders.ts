import type { Deadline } from '../../api/deadlines.ts';
import { useRound } from '../../api/rounds.ts';
import { useRoundBook } from '../../api/rulebooks.ts';
import { messages } from '../../messages.ts';
import type { Kind } from './kinds.ts';

const DIRECTOR = 'director';
/** Whose word also counts for the leading group's; and who decides where no round says. */
const LEADERS = ['lg.exec', 'lg.head'];

/** Who may decide of a term, as the rulebook its round follows names them; a reminder is the director's to allow. */
export function useDeciders(row: Pick<Deadline, 'round' | 'rule'> | undefined, kind: Kind) {
  const round = useRound(row && row.round !== 'office' ? row.round : '');
  const book = useRoundBook(round.data).data;
  const rule = row && book?.deadlines[row.rule];
  const named = [rule?.['extend-by'] ?? book?.override.by ?? LEADERS].flat();
  const codes = kind === 'remind' ? [DIRECTOR] : named.flatMap((role) => (role === 'lg' ? LEADERS : [role]));
  const titles: Readonly<Record<string, string>> = book?.roleTitles ?? messages.roles;
  return codes.map((role) => ({ value: role, label: titles[role] ?? role }));
}
