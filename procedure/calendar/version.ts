import type { Calendar } from './calendar.ts';

/** The same content with its version filled in: `cn-2026.5f3a09c1`, and `+…` when the county has closures. */
export function versioned(content: Omit<Calendar, 'version'>): Calendar {
  const { firstYear, lastYear, rest, work, closures } = content;
  const notices = fingerprint([String(firstYear), String(lastYear), ...sorted(rest), '#', ...sorted(work)]);
  const local = Object.keys(closures).length > 0 ? `+${fingerprint(sorted(closures))}` : '';
  return { version: `cn-${lastYear}.${notices}${local}`, firstYear, lastYear, rest, work, closures };
}

function sorted(days: Record<string, string>): string[] {
  return Object.entries(days)
    .map(([date, name]) => `${date}=${name}`)
    .sort();
}

/** FNV-1a, 32 bits: it tells versions apart; it does not protect against forgery (the rulebook and run hashes do). */
function fingerprint(lines: string[]): string {
  let hash = 0x811c9dc5;
  for (const char of lines.join('\n')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
