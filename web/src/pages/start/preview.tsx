import { Alert, Table } from 'antd';
import { type Plan, type PlanRequest, usePlan } from '../../api/plans.ts';
import { LightMark } from '../../common/light.tsx';
import { reachable } from '../../common/reachable.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const { wizard: words, fields } = messages;
const paging = { pageSize: 20, hideOnSinglePage: true, showSizeChanger: false };

/** 倒排预览: what is due when, what has to begin by when, and what does not fit together. */
export function Preview({ body }: { body: PlanRequest }) {
  const plan = usePlan(body);
  return <Shown of={plan}>{(data) => <Planned plan={data} />}</Shown>;
}

function Planned({ plan: { lines, latestStarts, conflicts } }: { plan: Plan }) {
  const dated = lines.filter(({ due, periods }) => due !== null || periods.length > 0);
  const undated = lines.filter(({ missing }) => missing.length > 0);
  return (
    <>
      <p>{words.previewHint}</p>
      <Alert
        type={conflicts.length > 0 ? 'warning' : 'success'}
        showIcon
        title={conflicts.length > 0 ? `${words.conflicts} ${conflicts.length}` : words.noConflicts}
        description={
          conflicts.length > 0 && (
            <ul style={{ margin: 0, paddingLeft: 18 }}>
              {conflicts.map(({ title, detail, clause }) => (
                <li key={`${title} ${detail}`}>{[title, detail, clause].filter(Boolean).join('｜')}</li>
              ))}
            </ul>
          )
        }
      />
      <h2 style={{ fontSize: 16 }}>{words.dates}</h2>
      <Table
        size="small"
        pagination={paging}
        ref={reachable}
        scroll={{ x: 'max-content' }}
        rowKey={({ rule, subjectText, inspections }) => `${rule} ${subjectText} ${inspections.join()}`}
        dataSource={dated}
        columns={[
          { title: fields.title, render: (_, { title }) => title },
          { title: fields.subject, render: (_, { subjectText }) => subjectText },
          { title: fields.owedBy, render: (_, { owedBy }) => owedBy },
          {
            title: fields.due,
            render: (_, { dueText, light }) => <LightMark light={light} words={dueText ?? messages.lights[light]} />,
          },
          { title: fields.rule, render: (_, { why }) => why },
        ]}
      />
      <h2 style={{ fontSize: 16 }}>{words.latest}</h2>
      <Table
        size="small"
        pagination={paging}
        ref={reachable}
        scroll={{ x: 'max-content' }}
        rowKey={({ step, date, inspections }) => `${step} ${date} ${inspections.join()}`}
        dataSource={latestStarts}
        columns={[
          { title: fields.step, render: (_, { title }) => title },
          { title: messages.facts.by, render: (_, { by }) => by },
          { title: fields.date, render: (_, { dateText }) => dateText },
          { title: fields.rule, render: (_, { why }) => why },
        ]}
      />
      {undated.length > 0 && (
        <>
          <h2 style={{ fontSize: 16 }}>{words.missing}</h2>
          <p>{[...new Set(undated.map(({ title }) => title))].join('、')}</p>
        </>
      )}
    </>
  );
}
