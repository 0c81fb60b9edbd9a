import { Alert, Typography } from 'antd';
import { useWithdrawal } from '../../api/looks.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { ChecklistTable } from './checklist-table.tsx';
import { CountersTable } from './counters-table.tsx';

const words = messages.looks;

/** 撤点清单: whether the group may leave, what is missing, what it owes afterwards, and what it held. */
export function WithdrawalTab({ round, of }: { round: string; of: string }) {
  const found = useWithdrawal(round, of);
  return (
    <Shown of={found}>
      {({ title, ready, lines, afterwards, counters }) => {
        const open = lines.filter(({ strength, done }) => strength === 'hard' && done === undefined).length;
        return (
          <>
            <Alert
              type={ready ? 'success' : 'warning'}
              showIcon
              title={ready ? words.ready(title) : words.notReady(open)}
              style={{ marginBottom: 16 }}
            />
            <Part title={words.before} />
            <ChecklistTable label={words.before} lines={lines} empty={words.nothingAfter} />
            <Part title={words.afterwards} />
            <ChecklistTable label={words.afterwards} lines={afterwards} empty={words.nothingAfter} />
            <Part title={words.counters} />
            <CountersTable counters={counters} />
          </>
        );
      }}
    </Shown>
  );
}

function Part({ title }: { title: string }) {
  return (
    <Typography.Title level={2} style={{ fontSize: 16, margin: '16px 0 8px' }}>
      {title}
    </Typography.Title>
  );
}
