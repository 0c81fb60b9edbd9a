import type { z } from 'zod';
import type { Db } from '../../db/client.ts';
import { inspectionNames } from '../../db/queries/inspections.ts';
import { newestRounds } from '../../db/queries/statistics/newest-rounds.ts';
import { receiptsIn } from '../../db/queries/statistics/receipts.ts';
import { ITEM_STEPS, signOffsIn } from '../../db/queries/statistics/sign-offs.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import { maySee } from '../../procedure/rights/may-see.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import { hasUnit, hasWholeRound, isCounty, type Reach, reachOf, touchesRound } from '../permissions/reach.ts';
import { viewerIn } from '../permissions/viewer.ts';
import type { receiptsSchema, signOffsSchema } from '../schemas/statistics.ts';
import { roleTitle } from '../words.ts';
import { rateOf } from './rate.ts';

/** Where no round is asked for, the newest of those in reach are counted. */
const MOST_ROUNDS = 12;

/** 签收率 of each unit that was written to: of the whole round for who has it, else of one's own unit. */
export async function receiptsShown(
  db: Db,
  account: Account,
  asked: string | undefined,
): Promise<z.infer<typeof receiptsSchema>> {
  const reach = reachOf(account, 'letters.see');
  const rounds = await roundsOf(db, reach, asked);
  const rows = (await receiptsIn(db, rounds)).filter(
    ({ round, unit }) => hasWholeRound(reach, round) || (!isCounty(reach) && hasUnit(reach, unit)),
  );
  const items = [...new Set(rows.map(({ unit }) => unit))].map((unit) => {
    const own = rows.filter((row) => row.unit === unit);
    const total = (count: 'sent' | 'received' | 'replied') => own.reduce((all, row) => all + row[count], 0);
    const [sent, received, replied] = [total('sent'), total('received'), total('replied')];
    return { unit, title: roleTitle(unit), sent, received, replied, rate: rateOf(received, sent) };
  });
  return { rounds, items: items.sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0) || b.sent - a.sent) };
}

/** 销号率 of each inspection of a round; of each round where none is asked for. */
export async function signOffsShown(
  db: Db,
  books: Books,
  account: Account,
  asked: string | undefined,
): Promise<z.infer<typeof signOffsSchema>> {
  const rounds = await roundsOf(db, reachOf(account, 'facts.see'), asked);
  const rows: Awaited<ReturnType<typeof signOffsIn>> = [];
  const found = await signOffsIn(db, rounds);
  for (const round of new Set(found.map((row) => row.round))) {
    const book = await books.ofRound(round);
    const viewer = await viewerIn(db, book, round, { account, right: 'facts.see' });
    const sees = (subject: string) =>
      maySee(book, { round, fact: ITEM_STEPS.opened, subject: subjectOf(subject) }, viewer);
    rows.push(...found.filter((row) => row.round === round && sees(row.subject)));
  }
  if (asked === undefined) return { rounds, items: rounds.flatMap((round) => ofRound(round, rows)) };
  const names = (await inspectionNames(db, rounds)).get(asked);
  const items = rows.map(({ round, subject, items: all, signedOff }) => {
    const { group, org } = subjectOf(subject);
    const ref = `${group}-${org}`;
    const title = `第${group}组·${names?.get(ref) ?? `第${org}单位`}`;
    return { round, ref, title, items: all, signedOff, rate: rateOf(signedOff, all) };
  });
  return { rounds, items };
}

function ofRound(round: string, rows: Awaited<ReturnType<typeof signOffsIn>>) {
  const own = rows.filter((row) => row.round === round);
  const items = own.reduce((all, row) => all + row.items, 0);
  const signedOff = own.reduce((all, row) => all + row.signedOff, 0);
  return items === 0 ? [] : [{ round, ref: null, title: round, items, signedOff, rate: rateOf(signedOff, items) }];
}

/** The round that is asked for, if any of it is in reach; else the newest that are. */
async function roundsOf(db: Db, reach: Reach, asked: string | undefined): Promise<string[]> {
  if (asked !== undefined) return touchesRound(reach, asked) ? [asked] : [];
  if (reach.scopes.some(({ kind }) => kind === 'all' || kind === 'unit')) return newestRounds(db, MOST_ROUNDS);
  const own = new Set(reach.scopes.flatMap(({ of }) => of.split('/').slice(0, 1)));
  return [...own].sort().reverse().slice(0, MOST_ROUNDS);
}
