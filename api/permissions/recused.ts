import type { Db } from '../../db/client.ts';
import { factsOfPerson } from '../../db/queries/facts-of-person.ts';
import type { Recusal } from '../../procedure/rights/viewer.ts';
import type { Books } from '../books.ts';

/** What a person declared recusal for（回避）, in the rounds whose rulebook has the step; nothing of who is in no register. */
export async function recusedOf(db: Db, books: Books, person: string | null): Promise<Recusal[]> {
  if (person === null) return [];
  const recused: Recusal[] = [];
  for (const { round, fact, data } of await factsOfPerson(db, person)) {
    const { recusal } = (await books.ofRound(round)).people ?? {};
    if (recusal?.step === fact) recused.push({ round, inspections: data.orgs });
  }
  return recused;
}
