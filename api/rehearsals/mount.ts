import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyRequest } from 'fastify';
import { roundOf } from '../../procedure/ids.ts';
import { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { permit } from '../permissions/permit.ts';
import type { Rehearsals } from '../rehearsals.ts';
import { archiveRoutes } from '../routes/archive.ts';
import { correctionRoutes } from '../routes/corrections.ts';
import { deadlineDecisionRoutes } from '../routes/deadline-decisions.ts';
import { deadlineRoutes } from '../routes/deadlines.ts';
import { draftRoutes } from '../routes/drafts.ts';
import { factRoutes } from '../routes/facts.ts';
import { hearingRoutes } from '../routes/hearings.ts';
import { ledgerRoutes } from '../routes/ledger.ts';
import { letterRoutes } from '../routes/letters.ts';
import { lookRoutes } from '../routes/looks.ts';
import { originalRoutes } from '../routes/originals.ts';
import { roundPlanRoutes } from '../routes/plans.ts';
import { reportRoutes } from '../routes/reports.ts';
import { roundParamRoutes } from '../routes/round-params.ts';
import { thingRoutes } from '../routes/things.ts';
import { timelineRoutes } from '../routes/timeline.ts';
import { transferRoutes } from '../routes/transfers.ts';
import { rehearsalOf } from './rehearsal-of.ts';
import { rehearsedRoundRoutes } from './rounds.ts';

/** What a request of a rehearsal takes for the present. */
const present = new AsyncLocalStorage<Date>();

/**
 * The ordinary routes of a round once more, over the rehearsals’ ledger and engine: `/api/rounds/:round/…` is
 * `/api/rehearsals/:round/…`, any other `/api/…` is `/api/rehearsals/…`. Their present is the rehearsal’s.
 */
export async function mountRounds(scope: Api, deps: ApiDeps, rehearsals: Rehearsals): Promise<void> {
  // Rounds of the same number stand in both ledgers: whoever has a part of a real one has none of its rehearsal.
  scope.addHook('preValidation', async (request) => {
    await permit(deps.db, request, { right: 'rehearsals.see' });
  });
  scope.addHook('preHandler', (request, _reply, done) => {
    presentOf(deps, rehearsals, request).then(
      (now) => present.run(now, done),
      (error: Error) => done(error),
    );
  });
  const own: ApiDeps = {
    ...deps,
    db: rehearsals.db,
    orchestrator: rehearsals.orchestrator,
    now: () => present.getStore() ?? new Date(),
  };
  const books = new Books(rehearsals.db);
  rehearsedRoundRoutes(scope, own, books);
  const api = below(scope);
  roundParamRoutes(api, own, books);
  factRoutes(api, own, books);
  letterRoutes(api, own, books);
  hearingRoutes(api, own, books);
  reportRoutes(api, own, books);
  transferRoutes(api, own, books);
  originalRoutes(api, own, books);
  draftRoutes(api, own, books);
  lookRoutes(api, own, books);
  thingRoutes(api, own, books);
  deadlineRoutes(api, own, books);
  deadlineDecisionRoutes(api, own, books);
  correctionRoutes(api, own, books);
  ledgerRoutes(api, own, books);
  roundPlanRoutes(api, own, books);
  archiveRoutes(api, own, books);
  timelineRoutes(api, own, books);
}

async function presentOf(deps: ApiDeps, rehearsals: Rehearsals, request: FastifyRequest): Promise<Date> {
  await rehearsals.ready();
  const round = roundAsked(request);
  if (round === undefined) return new Date();
  await rehearsalOf(deps, rehearsals, round);
  return rehearsals.clocks.now(round);
}

interface Named {
  round?: string | undefined;
  workflow?: string | undefined;
  workflowId?: string | undefined;
}

/** The rehearsal a request is about, wherever it names it. */
function roundAsked({ params, query }: FastifyRequest): string | undefined {
  const { round, workflowId, workflow } = { ...(query as Named), ...(params as Named) };
  const id = workflowId ?? workflow;
  return round ?? (id === undefined ? undefined : roundOf(id));
}

/** The same application whose routes stand under `/api/rehearsals`. */
function below(scope: Api): Api {
  const moved = (url: string) => url.replace(/^\/api\/(rounds\/)?/, '/api/rehearsals/');
  const route =
    (method: 'get' | 'post') =>
    (url: string, ...rest: [never, never]) =>
      scope[method](moved(url), ...rest);
  return Object.assign(Object.create(scope), { get: route('get'), post: route('post') }) as Api;
}
