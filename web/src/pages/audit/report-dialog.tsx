import { Alert, Drawer, Table } from 'antd';
import { type Audit, type Report, useAudit } from '../../api/audits.ts';
import { instantText } from '../../common/date.ts';
import { reachable } from '../../common/reachable.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.checkpoints;
type Part = Report['rounds'][number];

/** 审计报告: round by round, each workflow with its verdict, and everything that was found. */
export function ReportDialog({ audit, close }: { audit: Audit | undefined; close: () => void }) {
  const found = useAudit(audit?.id);
  return (
    <Drawer
      open={audit !== undefined}
      onClose={close}
      size={760}
      title={`${words.reportTitle} ${instantText(audit?.askedAt)}`}
      destroyOnHidden
    >
      <Shown of={found}>{({ report }) => report && <Whole report={report} />}</Shown>
    </Drawer>
  );
}

function Whole({ report: { verdict, figures, rounds, trail } }: { report: Report }) {
  return (
    <>
      <Alert
        type={verdict === 'equal' || verdict === 'in-flight' ? 'success' : 'error'}
        showIcon
        title={words.titles[verdict]}
        description={words.figures(figures.runs, figures.entries, figures.replaySeconds)}
        style={{ marginBottom: 16 }}
      />
      {rounds.map((part) => (
        <RoundPart key={part.round} part={part} />
      ))}
      {trail && (
        <section>
          <h2 style={{ fontSize: 16 }}>
            {words.trail}：{words.titles[trail.verdict]}
          </h2>
          <Findings findings={trail.findings} />
        </section>
      )}
    </>
  );
}

function RoundPart({ part: { round, verdict, findings, workflows, notes } }: { part: Part }) {
  return (
    <section style={{ marginBottom: 16 }}>
      <h2 style={{ fontSize: 16 }}>
        {round}：{words.titles[verdict]}
      </h2>
      <Findings findings={findings} />
      {notes.length > 0 && (
        <p>
          {words.notes}：{notes.join('；')}
        </p>
      )}
      <Table
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        ref={reachable}
        scroll={{ x: 'max-content' }}
        rowKey="workflowId"
        dataSource={workflows}
        columns={[
          { title: words.part, render: (_, { workflowId }) => workflowId },
          { title: words.verdict, render: (_, one) => words.titles[one.verdict] },
          { title: words.entries, render: (_, { entries }) => entries },
        ]}
      />
    </section>
  );
}

function Findings({ findings }: { findings: Part['findings'] }) {
  if (findings.length === 0) return <p>{words.findingNone}</p>;
  return (
    <ul>
      {findings.map(({ workflowId, seq, field, text }) => (
        <li key={`${workflowId} ${seq} ${field} ${text}`}>{text}</li>
      ))}
    </ul>
  );
}
