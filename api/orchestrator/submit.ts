import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '../../procedure/heart/decide.ts';
import { approvalsIn, lastSigned } from '../../procedure/heart/given.ts';
import type { Rejection } from '../../procedure/heart/rejection.ts';
import type { Envelope, Rejections } from '../../workflows/messages.ts';
import type { ItemResult, Patience, Submission, Submitted } from '../orchestrator.ts';
import { keyReused, type Problem, problem, problemOf } from '../problem.ts';
import { type Answer, type Engine, EngineFailure } from './engine.ts';
import { engineProblem } from './engine-problem.ts';
import { envelopesOf, updateId } from './ids.ts';
import type { Ledger } from './ledger.ts';

export interface Parts {
  engine: Engine;
  ledger: Ledger;
  patience: Patience;
}

const REUSED: Problem = keyReused().problem;
const ON_ITS_WAY = '所需的前一步已登记，正在送达，请稍后用同一编号重试';

/** Submits the items of one workflow: what was accepted before is told again, what is refused does not stop the rest. */
export async function submit(parts: Parts, submission: Submission): Promise<Submitted> {
  const { workflowId, items } = submission;
  const envelopes = envelopesOf(submission, workflowId, items);
  const results = await answeredBefore(parts.ledger, envelopes);
  const until = Date.now() + parts.patience.inFlightMs;
  let accepted = 0;

  const fresh = envelopes.filter(({ id }) => !results.has(id));
  for (let pending = await withPeople(parts.ledger, workflowId, fresh); ; ) {
    pending = pending.filter(({ id }) => !results.has(id));
    if (pending.length === 0) break;
    const answer = await ask(parts, workflowId, pending, until);
    if (answer.ok) {
      for (const { id, revision, hash, repeated } of answer.result.results) {
        const same = envelopes.find((envelope) => envelope.id === id)?.hash === hash;
        results.set(id, same ? { status: 'accepted', id, revision, repeated } : { status: 'refused', problem: REUSED });
        accepted = Math.max(accepted, revision);
      }
      continue;
    }
    const waiting = await onTheirWay(parts.ledger, workflowId, pending, answer.rejections);
    if (waiting.size > 0 && Date.now() < until) {
      await sleep(parts.patience.pauseMs);
      continue;
    }
    for (const [index, rejection] of answer.rejections.entries()) {
      const { id } = pending[index] ?? {};
      if (rejection && id !== undefined)
        results.set(id, { status: 'refused', problem: refusal(rejection, waiting.has(id)) });
    }
  }
  const written = accepted === 0 || (await parts.ledger.reaches(workflowId, accepted, parts.patience.ledgerMs));
  return { ledger: written ? 'written' : 'catching-up', results: envelopes.flatMap(({ id }) => results.get(id) ?? []) };
}

/** The ledger knows commands for good, the workflow only the last 2,000. */
async function answeredBefore(ledger: Ledger, envelopes: Envelope[]): Promise<Map<string, ItemResult>> {
  const known = await ledger.commands(envelopes.map(({ id }) => id));
  return new Map(
    envelopes.flatMap(({ id, hash }): [string, ItemResult][] => {
      const row = known.get(id);
      if (!row) return [];
      if (row.hash !== hash) return [[id, { status: 'refused', problem: REUSED }]];
      return [[id, { status: 'accepted', id, revision: row.revision, repeated: true }]];
    }),
  );
}

/** Puts beside each assignment what is known of its person. It is no part of the command: a retry is the same one. */
function withPeople(ledger: Ledger, workflowId: string, envelopes: Envelope[]): Promise<Envelope[]> {
  return Promise.all(
    envelopes.map(async (envelope) => {
      const person = await ledger.knownPerson(workflowId, envelope.command);
      return person ? { ...envelope, person } : envelope;
    }),
  );
}

/** Asks the workflow; one that is still being started is waited for. */
async function ask(
  { engine, ledger, patience }: Parts,
  workflowId: string,
  commands: Envelope[],
  until: number,
): Promise<Answer> {
  for (;;) {
    try {
      return await engine.submit(workflowId, updateId(commands), commands);
    } catch (error) {
      if (!(error instanceof EngineFailure) || error.kind !== 'unknown-workflow') throw error;
      if (!(await ledger.isStarting(workflowId))) throw error;
      if (Date.now() >= until) throw engineProblem('starting');
      await sleep(patience.pauseMs);
    }
  }
}

/** Ids of the refused commands for which only a copy from another workflow is missing, and that is on its way. */
async function onTheirWay(
  ledger: Ledger,
  workflowId: string,
  pending: Envelope[],
  rejections: Rejections,
): Promise<Set<string>> {
  const waiting = new Set<string>();
  for (const [index, rejection] of rejections.entries()) {
    const envelope = pending[index];
    const date = envelope && dateOf(envelope);
    if (!envelope || rejection?.code !== 'gate' || !rejection.missing || date === undefined) continue;
    const there = await Promise.all(rejection.missing.map((gate) => ledger.hasElsewhere(workflowId, gate, date)));
    if (there.length > 0 && there.every(Boolean)) waiting.add(envelope.id);
  }
  return waiting;
}

/** The day of what a command records; a paper is done with its last signature. */
function dateOf({ command, ...given }: Envelope): string | undefined {
  if (command.type === 'sign-draft') return lastSigned(approvalsIn(given));
  return 'at' in command ? dayOf(command.at ?? '') : undefined;
}

function refusal(rejection: Rejection, onItsWay: boolean): Problem {
  if (onItsWay) return problem(503, 'copy-in-flight', ON_ITS_WAY, { missing: rejection.missing ?? [] });
  return rejection.status === 409 ? REUSED : problemOf(rejection);
}
