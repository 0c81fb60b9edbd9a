import type { Group, Inspection } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Batch, Cast } from '../scenario/cast.ts';
import { below, type Randoms } from './random.ts';
import type { Sizes } from './sizes.ts';
import { mobileCount, ROAMING } from './villages.ts';

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
/** Of seven townships five choose further villages once they are there. */
const ROAMING_SHARE = 5 / 7;
const TRAIT_SHARE = 1 / 3;
/** Clues on one hand-over sheet at the most. */
const BATCH = 10;

/** Who takes part in a generated round, and which clues go to whom. */
export function castOf(book: Rulebook, sizes: Sizes, randoms: Randoms): Cast {
  const count = sizes.groups * sizes.units;
  const villages = hasVillages(book) ? villagesOf(sizes.villages, count, randoms) : [];
  const groups = Array.from({ length: sizes.groups }, (_, g): Group => {
    const inspections = Array.from({ length: sizes.units }, (_, u) =>
      inspectionOf(book, g + 1, u + 1, g * sizes.units + u, villages, randoms),
    );
    return { no: g + 1, inspections };
  });
  const inspections = groups.flatMap((group) => group.inspections);
  return { groups, inspections, batches: batchesOf(book, sizes.clues, inspections, randoms) };
}

function inspectionOf(
  book: Rulebook,
  group: number,
  no: number,
  index: number,
  villages: number[],
  randoms: Randoms,
): Inspection {
  const own = villages[index];
  const stem = `${STEMS[index % STEMS.length]}${index < STEMS.length ? '' : Math.floor(index / STEMS.length) + 1}`;
  const random = randoms(`traits/${group}-${no}`);
  const roams = own !== undefined && own > mobileCount(book) && random() < ROAMING_SHARE;
  const others = asked(book).filter((trait) => trait !== ROAMING && random() < TRAIT_SHARE);
  return {
    ref: `${group}-${no}`,
    group,
    no,
    name: `${stem}${own === undefined ? '局党组' : '镇党委'}`,
    ...(own === undefined ? {} : { villages: own }),
    traits: [...others, ...(roams && ROAMING in book.traits ? [ROAMING] : [])],
  };
}

/** Traits that make some step or deadline due. */
function asked(book: Rulebook): string[] {
  const rules = [...Object.values(book.steps), ...Object.values(book.deadlines)];
  return Object.keys(book.traits).filter((trait) => rules.some((rule) => rule.when === trait));
}

function hasVillages(book: Rulebook): boolean {
  return Object.values(book.steps).some(({ level }) => level === 'village');
}

/** Villages shared out nearly evenly, every organization with one at least. */
function villagesOf(total: number, count: number, randoms: Randoms): number[] {
  const random = randoms('villages');
  const shares = Array.from({ length: count }, () => Math.max(1, Math.floor(total / count)));
  const given = shares.reduce((sum, share) => sum + share, 0);
  for (let left = total - given; left > 0; left -= 1) {
    const at = below(random, count);
    shares[at] = (shares[at] ?? 0) + 1;
  }
  return shares;
}

/** Batches of at most ten clues: half of all to the first receiver with a term, half of the rest to the next … */
function batchesOf(book: Rulebook, clues: number, inspections: Inspection[], randoms: Randoms): Batch[] {
  const random = randoms('clues');
  const receivers = Object.keys(book.receivers).filter((receiver) => book.receivers[receiver]?.term);
  const batches: Batch[] = [];
  let next = 1;
  for (const [index, receiver] of receivers.entries()) {
    const left = clues - next + 1;
    const end = next + (index === receivers.length - 1 ? left : Math.ceil(left / 2));
    while (next < end) {
      const numbers = Array.from({ length: Math.min(BATCH, end - next) }, (_, i) => next + i);
      const about = new Set(numbers.map(() => inspections[below(random, inspections.length)]?.ref ?? ''));
      batches.push({ no: batches.length + 1, receiver, clues: numbers, inspections: [...about].sort() });
      next += numbers.length;
    }
  }
  return batches;
}
