import { type DeadlineRow, listDeadlines } from '../../db/queries/deadlines.ts';
import { type FactRow, listFacts } from '../../db/queries/facts.ts';
import { type GroupRow, groupsOfRound, type InspectionRow, inspectionsOfRound } from '../../db/queries/inspections.ts';
import type { LetterView } from '../../db/queries/letter-view.ts';
import { lettersOfRound } from '../../db/queries/letters.ts';
import { parametersOf } from '../../db/queries/parameters.ts';
import { type PersonRow, peopleByCodes } from '../../db/queries/people.ts';
import { type PlanRow, plansOfRound } from '../../db/queries/plans.ts';
import { type ServiceRow, servingIn } from '../../db/queries/services.ts';
import { type TransferView, transfersOfRound } from '../../db/queries/transfers.ts';
import { personNamed } from '../../procedure/heart/subject.ts';
import type { Viewer } from '../../procedure/rights/viewer.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Account } from '../auth/account.ts';
import { viewNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { hasInspection, type Reach, reachOf, touchesGroup } from '../permissions/reach.ts';
import type { Right } from '../permissions/rights.ts';
import { aroundIn, factsSeen, lettersSeen, seesDeadline, transfersSeen } from '../permissions/sees.ts';
import { viewerIn } from '../permissions/viewer.ts';

/** Everything of a round that somebody may know of, for its papers. */
export interface Printable {
  round: string;
  book: Rulebook;
  /** Day it is printed, Asia/Shanghai. */
  today: string;
  /** All of them: a letter names whom it asks about. */
  inspections: readonly InspectionRow[];
  /** References of those that whoever prints may know of. */
  known: readonly string[];
  groups: readonly GroupRow[];
  facts: readonly FactRow[];
  letters: readonly LetterView[];
  transfers: readonly TransferView[];
  deadlines: readonly DeadlineRow[];
  plans: readonly PlanRow[];
  params: Readonly<Record<string, string>>;
  /** Who serves, of the groups in reach. */
  services: readonly ServiceRow[];
  people: ReadonlyMap<string, PersonRow>;
  reach(right: Right): Reach;
  viewer(right: Right): Viewer;
}

type Asked = { round: string; book: Rulebook; account: Account };

/** Reads what the papers of a round, or of `office`, are filled in with. */
export async function printable(deps: ApiDeps, { round, book, account }: Asked): Promise<Printable> {
  const { db } = deps;
  const viewers = new Map<Right, Viewer>();
  for (const right of ['facts.see', 'letters.see', 'transfers.see', 'deadlines.see', 'work.see'] as const) {
    viewers.set(right, await viewerIn(db, book, round, { account, right }));
  }
  const viewer = (right: Right) => viewers.get(right) ?? { roles: [], circles: [], recusals: [], local: false };
  const reach = (right: Right) => reachOf(account, right);
  const [inspections, groups, facts, letters, transfers, deadlines, plans, params, services, around] =
    await Promise.all([
      inspectionsOfRound(db, round),
      groupsOfRound(db, round),
      listFacts(db, { round, standing: true }),
      lettersOfRound(db, round),
      transfersOfRound(db, round),
      listDeadlines(db, { filter: { round }, view: viewNow(deps), limit: 10_000, offset: 0 }),
      plansOfRound(db, round),
      parametersOf(db, round),
      servingIn(db, round),
      aroundIn(db, book, round),
    ]);
  const everybody = inspections.map(({ ref }) => ref);
  const own = everybody.filter((ref) => hasInspection(reach('letters.see'), round, ref));
  const seen = factsSeen(book, facts, viewer('facts.see'), around);
  const serving = services.filter(({ inspection }) =>
    touchesGroup(reach('work.see'), round, Number(inspection.split('-')[0])),
  );
  const named = [...serving.map(({ person }) => person), ...seen.flatMap(personsIn)];
  return {
    ...{ round, book, today: viewNow(deps).today, inspections, groups, plans, params, reach, viewer },
    known: everybody.filter((ref) => hasInspection(reach('rounds.see'), round, ref)),
    facts: seen,
    letters: lettersSeen({ book, round, viewer: viewer('letters.see') }, letters, { everybody, own }),
    transfers: transfersSeen(book, transfers, viewer('transfers.see')),
    deadlines: deadlines.items.filter(
      (row) => row.status !== 'withdrawn' && seesDeadline(book, row, viewer('deadlines.see')),
    ),
    services: serving,
    people: await peopleByCodes(db, [...new Set(named)]),
  };
}

function personsIn({ subject: on, data }: FactRow): string[] {
  const person = personNamed({ on, data });
  return [person ?? [], data.addressee ?? [], data.persons ?? []].flat();
}
