import { Button, Dropdown } from 'antd';
import type { Fact } from '../../api/facts.ts';
import { dayText } from '../../common/date.ts';
import { messages } from '../../messages.ts';
import type { Listed } from '../facts/step-list.ts';
import type { ThingRow } from './thing-rows.ts';

const words = messages.things;

interface MenuProps {
  row: ThingRow;
  next: readonly Listed[];
  go: (step: string, numbers: string[]) => void;
  correct?: (fact: Fact) => void;
}

/** What can be done with one thing: its further steps, and putting right what was registered. */
export function ThingMenu({ row: { number, facts }, next, go, correct }: MenuProps) {
  const items = [
    ...next.map(({ id, title }) => ({ key: id, label: title, onClick: () => go(id, [number]) })),
    ...(correct
      ? facts.map((fact) => ({
          key: fact.id,
          label: words.correctOf(fact.title, dayText(fact.date)),
          onClick: () => correct(fact),
        }))
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" aria-label={words.nextOf(number)}>
        {words.next}
      </Button>
    </Dropdown>
  );
}
