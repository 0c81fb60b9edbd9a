import { useMay } from '../../app/who.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { TabRow } from '../../common/tab-row.tsx';
import { messages } from '../../messages.ts';
import { CheckpointsList } from './checkpoints-list.tsx';
import { ExceptionsList } from './exceptions-list.tsx';
import { SampleList } from './sample-list.tsx';
import { TimelineList } from './timeline-list.tsx';
import { VerdictsList } from './verdicts-list.tsx';

const { audit: words, checkpoints } = messages;

/** 审计: what happened in a round in order, what did not go straight on, and what replaying its history finds. */
export default function AuditPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round } = chosen;
  const ledger = useMay('ledger.see');
  const audits = useMay('audits.see');
  return (
    <Page title={words.title} extra={<RoundChoice chosen={chosen} change={(next) => state.change({ round: next })} />}>
      <TabRow
        label={words.title}
        open={state.get('tab') ?? (ledger ? 'timeline' : 'verdicts')}
        turn={(tab) => state.begin({ tab, round: state.get('round') })}
        items={[
          ...(ledger
            ? [
                { key: 'timeline', label: words.timeline, children: <TimelineList round={round} state={state} /> },
                {
                  key: 'exceptions',
                  label: words.exceptions,
                  children: <ExceptionsList round={round} state={state} />,
                },
                { key: 'sample', label: checkpoints.sample, children: <SampleList round={round} /> },
              ]
            : []),
          ...(audits
            ? [
                { key: 'verdicts', label: words.verdicts, children: <VerdictsList round={round} state={state} /> },
                { key: 'checkpoints', label: checkpoints.title, children: <CheckpointsList state={state} /> },
              ]
            : []),
        ]}
      />
    </Page>
  );
}
