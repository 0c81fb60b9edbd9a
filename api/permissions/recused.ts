import type { Db } from '../../db/client.ts';
import { factKindsOfPerson, factsOfPerson } from '../../db/queries/facts-of-person.ts';
import { recusalsOf } from '../../procedure/rights/recusals.ts';
import type { Recusal } from '../../procedure/rights/viewer.ts';
import type { Books } from '../books.ts';
import { asStanding } from './viewer.ts';

/** What a person declared recusal for（回避）, in the rounds whose rulebook has the step; nothing of who is in no register. */
export async function recusedOf(db: Db, books: Books, person: string | null): Promise<Recusal[]> {
  if (person === null) return [];
  const recused: Recusal[] = [];
  for (const { round, fact } of await factKindsOfPerson(db, person)) {
    // A round's own workflow is called as the round.
    const book = await books.ifWritten(round);
    if (book?.people?.recusal?.step !== fact) continue;
    const declared = await factsOfPerson(db, person, round, [fact]);
    recused.push(...recusalsOf(book, declared.map(asStanding), person));
  }
  return recused;
}
