import { accepted } from '../accepted.ts';
import type { Asks } from '../asks.ts';
import { AT_ONCE, inParallel } from '../parallel.ts';

/** The day every count starts from, and how long each runs, in working days: all of them end after Christmas 2022. */
const FROM = '2022-11-28';
const SHORTEST = 24;
const MOST_GROUPS = 10;

export const RULEBOOK = 'bench-calendar';

/** A rulebook with so many dated duties of one inspection, each a step of its own, all counted from one day. */
export function rulebookText(duties: number): string {
  const numbers = Array.from({ length: duties }, (_, index) => index + 1);
  const steps = numbers.map((n) => `  bench.step-${n}: { title: 第${n}件, level: inspection, by: group }`);
  const deadlines = numbers.map(
    (n) =>
      `  bench.duty-${n}: { title: 第${n}件, level: inspection, from: bench.begin, within: ${SHORTEST + n - 1} working days, ` +
      `met-by: bench.step-${n}, owed-by: group, owed-to: office, force: hard }`,
  );
  return [
    `id: ${RULEBOOK}`,
    'title: 日历重算的量尺（编的）',
    'extends: [base]',
    'steps:',
    '  bench.begin: { title: 起算, level: inspection, by: group }',
    ...steps,
    'deadlines:',
    ...deadlines,
    '',
  ].join('\n');
}

export interface County {
  rounds: number;
  /** Inspections of each round. */
  inspections: number;
}

const roundNo = (index: number) => `R2022-${String(index + 1).padStart(2, '0')}`;

/** The rounds' numbers. */
export const roundsOf = ({ rounds }: County): string[] => Array.from({ length: rounds }, (_, index) => roundNo(index));

/** Starts the rounds through the API, as they would be backfilled, and lets every duty begin. */
export async function startCounty(api: Asks, county: County, said: (done: number) => void): Promise<void> {
  const groups = Math.min(MOST_GROUPS, county.inspections);
  const refs = Array.from({ length: county.inspections }, (_, index) => ({
    group: (index % groups) + 1,
    no: Math.floor(index / groups) + 1,
  }));
  let done = 0;
  for (const round of roundsOf(county)) {
    const inGroup = (group: number) => refs.filter((ref) => ref.group === group);
    await accepted(api, 'rounds', `start/${round}`, {
      no: round,
      rulebook: RULEBOOK,
      mode: 'backfill',
      startedAt: '2022-11-01',
      groups: Array.from({ length: groups }, (_, index) => ({
        no: index + 1,
        inspects: inGroup(index + 1).map(({ no }) => ({ no, name: `第${index + 1}组第${no}单位` })),
      })),
    });
    await inParallel(AT_ONCE, refs, async ({ group, no }) => {
      const ref = `${group}-${no}`;
      const body = { fact: 'bench.begin', at: FROM };
      await accepted(api, `rounds/${round}/inspections/${ref}/facts`, `begin/${round}/${ref}`, body);
      done += 1;
      said(done);
    });
  }
}
