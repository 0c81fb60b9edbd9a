import { MOST_COUNTED } from '../db/queries/capped-count.ts';
import { badFields } from './problem.ts';

/** 400 for a page beyond what a list of the whole county counts: nobody pages so far, one narrows or turns it round. */
export function refuseTooFar({ page, pageSize }: { page: number; pageSize: number }): void {
  if ((page - 1) * pageSize < MOST_COUNTED) return;
  const detail = `最多翻到第 ${MOST_COUNTED} 条：请加条件缩小范围，或倒过来排序`;
  throw badFields({ field: 'page', detail });
}
