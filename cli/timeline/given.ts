import { OFFICE } from '../../procedure/ids.ts';
import { StackError } from '../../stack/say.ts';

/** What was typed after `npm run timeline -- R2026-01`. */
export interface TimelineArguments {
  exceptions?: boolean;
  lateDays: string;
  sample?: string;
  seed?: string;
  json?: boolean;
}

/** What of a round is asked for. */
export type Asked =
  | { what: 'timeline' }
  | { what: 'exceptions'; lateDays: number }
  | { what: 'sample'; n: number; seed: string };

const MOST_DAYS = 366;
const MOST_SAMPLED = 500;

/** Reads the arguments; a `StackError` says which one is wrong and how it is written. */
export function askedOf(round: string, { exceptions, lateDays, sample, seed }: TimelineArguments): Asked {
  if (round !== OFFICE && !/^R\d{4}-\d{2}$/.test(round)) {
    throw new StackError(`应为轮次编号，如 R2026-01，或 ${OFFICE}；写的是“${round}”`);
  }
  if (exceptions && sample !== undefined) throw new StackError('--exceptions 与 --sample 不能一起写');
  if (exceptions) return { what: 'exceptions', lateDays: whole('--late-days', lateDays, 0, MOST_DAYS) };
  if (sample === undefined) return { what: 'timeline' };
  if (!seed) throw new StackError('--sample 须另给 --seed：同一台账、同一种子抽出同样的件');
  return { what: 'sample', n: whole('--sample', sample, 1, MOST_SAMPLED), seed };
}

function whole(option: string, text: string, least: number, most: number): number {
  const n = Number(text);
  if (/^\d{1,4}$/.test(text) && n >= least && n <= most) return n;
  throw new StackError(`${option}：应为 ${least}–${most} 的整数；写的是“${text}”`);
}
