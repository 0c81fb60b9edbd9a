import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { type Paper, type PaperSubject, paperAddress } from '../../api/papers.ts';
import { messages } from '../../messages.ts';

const words = messages.papers;
const ALL = '';

/** Which of the subjects of a paper, then Word or print; all of them in one file where there are several. */
export function PaperChoice({ round, paper }: { round: string; paper: Paper }) {
  const [key, setKey] = useState<string>();
  const several = paper.for.filter(({ no }) => paper.subject !== 'thing' || no !== null);
  const options = [
    ...(several.length > 1 ? [{ value: ALL, label: words.all(several.length) }] : []),
    ...paper.for.map((one) => ({
      value: keyOf(one),
      label: one.secret ? `${one.title}（${words.secret}）` : one.title,
    })),
  ];
  const chosen = key ?? options[0]?.value;
  const subject = paper.for.find((one) => keyOf(one) === chosen);
  const of = { round, paper: paper.id, subject };
  const called = options.find(({ value }) => value === chosen)?.label ?? '';
  return (
    <Space wrap>
      <Select
        aria-label={words.choose(paper.title)}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 300, maxWidth: '80vw' }}
        value={chosen}
        options={options}
        onChange={setKey}
      />
      <Button type="primary" href={paperAddress('docx', of)} download aria-label={words.wordOf(paper.title, called)}>
        {words.word}
      </Button>
      <Button
        href={paperAddress('html', of)}
        target="_blank"
        rel="noreferrer"
        aria-label={words.printOf(paper.title, called)}
      >
        {words.print}
      </Button>
    </Space>
  );
}

function keyOf({ on, no }: PaperSubject): string {
  return no === null ? on : `${on}?${no}`;
}
