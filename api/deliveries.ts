import type { z } from 'zod';
import { type DeliveryView, deliveryById, listDeliveries, reviveDelivery } from '../db/queries/deliveries.ts';
import { contactsMentioning } from './contacts.ts';
import type { ApiDeps } from './deps.ts';
import { noticeTitles } from './inbox.ts';
import { ApiProblem, notFound, problem } from './problem.ts';
import { paging } from './schemas/common.ts';
import type { DeliveryQuery, deliverySchema } from './schemas/inbox.ts';
import { refuseTooFar } from './too-far.ts';
import { roleTitle } from './words.ts';

type Delivery = z.infer<typeof deliverySchema>;

/** One page of what is on its way, arrived or given up. */
export async function deliveriesShown(deps: ApiDeps, query: DeliveryQuery) {
  refuseTooFar(query);
  const { state, channel, round, notice: noticeId, q, sort, page, pageSize } = query;
  const contactIds = q === undefined ? undefined : await contactsMentioning(deps, q);
  const filter = { state, channel, round, noticeId, contactIds };
  const { items, ...counted } = await listDeliveries(deps.db, { filter, sort, ...paging(query) });
  const titles = await noticeTitles(
    deps,
    items.flatMap(({ outboxId }) => (outboxId === null ? [] : [outboxId])),
  );
  return { items: items.map((row) => shown(row, titles)), ...counted, page, pageSize };
}

/** Puts a dead one back: the worker sends it as if for the first time. */
export async function retryDelivery({ db }: ApiDeps, id: string): Promise<{ id: string; state: 'queued' }> {
  const row = await deliveryById(db, id);
  if (!row) throw notFound('id', '没有这一件');
  if (!(await reviveDelivery(db, id)) && row.state !== 'queued') {
    throw new ApiProblem(problem(409, 'already-sent', '这一件已经送到，不再重发'));
  }
  return { id, state: 'queued' };
}

function shown({ outboxId, contactId, text, ...row }: DeliveryView, titles: ReadonlyMap<string, string>): Delivery {
  return {
    ...row,
    notice: outboxId,
    title: text?.title ?? titles.get(outboxId ?? '') ?? '',
    contact: contactId,
    partyTitle: row.party === null ? null : roleTitle(row.party),
  };
}
