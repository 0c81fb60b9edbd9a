import type { z } from 'zod';
import { countLights } from '../db/queries/deadlines.ts';
import { parametersOf } from '../db/queries/parameters.ts';
import { countPeople } from '../db/queries/people.ts';
import { countStandings } from '../db/queries/targets.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import { OFFICE } from '../procedure/ids.ts';
import type { Books } from './books.ts';
import { viewNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { noOffice } from './problem.ts';
import type { officeSchema } from './schemas/office.ts';

/** The standing office: what it follows, its parameters, and how much there is of everything. */
export async function officeShown(deps: ApiDeps, books: Books): Promise<z.infer<typeof officeSchema>> {
  const { db } = deps;
  const { id, title, hash, params } = await books.ofOffice();
  const [row, set, lights, targets, people] = await Promise.all([
    workflowStatus(db, OFFICE),
    parametersOf(db, OFFICE),
    countLights(db, { round: OFFICE }, viewNow(deps)),
    countStandings(db),
    countPeople(db),
  ]);
  if (!row) throw noOffice();
  const { calendarVersion, mode, revision, nextDue } = row;
  const named = Object.entries(params).map(([name, called]) => ({ name, title: called, date: set[name] ?? null }));
  const rulebook = { id, title, hash };
  return {
    workflowId: OFFICE,
    rulebook,
    calendarVersion,
    mode,
    revision,
    nextDue,
    params: named,
    lights,
    targets,
    people,
  };
}
