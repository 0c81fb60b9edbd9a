import { App, Button } from 'antd';
import { askDeliveries, type Delivery, type DeliveryQuery, useDeliveries, useRetry } from '../../api/deliveries.ts';
import { wordsOf } from '../../api/refusal.ts';
import { useMay } from '../../app/who.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayText, instantText } from '../../common/date.ts';
import { LightMark } from '../../common/light.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const words = messages.contacts;
const FILTERS = ['state', 'channel'] as const;
const LIGHTS = { queued: 'grey', sent: 'green', dead: 'red' } as const;

/** 送达: what is on its way, arrived, or was given up; 重发. */
export function DeliveriesList({ state }: { state: ListState }) {
  const mayRetry = useMay('registers.record');
  const query = questionIn<DeliveryQuery>(state, FILTERS);
  const found = useDeliveries(query);
  return (
    <ServerList<Delivery>
      name={words.deliveries}
      columns={mayRetry ? [...columns, operations] : columns}
      rowKey={({ id }) => id}
      found={found}
      state={state}
      search={words.searchDeliveries}
      ask={(paging) => askDeliveries({ ...query, ...paging })}
      empty={state.any ? messages.states.empty : words.deliveriesEmpty}
      filters={
        <>
          <ChoiceFilter state={state} name="state" label={words.state} titles={words.states} width={120} />
          <ChoiceFilter state={state} name="channel" label={words.channel} titles={words.wayOf} width={120} />
        </>
      }
    />
  );
}

const titleOf = ({ title, digestOn }: Delivery) => (digestOn ? words.digestOf(dayText(digestOn)) : title);

const columns: Column<Delivery>[] = [
  { key: 'created', title: words.created, text: ({ createdAt }) => instantText(createdAt), sort: 'created' },
  { key: 'title', title: words.notice, text: titleOf },
  { key: 'round', title: messages.fields.round, text: ({ round }) => round ?? '' },
  {
    key: 'contact',
    title: words.contact,
    text: ({ contactName, contact, partyTitle }) => [partyTitle, contactName ?? contact].filter(Boolean).join('·'),
  },
  { key: 'channel', title: words.channel, text: ({ channel }) => words.wayOf[channel] },
  {
    key: 'state',
    title: words.state,
    text: ({ state }) => words.states[state],
    render: ({ state }) => <LightMark light={LIGHTS[state]} words={words.states[state]} />,
  },
  { key: 'attempts', title: words.attempts, text: ({ attempts }) => String(attempts) },
  { key: 'error', title: words.error, text: ({ error }) => error ?? '' },
  { key: 'next', title: words.next, text: ({ nextAttempt }) => instantText(nextAttempt), hidden: true },
  { key: 'sent', title: words.sent, text: ({ sentAt }) => instantText(sentAt) },
];

const operations: Column<Delivery> = {
  key: 'do',
  title: messages.fields.operations,
  text: () => '',
  render: (row) => row.state === 'dead' && <Retry delivery={row} />,
};

function Retry({ delivery }: { delivery: Delivery }) {
  const { message } = App.useApp();
  const retry = useRetry();
  const ask = () =>
    retry.mutate(delivery.id, {
      onError: (error) => void message.error(wordsOf(error)),
      onSuccess: () => void message.success(words.retried),
    });
  return (
    <Button
      type="link"
      size="small"
      loading={retry.isPending}
      onClick={ask}
      aria-label={words.retryOf(titleOf(delivery))}
    >
      {words.retry}
    </Button>
  );
}
