import type { z } from 'zod';
import type { Thing as Told } from '../procedure/heart/things.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { type Listing, listed } from './listed.ts';
import type { RoundThingQuery, roundThingSchema, ThingQuery, thingSchema } from './schemas/looks.ts';
import { factTitle } from './words.ts';

type Thing = z.infer<typeof thingSchema>;
type RoundThing = z.infer<typeof roundThingSchema>;

const listing: Listing<Thing, 'number' | 'opened' | 'last'> = {
  words: ({ number, on, done }) => [number, on, ...done.map(({ title }) => title)],
  by: {
    number: ({ number }) => number,
    opened: ({ done }) => done[0]?.date,
    last: ({ done }) => done.at(-1)?.date,
  },
  id: ({ on, number }) => `${on} ${number}`,
};

/** A thing with its steps in words. */
export function thingShown(book: Rulebook, thing: Told): Thing {
  const done = thing.done.map(({ id, step, date, kind }) => {
    const kindTitle = kind === undefined ? undefined : (book.steps[step]?.kinds?.[kind] ?? kind);
    return { id, step, title: factTitle(book, step), date, kind, kindTitle };
  });
  return { ...thing, done };
}

/** One page of numbered things, those with or without a step alone where asked. */
export function thingsPage(things: readonly Thing[], query: ThingQuery) {
  return listed(thingsAsked(things, query), query, listing);
}

const inRound: Listing<RoundThing, 'inspection' | 'number' | 'opened' | 'last'> = {
  words: (thing) => [thing.about, ...listing.words(thing)],
  by: { ...listing.by, inspection: ({ inspection, on }) => inspection ?? on },
  id: ({ on, number }) => `${on} ${number}`,
};

/** One page of the numbered things of a round. */
export function roundThingsPage(things: readonly RoundThing[], query: RoundThingQuery) {
  const { inspection } = query;
  const asked = thingsAsked(things, query).filter(
    (thing) => inspection === undefined || thing.inspection === inspection,
  );
  return listed(asked, query, inRound);
}

function thingsAsked<T extends Pick<Thing, 'done'>>(
  things: readonly T[],
  { step, without }: Pick<ThingQuery, 'step' | 'without'>,
): T[] {
  const has = ({ done }: T, sought: string) => done.some((one) => one.step === sought);
  return things.filter(
    (thing) => (step === undefined || has(thing, step)) && (without === undefined || !has(thing, without)),
  );
}
