import { z } from 'zod';
import type { At } from './check.ts';
import { turnBefore } from './gates.ts';
import { hashOf } from './hash.ts';
import { arrangeHearings } from './hearing.ts';
import { ladderSchema, quietSchema, unitLadderSchema } from './ladder-schema.ts';
import { unitLaddersOf, withLadder } from './ladders.ts';
import type { Sources } from './load.ts';
import { BASE, type Item, type Merged, mapValues } from './merged.ts';
import { placer } from './place.ts';
import { type Problem, RulebookError } from './problem.ts';
import { Reader } from './reader.ts';
import { isUnit } from './roles.ts';
import {
  deadlineSchema,
  letterKindSchema,
  overrideSchema,
  peopleSchema,
  type Rulebook,
  receiverSchema,
  type Step,
  type UnitLadder,
} from './schema.ts';
import type { LoadedSource } from './source.ts';
import { stageIndex } from './stages.ts';
import { stepSchema } from './step-schema.ts';

/** Used where no document and not even base names anybody. */
const OVERRIDE = { by: 'lg.exec', note: '本县未规定，由规程填写' };

/** The merged fields as a rulebook, with the means to say where each of them was written. */
export function finish(source: LoadedSource, merged: Merged, sources: Sources): [Rulebook, At] {
  const form = hearingForm(source, merged);
  const arranged = arrangeHearings(turnBefore(merged), form);
  const at = placer(source, arranged, sources);
  const reader = new Reader(arranged, at);
  const ladders = reader.setting('ladders', z.record(z.string(), ladderSchema)) ?? {};
  const units = reader.setting('unit-ladders', z.record(z.string(), unitLadderSchema));
  const quiet = reader.setting('quiet', quietSchema);
  const steps = reader.all('steps', stepSchema);
  const deadlines = reader.all('deadlines', deadlineSchema);
  const settings = {
    params: reader.texts('params'),
    traits: reader.texts('traits'),
    things: reader.texts('things'),
    words: reader.texts('words'),
    letters: reader.all('letters', letterKindSchema),
    receivers: reader.all('receivers', receiverSchema),
    override: reader.setting('override', overrideSchema) ?? OVERRIDE,
    people: reader.setting('people', peopleSchema) ?? {},
  };
  const problems = [
    ...reader.problems,
    ...unknownLadders(arranged, ladders, at),
    ...unknownUnits(units ?? {}, ladders, at),
  ];
  if (problems.length > 0) throw new RulebookError(problems);
  const content = {
    id: source.book.id,
    title: source.book.title,
    lineage: arranged.lineage,
    language: 4 as const,
    ...settings,
    ...(units && { unitLadders: unitLaddersOf(units, ladders) }),
    ...(quiet && { quiet }),
    hearing: { form },
    steps: inStages(mapValues(steps, (step, id) => ({ ...step, ...originOf(arranged.steps[id]) }))),
    deadlines: mapValues(deadlines, (rule, id) =>
      withLadder({ ...rule, source: originOf(arranged.deadlines[id]).from }, ladders),
    ),
  };
  return [{ ...content, hash: hashOf(content) }, at];
}

function hearingForm(source: LoadedSource, { steps, settings }: Merged): 'combined' | 'separate' {
  const form = settings.hearing?.form?.value;
  if (form === undefined && steps['hear.combined']) {
    const message = '合开还是分开听取汇报没有选择（hearing.form）';
    throw new RulebookError([source.problem(['hearing'], message, 'combined 或 separate')]);
  }
  return form === 'combined' ? 'combined' : 'separate';
}

function unknownLadders({ deadlines }: Merged, ladders: object, at: At): Problem[] {
  return Object.entries(deadlines).flatMap(([id, { ladder }]) => {
    if (!ladder || Object.hasOwn(ladders, String(ladder.value))) return [];
    return [at('deadlines', id, ['ladder'], `没有这种阶梯：${String(ladder.value)}`)];
  });
}

function unknownUnits(units: Record<string, UnitLadder>, ladders: object, at: At): Problem[] {
  return Object.entries(units).flatMap(([unit, { ladder }]) => {
    const say = (message: string) => at('settings', 'unit-ladders', [unit], message);
    if (!isUnit(unit)) return [say(`没有这个协作单位：${unit}`)];
    return Object.hasOwn(ladders, ladder) ? [] : [say(`没有这种阶梯：${ladder}`)];
  });
}

/** How the product numbers things, and whom it shows what, is no duty that a document could have laid down. */
const OURS = new Set(['opens', 'each', 'about', 'part-titles', 'to', 'addressed-to']);

function originOf(item: Item = {}): { from: string; skeleton?: string[] } {
  const from = item.title?.by ?? BASE;
  const skeleton = Object.keys(item).filter((field) => item[field]?.by === BASE && !OURS.has(field));
  return from === BASE || skeleton.length === 0 ? { from } : { from, skeleton };
}

function inStages(steps: Record<string, Step>): Record<string, Step> {
  return Object.fromEntries(Object.entries(steps).sort(([a], [b]) => stageIndex(a) - stageIndex(b)));
}
