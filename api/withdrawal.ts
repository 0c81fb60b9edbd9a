import type { z } from 'zod';
import { dateOfInstant } from '../procedure/counting/index.ts';
import type { ChecklistLine } from '../procedure/heart/checklist.ts';
import { inspectionWorkflowId } from '../procedure/ids.ts';
import { hostOf } from '../procedure/levels.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { notFound } from './problem.ts';
import type { withdrawalSchema } from './schemas/looks.ts';

/** The step that ends the round's files; what it waits for is owed after the withdrawal. */
const HANDOVER = 'archive.handover';

/** “可以撤离吗”: what the withdrawal of an inspection waits for, what its group owes afterwards, and what was counted. */
export async function withdrawalOf(
  deps: ApiDeps,
  book: Rulebook,
  round: string,
  ref: string,
): Promise<z.infer<typeof withdrawalSchema>> {
  const [step, known] = Object.entries(book.steps).find(([, { mark }]) => mark === 'T_w') ?? [];
  if (step === undefined || !known) throw notFound('round', `规程“${book.title}”没有撤离这一步`);
  const group = Number(ref.split('-')[0]);
  const ask = (workflowId: string, of: string, on: string) =>
    deps.orchestrator.look(workflowId, { kind: 'checklist', step: of, on });
  const [own, after, counted] = await Promise.all([
    ask(inspectionWorkflowId(round, ref), step, `inspection/${ref}`),
    book.steps[HANDOVER] ? ask(round, HANDOVER, `group/${group}`) : { lines: [] },
    deps.orchestrator.look(round, { kind: 'counters', date: dateOfInstant(instantNow(deps)) }),
  ]);
  const lines = await Promise.all(
    own.lines.map(async (line) => {
      const inRound = hostOf(book.steps[line.step]?.level ?? 'inspection') === 'round';
      if (line.done !== undefined || !inRound) return line;
      const waits = await ask(round, line.step, `group/${group}`);
      const before = inFull(waits.lines, own.lines, `inspection/${ref}`);
      return before.length > 0 ? { ...line, before } : line;
    }),
  );
  const before = new Set(own.lines.map((line) => line.step));
  return {
    step,
    title: known.title,
    ready: own.lines.every(isOpen),
    lines,
    afterwards: after.lines.filter((line) => line.done === undefined && !before.has(line.step)),
    counters: counted.counters.filter((counter) => counter.group === group),
  };
}

/** What the round knows of an inspection by copies, the inspection itself tells in full: each borrowed paper by its number. */
function inFull(lines: ChecklistLine[], own: ChecklistLine[], inspection: string): ChecklistLine[] {
  const known = new Set(own.map(({ step }) => step));
  const theirs = lines.filter(({ step, on }) => on.split('+')[0] === inspection && known.has(step));
  const steps = new Set(theirs.map(({ step }) => step));
  return [...own.filter(({ step }) => steps.has(step)), ...lines.filter((line) => !theirs.includes(line))];
}

function isOpen({ strength, done }: ChecklistLine): boolean {
  return strength === 'soft' || done !== undefined;
}
