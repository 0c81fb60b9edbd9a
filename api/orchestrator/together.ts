import type { Envelope } from '../../workflows/messages.ts';
import { type Answer, type Engine, EngineFailure } from './engine.ts';
import { updateId } from './ids.ts';

type Submit = Engine['submit'];

/** Somebody who waits for the answer to commands of one workflow. */
interface Asker {
  updateId: string;
  commands: Envelope[];
  bytes: number;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Commands of one update at the most, as of one request. */
const MOST_COMMANDS = 100;
/** The engine takes 2 MB; one asker’s own may be larger than this, it then goes alone. */
const MOST_BYTES = 256 * 1024;

/**
 * While an update of a workflow is on its way, what others ask of that workflow waits and then goes as one: an update
 * costs the engine the same for one command and for many. Each is answered as if it had come alone; where the engine
 * gives no answer, those who wait are told so too, since none may wait longer than for one.
 */
export function together(submit: Submit): Submit {
  const waiting = new Map<string, Asker[]>();

  const drain = async (workflowId: string, queue: Asker[]): Promise<void> => {
    while (queue.length > 0) {
      const failure = await deliver(submit, workflowId, taken(queue));
      if (failure) unanswered(queue.splice(0), failure);
    }
    waiting.delete(workflowId);
  };

  return (workflowId, id, commands) =>
    new Promise((resolve, reject) => {
      const asker = { updateId: id, commands, bytes: Buffer.byteLength(JSON.stringify(commands)), resolve, reject };
      const queue = waiting.get(workflowId);
      if (queue) {
        queue.push(asker);
        return;
      }
      const fresh = [asker];
      waiting.set(workflowId, fresh);
      void drain(workflowId, fresh);
    });
}

/** Answers every asker. Never throws; tells when the engine gave no answer. */
async function deliver(submit: Submit, workflowId: string, askers: Asker[]): Promise<EngineFailure | undefined> {
  const [first, ...more] = askers;
  if (!first) return undefined;
  if (more.length === 0) return alone(submit, workflowId, first);
  const commands = askers.flatMap((asker) => asker.commands);
  let refused = askers;
  try {
    const answer = await submit(workflowId, updateId(commands), commands);
    if (answer.ok) {
      const { revision, results } = answer.result;
      for (const [asker, own] of partsOf(askers, results)) {
        asker.resolve({ ok: true, result: { revision, results: own } });
      }
      return undefined;
    }
    // Nothing was taken, and what is refused beside others may not be without them: it is asked again by itself.
    refused = partsOf(askers, answer.rejections).flatMap(([asker, own]) => (own.some(Boolean) ? [asker] : []));
  } catch (error) {
    if (error instanceof EngineFailure) return unanswered(askers, error);
  }
  if (refused.length === 0) refused = askers;
  const others = askers.filter((asker) => !refused.includes(asker));
  const failure = await deliver(submit, workflowId, others);
  if (failure) return unanswered(refused, failure);
  const ends = await Promise.all(refused.map((asker) => alone(submit, workflowId, asker)));
  return ends.find((end) => end !== undefined);
}

async function alone(submit: Submit, workflowId: string, asker: Asker): Promise<EngineFailure | undefined> {
  try {
    asker.resolve(await submit(workflowId, asker.updateId, asker.commands));
  } catch (error) {
    asker.reject(error);
    if (error instanceof EngineFailure) return error;
  }
  return undefined;
}

function unanswered(askers: Asker[], failure: EngineFailure): EngineFailure {
  for (const { reject } of askers) reject(failure);
  return failure;
}

/** Takes from the front what one update may hold: the same command never twice, and the order is kept. */
function taken(queue: Asker[]): Asker[] {
  const ids = new Set<string>();
  let commands = 0;
  let bytes = 0;
  let count = 0;
  for (const asker of queue) {
    commands += asker.commands.length;
    bytes += asker.bytes;
    const fits = commands <= MOST_COMMANDS && bytes <= MOST_BYTES && !asker.commands.some(({ id }) => ids.has(id));
    if (count > 0 && !fits) break;
    for (const { id } of asker.commands) ids.add(id);
    count += 1;
  }
  return queue.splice(0, count);
}

/** Each asker with its part of what one update told of all their commands. */
function partsOf<T>(askers: Asker[], told: T[]): [Asker, T[]][] {
  let from = 0;
  return askers.map((asker) => {
    const part = told.slice(from, from + asker.commands.length);
    from += asker.commands.length;
    return [asker, part];
  });
}
