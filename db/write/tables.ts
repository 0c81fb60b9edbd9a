import type { PgTable } from 'drizzle-orm/pg-core';
import type { ProjectedTable } from '../../procedure/row.ts';
import { deadlines } from '../schema/deadlines.ts';
import { drafts } from '../schema/drafts.ts';
import { effects } from '../schema/effects.ts';
import { extensionRequests } from '../schema/extension-requests.ts';
import { facts } from '../schema/facts.ts';
import { groups } from '../schema/groups.ts';
import { inspections } from '../schema/inspections.ts';
import { letters } from '../schema/letters.ts';
import { outbox } from '../schema/outbox.ts';
import { parameters } from '../schema/parameters.ts';
import { people } from '../schema/people.ts';
import { plans } from '../schema/plans.ts';
import { rounds } from '../schema/rounds.ts';
import { targets } from '../schema/targets.ts';
import { transfers } from '../schema/transfers.ts';

/** The tables `project` names. */
export const PROJECTED: Record<ProjectedTable, PgTable> = {
  rounds,
  groups,
  inspections,
  plans,
  letters,
  deadlines,
  transfers,
  facts,
  effects,
  outbox,
  targets,
  people,
  parameters,
  drafts,
  extensionRequests,
};
