import { z } from 'zod';
import { pageOf, pageQuery } from './common.ts';

/** What was typed into the search box of a list. */
export const sought = z.string().trim().min(1, '不能为空').max(40, '至多 40 个字');

/** One of the orders a list has; a minus is the other way round, the first one is the usual. */
export function sortOf<const S extends string>(usual: S | `-${S}`, others: readonly S[]) {
  const both = others.flatMap((one): [S, `-${S}`] => [one, `-${one}`]);
  return z
    .enum(
      [...new Set<S | `-${S}`>([usual, ...both])] as [S | `-${S}`, ...(S | `-${S}`)[]],
      `应为 ${both.join('、')} 之一`,
    )
    .default(usual as never)
    .describe('减号为从后到前；没有这一项的排在最后');
}

/** The words every list is asked by: search, order and page; `found` says what is searched. */
export function listQuery<const S extends string>(found: string, usual: S | `-${S}`, sorts: readonly S[]) {
  return { q: sought.optional().describe(found), sort: sortOf(usual, sorts), ...pageQuery };
}

/** One page of a list of which no more than 10,000 are counted, or opened to be searched; nobody pages further. */
export function cappedPageOf<T extends z.ZodType>(item: T) {
  const totalCapped = z.literal(true).optional().describe('不止 total 这么多：只数到、只找到第 10000 条');
  return pageOf(item).extend({ totalCapped });
}
