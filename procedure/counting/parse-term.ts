import type { Term } from './term.ts';

const FORM = /^(\d+) (working days?|days?|weeks?|months?)( before)?$/;

/** The counting term that a rulebook's `within` means; undefined for text that is none. Pure: the heart reads it too. */
export function readTerm(text: string): Term | undefined {
  if (text === 'same day') return { kind: 'same-day' };
  if (text === 'on the date') return { kind: 'on-date' };
  const match = FORM.exec(text);
  if (!match) return undefined;
  const n = Number(match[1]);
  const unit = match[2]?.replace(/s$/, '');
  const before = match[3] !== undefined;
  if (before) return unit === 'day' ? { kind: 'days-before', n } : undefined;
  if (unit === 'working day') return { kind: 'working-days', n };
  if (unit === 'day') return { kind: 'days', n };
  if (unit === 'week') return { kind: 'days', n: n * 7 };
  return { kind: 'months', n };
}

/** The same for text a rulebook was checked to hold. */
export function parseTerm(text: string): Term {
  const term = readTerm(text);
  if (!term) throw new Error(`not a term: ${text}`);
  return term;
}
