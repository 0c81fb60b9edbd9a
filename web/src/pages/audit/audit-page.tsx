import { Tabs } from 'antd';
import { useMay } from '../../app/who.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { messages } from '../../messages.ts';
import { ExceptionsList } from './exceptions-list.tsx';
import { TimelineList } from './timeline-list.tsx';
import { VerdictsList } from './verdicts-list.tsx';

const words = messages.audit;

/** 审计: what happened in a round in order, what did not go straight on, and what replaying its history finds. */
export default function AuditPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round } = chosen;
  const ledger = useMay('ledger.see');
  const audits = useMay('audits.see');
  return (
    <Page title={words.title} extra={<RoundChoice chosen={chosen} change={(next) => state.change({ round: next })} />}>
      <Tabs
        activeKey={state.get('tab') ?? (ledger ? 'timeline' : 'verdicts')}
        onChange={(tab) => state.change({ tab })}
        destroyOnHidden
        items={[
          ...(ledger
            ? [
                { key: 'timeline', label: words.timeline, children: <TimelineList round={round} state={state} /> },
                { key: 'exceptions', label: words.exceptions, children: <ExceptionsList round={round} /> },
              ]
            : []),
          ...(audits ? [{ key: 'verdicts', label: words.verdicts, children: <VerdictsList round={round} /> }] : []),
        ]}
      />
    </Page>
  );
}
