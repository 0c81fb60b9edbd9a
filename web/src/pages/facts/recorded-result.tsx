import { Alert, Button, Space } from 'antd';
import { type Recorded, useChanges } from '../../api/facts.ts';
import { dayText } from '../../common/date.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.entry;

interface RecordedProps {
  /** Where it was recorded; undefined where the account may not look at all that is there. */
  workflowId: string | undefined;
  recorded: Recorded;
  another: () => void;
  close: () => void;
}

/** It is recorded: which due dates began or moved by it. */
export function RecordedResult({ workflowId, recorded, another, close }: RecordedProps) {
  const written = recorded.ledger === 'written';
  const changes = useChanges(workflowId ?? '', workflowId === undefined ? undefined : recorded.id);
  return (
    <div role="status">
      <Alert type="success" showIcon title={written ? words.done : words.catchingUp} style={{ marginBottom: 16 }} />
      {workflowId !== undefined && (
        <Shown of={changes}>
          {(moved) => (
            <>
              <h3 style={{ fontSize: 14 }}>{moved.length > 0 ? words.moved : words.nothingMoved}</h3>
              <ul>
                {moved.map(({ key, title, about, what, due, provisional }) => (
                  <li key={key}>
                    {[title, about, what, dayText(due), provisional && messages.deadlines.provisional]
                      .filter(Boolean)
                      .join('｜')}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Shown>
      )}
      <Space>
        <Button type="primary" onClick={close} autoFocus>
          {words.close}
        </Button>
        <Button onClick={another}>{words.another}</Button>
      </Space>
    </div>
  );
}
