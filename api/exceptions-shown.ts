import { type Exceptions, ExceptionsCollector } from '../audit/lists/exceptions.ts';
import { type Sample, SampleCollector } from '../audit/lists/sample.ts';
import type { Db } from '../db/client.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import { RoundEntries } from './round-entries.ts';

interface OfRound {
  round: string;
  /** Who reads it. */
  account: Account;
}

/** Every list of a round that an auditor reads beside the verdict. */
export async function exceptionsShown(
  db: Db,
  books: Books,
  { round, account }: OfRound,
  lateDays: number,
): Promise<Exceptions> {
  const entries = await RoundEntries.of(db, books, round, account);
  const collector = new ExceptionsCollector(entries.reader(), lateDays);
  for await (const entry of entries.read()) collector.add(entry);
  return collector.all();
}

/** 抽查原件 of a round. */
export async function sampleShown(
  db: Db,
  books: Books,
  { round, account }: OfRound,
  { seed, n }: { seed: string; n: number },
): Promise<Sample> {
  const entries = await RoundEntries.of(db, books, round, account);
  const collector = new SampleCollector(entries.reader());
  for await (const entry of entries.read()) collector.add(entry);
  return collector.draw(seed, n);
}
