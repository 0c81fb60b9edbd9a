import { Alert, App, Drawer } from 'antd';
import { useState } from 'react';
import { decide } from '../../api/deadline-decisions.ts';
import type { Deadline } from '../../api/deadlines.ts';
import { Refusal } from '../../api/refusal.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { DecisionFields } from './decision-fields.tsx';
import { type DecisionValues, decisionOf, initialOf } from './decision-values.ts';
import type { Kind } from './kinds.ts';

const words = messages.decisions;

interface DialogProps {
  kind: Kind;
  rows: Deadline[];
  close: () => void;
}

interface Outcome {
  row: Deadline;
  why: string;
}

/** One decision about one or many deadlines; those it was refused for stay, each with the reason. */
export function DecisionDialog({ kind, rows, close }: DialogProps) {
  const { message } = App.useApp();
  const [left, setLeft] = useState<Outcome[]>();
  const about = left?.map(({ row }) => row) ?? rows;
  const done = (refused: Outcome[]) => {
    const recorded = about.length - refused.length;
    if (recorded > 0) void message.success(words.done(words.kinds[kind], recorded));
    if (refused.length === 0) return close();
    setLeft(refused);
  };
  return (
    <Drawer open onClose={close} size={480} title={words.titleOf(words.kinds[kind], about.length)} destroyOnHidden>
      <p>{words.hints[kind]}</p>
      {left && <Alert role="alert" type="error" showIcon title={words.failed} style={{ marginBottom: 16 }} />}
      <ul aria-label={words.applied} style={{ paddingLeft: 18 }}>
        {about.map((row) => (
          <li key={`${row.workflowId} ${row.key}`}>
            {[row.title, row.about, row.dueText, left?.find((one) => one.row === row)?.why].filter(Boolean).join('｜')}
          </li>
        ))}
      </ul>
      <Entry<DecisionValues, Outcome[]>
        key={about.length}
        draft={['decision', kind, ...about.map(({ workflowId, key }) => `${workflowId} ${key}`)].join(':')}
        initial={initialOf(kind, about)}
        submit={(values, key) => decideAll(about, kind, values, key)}
        done={done}
        words={words.kinds[kind]}
      >
        {() => <DecisionFields kind={kind} rows={about} />}
      </Entry>
    </Drawer>
  );
}

/** Each under a key of its own that follows from the form's. One alone that is refused is the form's refusal. */
async function decideAll(rows: Deadline[], kind: Kind, values: DecisionValues, key: string): Promise<Outcome[]> {
  const refused: Outcome[] = [];
  for (const [index, row] of rows.entries()) {
    try {
      await decide(row.workflowId, decisionOf(kind, row.key, values), `${key}-${index}`);
    } catch (error) {
      if (!(error instanceof Refusal) || rows.length === 1) throw error;
      refused.push({ row, why: error.message });
    }
  }
  return refused;
}
