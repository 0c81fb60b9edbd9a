import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { guard } from './auth.ts';
import { Books } from './books.ts';
import type { Api, ApiDeps } from './deps.ts';
import { decideDocs, docsPage } from './docs-page.ts';
import { badAddress, errorHandler, notFoundHandler } from './error-handler.ts';
import { clientError } from './http/client-error.ts';
import { secureHeaders } from './http/headers.ts';
import { bound, MAX_BODY_BYTES, SERVER_OPTIONS } from './http/limits.ts';
import { loggedRequest } from './logged-request.ts';
import { describeApi } from './openapi.ts';
import { keepDecisions } from './permissions/undecided.ts';
import { archiveRoutes } from './routes/archive.ts';
import { auditRoutes } from './routes/audits.ts';
import { calendarRevisionRoutes } from './routes/calendar-revisions.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { checkpointRoutes } from './routes/checkpoints.ts';
import { codecRoutes } from './routes/codec.ts';
import { contactRoutes } from './routes/contacts.ts';
import { controlRoutes } from './routes/control.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { deadlineDecisionRoutes } from './routes/deadline-decisions.ts';
import { deadlineRoutes } from './routes/deadlines.ts';
import { draftRoutes } from './routes/drafts.ts';
import { encryptionKeyRoutes } from './routes/encryption-keys.ts';
import { eventRoutes } from './routes/events.ts';
import { exceptionRoutes } from './routes/exceptions.ts';
import { factRoutes } from './routes/facts.ts';
import { feedFileRoute } from './routes/feed-file.ts';
import { feedRoutes } from './routes/feeds.ts';
import { healthRoutes } from './routes/health.ts';
import { hearingRoutes } from './routes/hearings.ts';
import { importRoutes } from './routes/imports.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { letterRoutes } from './routes/letters.ts';
import { lookRoutes } from './routes/looks.ts';
import { officeRoutes } from './routes/office.ts';
import { officeFactRoutes } from './routes/office-facts.ts';
import { originalRoutes } from './routes/originals.ts';
import { pageRoutes } from './routes/page.ts';
import { pageFiles, pageOrNotFound } from './routes/page-files.ts';
import { peopleRoutes } from './routes/people.ts';
import { planRoutes, roundPlanRoutes } from './routes/plans.ts';
import { printingRoutes } from './routes/printing.ts';
import { rehearsalRoutes } from './routes/rehearsals.ts';
import { reportRoutes } from './routes/reports.ts';
import { revisionRoutes } from './routes/revisions.ts';
import { roundParamRoutes } from './routes/round-params.ts';
import { roundRoutes } from './routes/rounds.ts';
import { rulebookRoutes } from './routes/rulebooks.ts';
import { scanRoutes } from './routes/scans.ts';
import { sheetRoutes } from './routes/sheets.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { targetRoutes } from './routes/targets.ts';
import { thingRoutes } from './routes/things.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { trailRoutes } from './routes/trail.ts';
import { transferRoutes } from './routes/transfers.ts';
import { noteSecretReads } from './secret-reads/hook.ts';
import { refuseUnstorable } from './storable.ts';
import { keepTrail } from './trail/keep.ts';
import { markExports } from './watermark.ts';

/** The API without its listener: what server.ts opens to the network and tests inject into. */
export async function buildApp(deps: ApiDeps): Promise<Api> {
  z.config(z.locales.zhCN());
  const app = fastify({
    // Method, address and status only: bodies and headers may carry what no log may.
    logger: { level: deps.logLevel, serializers: { req: loggedRequest }, ...(deps.log && { stream: deps.log }) },
    genReqId: () => randomUUID(),
    bodyLimit: MAX_BODY_BYTES,
    // A machine that is busy with other things starts late, but it starts.
    pluginTimeout: 60_000,
    http: SERVER_OPTIONS,
    clientErrorHandler: clientError,
    frameworkErrors: badAddress,
    trustProxy: deps.trustProxy ?? false,
  }).withTypeProvider<ZodTypeProvider>();
  decideDocs(app);
  keepDecisions(app);
  deps.watch?.(app);
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
    const { data: value, error } = schema.safeParse(data);
    return error ? { error } : { value };
  });
  app.setSerializerCompiler(serializerCompiler);
  // JSON is all there is to ask with; a form of another site sends text without being asked.
  app.removeContentTypeParser('text/plain');
  bound(app.server);
  app.setErrorHandler(errorHandler(deps, keepTrail(app, deps)));
  app.setNotFoundHandler(deps.page === undefined ? notFoundHandler : pageOrNotFound);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  await secureHeaders(app);
  await describeApi(app, deps.about.version);
  if (deps.page !== undefined) await pageFiles(app, deps.page);
  healthRoutes(app, deps);
  feedFileRoute(app, deps);
  await codecRoutes(app, deps);
  await app.register(async (scope: Api) => {
    await guard(scope, deps);
    scope.addHook('preValidation', refuseUnstorable);
    const books = new Books(deps.db, deps.library);
    noteSecretReads(scope, deps, books);
    markExports(scope, deps);
    scope.get('/api/openapi.json', { config: { right: 'known' }, schema: { hide: true } }, () => app.swagger());
    roundRoutes(scope, deps, books);
    roundParamRoutes(scope, deps, books);
    factRoutes(scope, deps, books);
    letterRoutes(scope, deps, books);
    hearingRoutes(scope, deps, books);
    reportRoutes(scope, deps, books);
    transferRoutes(scope, deps, books);
    sheetRoutes(scope, deps, books);
    archiveRoutes(scope, deps, books);
    originalRoutes(scope, deps, books);
    draftRoutes(scope, deps, books);
    lookRoutes(scope, deps, books);
    thingRoutes(scope, deps, books);
    officeRoutes(scope, deps, books);
    officeFactRoutes(scope, deps, books);
    targetRoutes(scope, deps, books);
    peopleRoutes(scope, deps, books);
    deadlineRoutes(scope, deps, books);
    deadlineDecisionRoutes(scope, deps, books);
    correctionRoutes(scope, deps, books);
    controlRoutes(scope, deps);
    rulebookRoutes(scope, deps, books);
    revisionRoutes(scope, deps, books);
    calendarRoutes(scope, deps, books);
    calendarRevisionRoutes(scope, deps, books);
    feedRoutes(scope, deps, books);
    ledgerRoutes(scope, deps, books);
    timelineRoutes(scope, deps, books);
    exceptionRoutes(scope, deps, books);
    checkpointRoutes(scope, deps);
    auditRoutes(scope, deps);
    trailRoutes(scope, deps);
    encryptionKeyRoutes(scope, deps);
    planRoutes(scope, deps, books);
    roundPlanRoutes(scope, deps, books);
    await rehearsalRoutes(scope, deps, books);
    printingRoutes(scope, deps, books);
    contactRoutes(scope, deps);
    await scanRoutes(scope, deps);
    await importRoutes(scope, deps, books);
    inboxRoutes(scope, deps, books);
    statisticsRoutes(scope, deps, books);
    await eventRoutes(scope, deps);
    await docsPage(scope);
    pageRoutes(scope, deps, books);
  });
  return app;
}
