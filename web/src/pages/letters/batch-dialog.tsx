import { Alert, Drawer, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { type Happened, type Happening, type Letter, type LineResult, registerLetters } from '../../api/letters.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const words = messages.letters;
const WITH_ORIGINAL: ReadonlySet<Happening> = new Set(['replies', 'distributions', 'returns', 'filings']);

interface BatchProps {
  round: string;
  what: Happening;
  letters: Letter[];
  /** These were; they need not be picked any more. */
  recorded: (letters: string[]) => void;
  close: () => void;
}

interface Values {
  items: Happened[];
}

/** Receipts, replies, originals: nine letters on one screen, each with its own day; those refused stay to be put right. */
export function BatchDialog({ round, what, letters, recorded, close }: BatchProps) {
  const [left, setLeft] = useState(letters);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const done = (results: LineResult[]) => {
    const why = left.flatMap(({ letter }, index) => {
      const result = results[index];
      return result?.status === 'refused' ? [[letter, result.problem.detail] as const] : [];
    });
    const isRefused = ({ letter }: Letter) => why.some(([one]) => one === letter);
    recorded(left.filter((one) => !isRefused(one)).map(({ letter }) => letter));
    if (why.length === 0) return close();
    setRefused(Object.fromEntries(why));
    setLeft(left.filter(isRefused));
  };
  const names = left.map(({ letter }) => letter);
  return (
    <Drawer open onClose={close} size={760} title={words.batch[what]} destroyOnHidden>
      {Object.keys(refused).length > 0 && (
        <Alert role="alert" type="warning" showIcon title={messages.entry.failedSome(Object.keys(refused).length)} />
      )}
      <p>{words.each}</p>
      <Entry<Values, LineResult[]>
        key={names.join()}
        draft={`letters:${round}:${what}:${names.join()}`}
        initial={{ items: left.map(({ letter }) => ({ letter, at: today() })) }}
        submit={({ items }, key) => registerLetters(round, what, items.map(given), key)}
        done={done}
      >
        {() => (
          <Table
            size="small"
            pagination={false}
            rowKey="letter"
            dataSource={left}
            style={{ marginBottom: 16 }}
            columns={[
              { title: words.unit, render: (_, { unitTitle }) => unitTitle },
              {
                title: messages.fields.date,
                render: (_, { unitTitle }, index) => (
                  <DayField bare name={['items', index, 'at']} label={`${unitTitle} ${messages.fields.date}`} />
                ),
              },
              ...(WITH_ORIGINAL.has(what) ? [originalColumn] : []),
              ...(Object.keys(refused).length > 0
                ? [{ title: words.result, render: (_: unknown, { letter }: Letter) => refused[letter] }]
                : []),
            ]}
          />
        )}
      </Entry>
    </Drawer>
  );
}

const originalColumn = {
  title: words.original,
  render: (_: unknown, { unitTitle }: Letter, index: number) => (
    <Form.Item name={['items', index, 'number']} style={{ margin: 0 }}>
      <Input maxLength={60} aria-label={`${unitTitle} ${words.original}`} placeholder={words.originalHint} />
    </Form.Item>
  ),
};

function given({ letter, at, number }: Happened): Happened {
  return { letter, at, ...(number?.trim() && { number: number.trim() }) };
}
