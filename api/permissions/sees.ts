import type { Db } from '../../db/client.ts';
import type { DeadlineRow } from '../../db/queries/deadlines.ts';
import type { FactRow } from '../../db/queries/facts.ts';
import type { LetterView } from '../../db/queries/letter-view.ts';
import type { ReportRow } from '../../db/queries/reports.ts';
import { subjectOfRow } from '../../db/queries/subject-of-row.ts';
import { type TransferView, transfersOfRound } from '../../db/queries/transfers.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import type { Thing } from '../../procedure/heart/things.ts';
import { type Standing, withoutLimited } from '../../procedure/rights/circles.ts';
import type { Matter } from '../../procedure/rights/matter.ts';
import { namedFor, namingSteps } from '../../procedure/rights/may-record.ts';
import { maySee } from '../../procedure/rights/may-see.ts';
import type { Viewer } from '../../procedure/rights/viewer.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { standing } from './viewer.ts';

type Told = Pick<FactRow, 'round' | 'fact' | 'subject' | 'data'>;

/** What facts of a round are told by beside themselves. */
export interface Around {
  book: Rulebook;
  /** Whose clues a batch carries and to whom, by its number: what happened to one is about those inspections. */
  batches: ReadonlyMap<number, { inspections: readonly string[]; unit: string }>;
  /** Who was named to record what is sealed. */
  naming: readonly Standing[];
}

export async function aroundIn(db: Db, book: Rulebook, round: string): Promise<Around> {
  const steps = Object.keys(book.steps).flatMap((fact) => namingSteps(book, fact));
  const [rows, naming] = await Promise.all([transfersOfRound(db, round), standing(db, round, [...new Set(steps)])]);
  const batches = rows.map(({ no, inspections, receiver: unit }) => [no, { inspections, unit }] as const);
  return { book, batches: new Map(batches), naming };
}

/** What a fact or a draft of one is, for the rules of who may know of it. */
export function factMatter({ round, fact, subject: on, data }: Told, around?: Around): Matter {
  const subject = subjectOf(on);
  const batch = subject.transfer === undefined ? undefined : around?.batches.get(subject.transfer);
  const matter = { round, fact, subject, data, ...batch };
  return around ? { ...matter, named: namedFor(around.book, matter, around.naming) } : matter;
}

/** The facts somebody may know of, each without the numbers kept from them（知悉范围）. */
export function factsSeen<T extends Told>(book: Rulebook, rows: readonly T[], viewer: Viewer, around?: Around): T[] {
  return rows.flatMap((row) => {
    const matter = factMatter(row, around);
    return maySee(book, matter, viewer) ? [{ ...row, data: withoutLimited(book, matter, viewer) }] : [];
  });
}

export function seesDeadline(book: Rulebook, row: DeadlineRow, viewer: Viewer): boolean {
  const { round, rule, unit } = row;
  return maySee(book, { round, rule, subject: subjectOfRow(row), ...(unit !== null && { unit }) }, viewer);
}

export function reportsSeen(book: Rulebook, rows: readonly ReportRow[], viewer: Viewer): ReportRow[] {
  return rows.filter(({ round, step: fact, inspection }) => {
    const subject = inspection === null ? {} : subjectOf(`village/${inspection}`);
    return maySee(book, { round, fact, subject }, viewer);
  });
}

/** Batches of clues: whoever has the round, their receiver, and groups whose inspections alone they come from. */
export function transfersSeen<T extends Pick<TransferView, 'round' | 'no' | 'receiver' | 'inspections'>>(
  book: Rulebook,
  rows: readonly T[],
  viewer: Viewer,
): T[] {
  return rows.filter(({ round, no: transfer, receiver: unit, inspections }) =>
    maySee(book, { round, fact: 'transfer.handover', subject: { transfer }, unit, inspections }, viewer),
  );
}

/**
 * The letters somebody may know of: a unit its own, whoever has the round all, a group those about its inspections and
 * of each no other one. `everybody`: the inspections of the round, `own`: those of them in reach.
 */
export function lettersSeen(
  { book, round, viewer }: { book: Rulebook; round: string; viewer: Viewer },
  rows: readonly LetterView[],
  { everybody, own }: { everybody: readonly string[]; own: readonly string[] },
): LetterView[] {
  const isOwn = (ref: string) => own.includes(ref);
  return rows.flatMap((row) => {
    const { letter, unit, kind } = row;
    const matter = {
      round,
      fact: 'letter.sent',
      subject: { letter },
      unit,
      ...(kind !== null && { letterKind: kind }),
    };
    const whole = viewer.roles.filter((held) => held.kind === 'unit' || held.kind === 'all' || held.kind === 'round');
    if (maySee(book, matter, { ...viewer, roles: whole })) return [row];
    const about = (row.inspections ?? everybody).filter(isOwn);
    if (about.length === 0) return [];
    return [{ ...row, inspections: about, replies: row.replies.filter(({ inspection }) => isOwn(inspection)) }];
  });
}

/** What a step waits for, without the lines of steps that are not for the asker. */
export function linesSeen<T extends { step: string; on: string; thing?: string | undefined }>(
  book: Rulebook,
  round: string,
  lines: readonly T[],
  viewer: Viewer,
): T[] {
  return lines.filter(({ step: fact, on, thing }) =>
    maySee(book, { round, fact, subject: { ...subjectOf(on), ...(thing !== undefined && { thing }) } }, viewer),
  );
}

/** Numbered things somebody may know of, and of each what was done with it that is for them. */
export function thingsSeen(
  book: Rulebook,
  { round, sort }: { round: string; sort: string },
  things: readonly Thing[],
  viewer: Viewer,
): Thing[] {
  return things.flatMap((thing) => {
    const subject = { ...subjectOf(thing.on), thing: `${sort}/${thing.number}` };
    if (!maySee(book, { round, sort, subject }, viewer)) return [];
    return [{ ...thing, done: thing.done.filter(({ step: fact }) => maySee(book, { round, fact, subject }, viewer)) }];
  });
}
