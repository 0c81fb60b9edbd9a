import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { Evidence } from '../../common/scan-view.tsx';
import { messages } from '../../messages.ts';
import type { ThingRow } from './thing-rows.ts';
import type { Sort } from './thing-steps.ts';

const { things: words, fields } = messages;

/** The columns of a list of things: what it is, then each further step with the day it was taken. */
export function thingColumns(
  { opens, each }: Sort,
  villages: boolean,
  operations: (row: ThingRow) => React.ReactNode,
): Column<ThingRow>[] {
  const told = (key: string, title: string, text: (row: ThingRow) => string) => ({ key, title, text });
  return [
    told('number', words.number, ({ number }) => number),
    told('openedOn', words.opened, ({ openedOn }) => dayText(openedOn)),
    ...(opens.kinds ? [told('kind', words.kind, ({ kind }) => kind)] : []),
    ...(opens.figures?.['people-least'] === undefined
      ? []
      : [told('people', words.people, ({ opened }) => String(opened?.data.people ?? ''))]),
    ...(villages ? [told('villages', words.villages, ({ opened }) => (opened?.data.villages ?? []).join('、'))] : []),
    told('note', words.note, ({ opened }) => opened?.data.note ?? ''),
    ...each.map(({ id, title }) =>
      told(id, title, ({ done }) => (done.get(id) ?? []).map(doneWords).join('；') || words.none),
    ),
    {
      key: 'evidence',
      title: fields.evidence,
      text: ({ evidence }: ThingRow) => evidence.join('、'),
      render: ({ evidence }: ThingRow) => <Evidence items={evidence} />,
    },
    { key: 'operations', title: fields.operations, text: () => '', render: operations },
  ];
}

function doneWords({ date, kindTitle }: { date: string; kindTitle: string | undefined }): string {
  return [dayText(date), kindTitle].filter(Boolean).join(' ');
}
