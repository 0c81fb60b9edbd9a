import type { Inspection } from '../../procedure/heart/state.ts';
import type { Making as Framed } from '../scenario/frame.ts';
import type { Randoms } from './random.ts';
import type { Sizes } from './sizes.ts';

/** What every part of a generated round is made of: chance and how large it is are further. */
export interface Making extends Framed {
  sizes: Sizes;
  randoms: Randoms;
}

/** The inspection that a subject is. */
export function inspectionOf({ cast }: Making, on: string): Inspection | undefined {
  return cast.inspections.find(({ ref }) => on === `inspection/${ref}`);
}
