import { type Column, day, number, text } from '../column.ts';

/** One numbered thing with what was done with it, in order. Dates are YYYY-MM-DD. */
export interface ThingLine {
  about: string;
  number: string;
  done: readonly { step: string; title: string; date: string; kindTitle?: string | undefined }[];
}

/** A step that is done with each of a sort of things, in the rulebook's words. */
export interface ThingStep {
  step: string;
  title: string;
}

/** 整改台账、信访件台账 …: a line for each thing, a date for each step, the latest where there are several. */
export function thingColumns(numberTitle: string, steps: readonly ThingStep[]): Column<ThingLine>[] {
  return [
    text('组·被巡察单位', 30, ({ about }) => about),
    text(numberTitle, 14, (row) => row.number),
    ...steps.map(({ step, title }) => day(title, lastOf(step))),
    text('类别', 20, ({ done }) => [...new Set(done.flatMap(({ kindTitle }) => kindTitle ?? []))].join('、')),
    text('现状', 20, ({ done }) => done.at(-1)?.title ?? null),
    number('办理次数', ({ done }) => done.length),
  ];
}

function lastOf(wanted: string): (row: ThingLine) => string | null {
  return ({ done }) => done.findLast(({ step }) => step === wanted)?.date ?? null;
}
