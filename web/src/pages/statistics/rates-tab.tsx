import { useMemo } from 'react';
import { type ReceiptLine, type SignOffLine, useReceipts, useSignOffs } from '../../api/statistics.ts';
import { useMay } from '../../app/who.ts';
import { COLOURS, LEGEND, LYING } from '../../charts/colours.ts';
import { Picture } from '../../charts/picture.tsx';
import type { Column } from '../../common/columns.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { rateText } from './rate-text.ts';

const words = messages.statistics;
const LINE_PX = 30;

/** Letters received against signature, and problems signed off. */
export function RatesTab({ round }: { round: string | undefined }) {
  const query = round === undefined ? {} : { round };
  const [letters, facts] = [useMay('letters.see'), useMay('facts.see')];
  const receipts = useReceipts(query, letters);
  const signOffs = useSignOffs(query, facts);
  return (
    <>
      {letters && <Shown of={receipts}>{({ items }) => <Shares {...receiptShares} items={items} />}</Shown>}
      {facts && <Shown of={signOffs}>{({ items }) => <Shares {...signOffShares} items={items} />}</Shown>}
    </>
  );
}

interface Part {
  title: string;
  rate: number | null;
  done: number;
  left: number;
}

/** Two parts of a whole, lying. */
function parts(rows: readonly Part[], [done, left]: readonly [string, string]) {
  const series = [
    { name: done, color: COLOURS.green, data: rows.map((row) => row.done) },
    { name: left, color: COLOURS.grey, data: rows.map((row) => row.left) },
  ];
  return {
    grid: LYING,
    legend: LEGEND,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ title, rate }) => `${title}　${rateText(rate)}`) },
    series: series.map((one) => ({ ...one, type: 'bar', stack: 'all' })),
  };
}

interface SharesProps<T> {
  title: string;
  note: string;
  items: T[];
  /** What of an item is done and what is left. */
  part: (item: T) => Part;
  /** What both are called. */
  names: readonly [string, string];
  columns: Column<T>[];
  rowKey: (item: T) => string;
}

/** A picture of how much of each is done. */
function Shares<T extends object>({ items, part, names, ...of }: SharesProps<T>) {
  const option = useMemo(() => parts(items.map(part), names), [items, part, names]);
  return <Picture {...of} option={option} height={90 + items.length * LINE_PX} rows={items} />;
}

const receiptShares: Omit<SharesProps<ReceiptLine>, 'items'> = {
  title: words.receipts,
  note: words.receiptsNote,
  part: ({ title, rate, sent, received }) => ({ title, rate, done: received, left: sent - received }),
  names: [words.received, words.notReceived],
  rowKey: ({ unit }) => unit,
  columns: [
    { key: 'title', title: words.name, text: ({ title }) => title },
    { key: 'sent', title: words.sent, text: ({ sent }) => String(sent) },
    { key: 'received', title: words.received, text: ({ received }) => String(received) },
    { key: 'replied', title: words.replied, text: ({ replied }) => String(replied) },
    { key: 'rate', title: words.receiptRate, text: ({ rate }) => rateText(rate) },
  ],
};

const signOffShares: Omit<SharesProps<SignOffLine>, 'items'> = {
  title: words.signOffs,
  note: words.signOffsNote,
  part: ({ title, rate, items, signedOff }) => ({ title, rate, done: signedOff, left: items - signedOff }),
  names: [words.signedOff, words.left],
  rowKey: ({ round, ref }) => `${round} ${ref}`,
  columns: [
    { key: 'title', title: words.name, text: ({ title }) => title },
    { key: 'items', title: words.items, text: ({ items }) => String(items) },
    { key: 'signedOff', title: words.signedOff, text: ({ signedOff }) => String(signedOff) },
    { key: 'rate', title: words.signOffRate, text: ({ rate }) => rateText(rate) },
  ],
};
