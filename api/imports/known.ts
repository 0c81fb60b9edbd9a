import { listFacts } from '../../db/queries/facts.ts';
import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import { type RoundRow, roundByNo } from '../../db/queries/rounds.ts';
import { transfersOfRound } from '../../db/queries/transfers.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { KnownClues } from '../../sheets/import/clues.ts';
import type { Known } from '../../sheets/import/plan.ts';
import type { KnownItems, KnownRectification } from '../../sheets/import/rectification-plan.ts';
import type { Account } from '../auth/account.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { hasInspection, reachOf } from '../permissions/reach.ts';
import { notFound } from '../problem.ts';
import { roleTitle } from '../words.ts';

const RECTIFICATION = ['feedback.leadership', 'rectify.plan', 'rectify.reports'];

/** The round an import is for. */
export async function roundOfImport({ db }: ApiDeps, round: string): Promise<RoundRow> {
  const row = await roundByNo(db, round);
  if (!row) throw notFound('round', `没有轮次 ${round}`);
  return row;
}

async function known(deps: ApiDeps, row: RoundRow, account: Account): Promise<Known> {
  const inspections = await inspectionsOfRound(deps.db, row.round);
  // To compare a row with what is there tells of it: what somebody is recused from is as if it were not.
  const reach = { ...reachOf(account, 'facts.record'), looks: true };
  return {
    today: dateOfInstant(instantNow(deps)),
    earliest: row.mode === 'backfill' ? dateOfInstant(row.startedAt) : `${row.round.slice(1, 5)}-01-01`,
    inspections: inspections
      .filter(({ ref }) => hasInspection(reach, row.round, ref))
      .map(({ ref, groupNo, name }) => ({ ref, group: groupNo, name })),
  };
}

/** What the ledger has of the batches of clues of a round. */
export async function knownClues(deps: ApiDeps, row: RoundRow, book: Rulebook, account: Account): Promise<KnownClues> {
  const { round } = row;
  const [own, transfers, facts] = await Promise.all([
    known(deps, row, account),
    transfersOfRound(deps.db, round),
    listFacts(deps.db, { round, facts: ['transfer.handover', 'clue.feedback', 'clue.status'], standing: true }),
  ]);
  return {
    ...own,
    receivers: Object.entries(book.receivers).map(([code, { title }]) => ({ code, titles: [title, roleTitle(code)] })),
    batches: transfers.map(({ no, receiver, clues }) => {
      const days = (fact: string) =>
        facts.flatMap((one) => (one.fact === fact && one.subject === `transfer/${no}` ? [one.date] : []));
      return {
        ...{ no, receiver, clues: clues.map(({ number }) => number) },
        handed: days('transfer.handover')[0],
        feedbacks: days('clue.feedback'),
        reports: days('clue.status'),
        closed: new Map(clues.flatMap(({ number, closedOn }) => (closedOn === null ? [] : [[number, closedOn]]))),
      };
    }),
  };
}

/** What the ledger has of the rectification of a round. */
export async function knownItems(deps: ApiDeps, row: RoundRow, book: Rulebook, account: Account): Promise<KnownItems> {
  const own = await known(deps, row, account);
  const { round } = row;
  const sorts = Object.entries(book.steps).flatMap(([id, { opens, each }]) =>
    opens === 'item' || each === 'item' ? [id] : [],
  );
  const facts = await listFacts(deps.db, { round, facts: [...RECTIFICATION, ...sorts], standing: true });
  const inspectionsKnown = new Map<string, KnownRectification>();
  for (const { ref } of own.inspections) {
    const once = new Map<string, string>();
    const each = new Map<string, string>();
    for (const { fact, date, data } of facts.filter(({ subject }) => subject === `inspection/${ref}`)) {
      for (const part of partsOf(book, fact, data.part)) once.set(part === undefined ? fact : `${fact} ${part}`, date);
      for (const number of data.numbers ?? []) each.set(`${fact} ${number}`, date);
    }
    inspectionsKnown.set(ref, { once, each });
  }
  return { ...own, book, inspectionsKnown };
}

/** A fact of a step in parts that names none is all of them. */
function partsOf(book: Rulebook, fact: string, part: string | undefined): (string | undefined)[] {
  return part === undefined ? (book.steps[fact]?.parts ?? [undefined]) : [part];
}
