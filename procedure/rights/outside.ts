import { signsFor } from '../rulebook/roles.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import type { Secrecy } from '../rulebook/secrecy.ts';
import { type Matter, refsOf, stepOf, tellsOfClues, unitOf } from './matter.ts';
import { isOwn, ORG_SIDE, unitHeld } from './scope.ts';
import type { RoleHeld } from './viewer.ts';

/** What the inspected organization sees: what it does, signs, owes or is sent, of its own inspection; never of clues. */
export function orgSees(book: Rulebook, held: RoleHeld, matter: Matter, level: Secrecy | undefined): boolean {
  if (held.kind !== 'inspection' || refsOf(matter).length !== 1 || !isOwn(held, matter)) return false;
  if (level !== undefined || tellsOfClues(book, matter) || !isAddressed(book, held, matter)) return false;
  return partiesOf(book, matter).some((party) => ORG_SIDE.includes(party));
}

/**
 * What a cooperating unit sees: its own letters and what it answered, transfers it received, and of the steps those it
 * does or is sent papers of. 密件 only where they are its own.
 */
export function unitSees(book: Rulebook, held: RoleHeld, matter: Matter, level: Secrecy | undefined): boolean {
  const code = unitHeld(held);
  if (code === undefined || level === 'sealed') return false;
  const { letter, transfer } = matter.subject ?? {};
  if (letter !== undefined || transfer !== undefined) {
    // What is signed inside the house before a transfer leaves it is the house's own.
    const parties = partiesOf(book, matter);
    const sent = !stepOf(book, matter) || parties.some((party) => ['receiver', 'unit', code].includes(party));
    return unitOf(matter) === code && level !== 'internal' && sent;
  }
  if (tellsOfClues(book, matter) || level === 'internal' || !isAddressed(book, held, matter)) return false;
  const told = unitOf(matter);
  if (told !== undefined && told !== code) return false;
  const made = [stepOf(book, matter)?.by ?? []].flat().includes(code);
  return made || (level === undefined && (told === code || partiesOf(book, matter).includes(code)));
}

/** Everybody a step or rule names as doing, signing, receiving, or owing. */
function partiesOf(book: Rulebook, matter: Matter): string[] {
  const step = stepOf(book, matter);
  const rule = matter.rule === undefined ? undefined : book.deadlines[matter.rule];
  if (rule) return [rule['owed-by'], rule['owed-to']].flat();
  const signers = (step?.approve ?? []).map(({ by }) => by);
  return [step?.by ?? [], step?.to ?? [], step?.['addressed-to'] ?? [], ...signers].flat();
}

function isAddressed(book: Rulebook, { role }: RoleHeld, matter: Matter): boolean {
  const to = stepOf(book, matter)?.['addressed-to'];
  return to === undefined || [to].flat().some((asked) => signsFor(role, asked));
}
