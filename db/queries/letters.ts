import { and, asc, eq, like } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { facts } from '../schema/facts.ts';
import { letterReplies } from '../schema/letter-replies.ts';
import { letters } from '../schema/letters.ts';
import { type LetterReply, type LetterView, letterView } from './letter-view.ts';

/** The letters of a round, all or those to one unit, with their dates and replies. */
export async function lettersOfRound(db: Db, round: string, unit?: string): Promise<LetterView[]> {
  const [happened, issued, replies] = await Promise.all([
    db
      .select()
      .from(facts)
      .where(and(eq(facts.round, round), like(facts.subject, 'letter/%'), eq(facts.stands, true)))
      .orderBy(asc(facts.at), asc(facts.seq)),
    db.select().from(letters).where(eq(letters.round, round)),
    letterRepliesOfRound(db, round),
  ]);
  const codes = new Set([...issued.map((row) => row.letter), ...happened.map((row) => row.subject.slice(7))]);
  const views = [...codes].sort().map((letter) =>
    letterView(
      letter,
      issued.find((row) => row.letter === letter),
      happened.filter((row) => row.subject === `letter/${letter}`),
      replies.filter((row) => row.letter === letter),
    ),
  );
  return unit === undefined ? views : views.filter((view) => view.unit === unit);
}

/** Letter × inspection × reply of a round, earliest first. */
export function letterRepliesOfRound(db: Db, round: string): Promise<LetterReply[]> {
  const { letter, inspection, date, nothing } = letterReplies;
  return db
    .select({ letter, inspection, date, nothing })
    .from(letterReplies)
    .where(eq(letterReplies.round, round))
    .orderBy(asc(date), asc(letter), asc(inspection));
}
