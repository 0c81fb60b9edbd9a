import { Button, Dropdown } from 'antd';
import type { Deadline } from '../../api/deadlines.ts';
import { messages } from '../../messages.ts';
import { type Kind, useKinds } from './kinds.ts';

const words = messages.decisions;

/** What may be done about one deadline: 顺延、停表、免除、催办, or asking for an extension. */
export function DecisionMenu({ row, choose }: { row: Deadline; choose: (kind: Kind, rows: Deadline[]) => void }) {
  const kinds = useKinds()(row);
  if (kinds.length === 0) return null;
  const items = kinds.map((kind) => ({ key: kind, label: words.kinds[kind], onClick: () => choose(kind, [row]) }));
  const name = [row.title, row.about].filter(Boolean).join(' ');
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" aria-label={words.decideOf(name)}>
        {words.decide}
      </Button>
    </Dropdown>
  );
}
