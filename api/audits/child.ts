import { constants, setPriority } from 'node:os';
import { Client, Connection, isGrpcServiceError, ServiceError } from '@temporalio/client';
import { bundleWorkflows } from '../../activities/worker.ts';
import { audit } from '../../audit/audit.ts';
import { auditTrail } from '../../audit/audit-trail.ts';
import type { Report } from '../../audit/report.ts';
import { publicKeysIn } from '../../audit/seal/keys.ts';
import { engineAddress, loadConfig, productVersion } from '../../config.ts';
import { connect } from '../../db/client.ts';
import { openKeys } from '../../keys/open.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { type AnswerMessage, type Job, jobSchema } from './messages.ts';
import { Work } from './work.ts';

/** How often the API is told how far the audit is. */
const TOLD_EACH_MS = 250;

/** Nobody answers at the engine's address. */
class Unreachable extends Error {}

// The desk goes first on a small server.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// The API is gone, perhaps while this was being loaded: nobody wants the report.
process.once('disconnect', () => process.exit(1));
if (!process.connected) process.exit(1);
process.once('message', async (message) => {
  const answer = await answerTo(jobSchema.parse(message));
  process.send?.(answer, () => process.exit(0));
});

async function answerTo(job: Job): Promise<AnswerMessage> {
  try {
    return { kind: 'report', report: await carryOut(job) };
  } catch (error) {
    if (!(error instanceof Unreachable)) process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function carryOut({ scope }: Job): Promise<Report> {
  const config = loadConfig();
  openKeys(config.keys);
  const database = connect(config.databaseUrl, { max: 2 });
  const connection = await Connection.connect(engineAddress(config)).catch((cause: unknown) => {
    throw new Unreachable('engine', { cause });
  });
  const client = new Client({ connection, namespace: config.namespace, dataConverter });
  const rehearsal = config.namespace === config.rehearsalNamespace;
  const publicKeys = await publicKeysIn(config.dataDir);
  const work = new Work({ client, db: database.db, publicKeys, rehearsal }, scope);
  const telling = setInterval(() => process.send?.({ kind: 'progress', ...work.progress }), TOLD_EACH_MS);
  try {
    silenceEngine();
    const { code: current } = await bundleWorkflows();
    const made = { version: productVersion(), at: new Date().toISOString() };
    const trail = scope.all ? await auditTrail(database.db) : undefined;
    const told = () => work.replayed();
    return await audit(work.evidence(), { code: { current, use: 'own' }, trail, told, ...made });
  } finally {
    clearInterval(telling);
    await connection.close();
    await database.close();
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreachable || error instanceof ServiceError || isGrpcServiceError(error))
    return '连不上 Temporal，历史读不到，没有审成';
  return '审计出错，没有审成；原因见接口进程的日志';
}
