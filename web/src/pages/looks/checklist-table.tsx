import type { ChecklistLine } from '../../api/looks.ts';
import { dayText } from '../../common/date.ts';
import { LightMark } from '../../common/light.tsx';
import { ShortTable } from '../../common/short-table.tsx';
import { messages } from '../../messages.ts';

const words = messages.looks;

interface ChecklistProps {
  /** What the lines are about. */
  label: string;
  lines: (ChecklistLine & { before?: ChecklistLine[] | undefined })[];
  empty: string;
}

/** What a step waits for: each line done on its day, or open and by whom. */
export function ChecklistTable({ label, lines, empty }: ChecklistProps) {
  const rows = lines.flatMap((line) => [
    { line, inner: false },
    ...(line.before ?? []).map((one) => ({ line: one, inner: true })),
  ]);
  return (
    <ShortTable
      aria-label={label}
      rowKey={({ line: { step, on, thing, approval }, inner }) => [step, on, thing, approval, inner].join(' ')}
      dataSource={rows}
      empty={empty}
      columns={[
        {
          title: words.item,
          render: (_, { line, inner }) => (
            <span style={{ paddingLeft: inner ? 24 : 0 }}>
              {[line.title, line.thing, line.approval].filter(Boolean).join('｜')}
            </span>
          ),
        },
        { title: words.by, render: (_, { line }) => line.by },
        {
          title: words.state,
          render: (_, { line: { done, strength } }) =>
            done === undefined ? (
              <LightMark
                light={strength === 'hard' ? 'red' : 'grey'}
                words={`${words.open}（${strength === 'hard' ? words.hard : words.soft}）`}
              />
            ) : (
              words.done(dayText(done))
            ),
        },
      ]}
    />
  );
}
