import { App, Button, Descriptions, Popconfirm, Space } from 'antd';
import { Link, useParams } from 'react-router';
import { wordsOf } from '../../api/refusal.ts';
import { type Rehearsal, useEndRehearsal, useRehearsal } from '../../api/rehearsals.ts';
import { insideOf } from '../../api/rehearsed.ts';
import { useMay } from '../../app/who.ts';
import { Page } from '../../common/page.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { AdvancesList } from './advances-list.tsx';
import { ClockCard } from './clock-card.tsx';
import { WorkflowsList } from './workflows-list.tsx';

const words = messages.rehearsals;

/** One rehearsal: its clock, what is due next, what happened on the way. */
export default function RehearsalPage() {
  const { round = '' } = useParams();
  const found = useRehearsal(round);
  return (
    <Page title={words.of(round)} extra={<Link to="/rehearsals">{words.back}</Link>}>
      <Shown of={found}>{(rehearsal) => <Whole rehearsal={rehearsal} />}</Shown>
    </Page>
  );
}

function Whole({ rehearsal }: { rehearsal: Rehearsal }) {
  const { round, rulebook, todayText, nextDue, ended, workflows, advances } = rehearsal;
  return (
    <>
      <Descriptions
        size="small"
        items={[
          { key: 'book', label: words.rulebook, children: rulebook?.title },
          { key: 'today', label: words.today, children: todayText ?? words.ended },
          { key: 'next', label: words.next, children: nextDue?.text ?? words.nextNone },
        ]}
      />
      <Space wrap style={{ margin: '12px 0' }}>
        {/* Another program begins: inside, everything is asked of the rehearsal. */}
        <Button type="primary" href={insideOf(round)} title={words.enterHint}>
          {words.enter}
        </Button>
        {!ended && <End round={round} />}
      </Space>
      {!ended && <ClockCard round={round} />}
      {workflows.length > 0 && <WorkflowsList workflows={workflows} />}
      {advances.length > 0 && <AdvancesList advances={advances} />}
    </>
  );
}

function End({ round }: { round: string }) {
  const { message } = App.useApp();
  const end = useEndRehearsal(round);
  if (!useMay('rehearsals.run')) return null;
  return (
    <Popconfirm
      title={words.end}
      description={words.endSure}
      onConfirm={() => end.mutate(undefined, { onError: (error) => void message.error(wordsOf(error)) })}
    >
      <Button danger loading={end.isPending}>
        {words.end}
      </Button>
    </Popconfirm>
  );
}
