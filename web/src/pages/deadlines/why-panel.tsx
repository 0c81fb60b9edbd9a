import { Descriptions, Drawer, Table, Tag, Timeline, Typography } from 'antd';
import { useWhy, type Why } from '../../api/deadlines.ts';
import { dayText, instantText } from '../../common/date.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const { deadlines: words, fields } = messages;

/** 为什么是这天: the clause, the receipt it counts from, day by day, and what moved it. */
export function WhyPanel({ of, close }: { of: { workflowId: string; key: string } | undefined; close: () => void }) {
  const why = useWhy(of);
  const title = why.data ? words.whyOf(why.data.title) : words.why;
  return (
    <Drawer open={of !== undefined} onClose={close} size={720} title={title} destroyOnHidden>
      <Shown of={why}>{(data) => <Explained why={data} />}</Shown>
    </Drawer>
  );
}

function Explained({ why }: { why: Why }) {
  return (
    // Reached by keyboard, so that what does not fit can be scrolled to.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be focusable
    <section tabIndex={0} aria-label={words.whyOf(why.title)}>
      <Typography.Title level={2} style={{ fontSize: 20, marginTop: 0 }}>
        {why.dueText ?? words.noDue} {why.provisional && <Tag color="warning">{words.provisional}</Tag>}
      </Typography.Title>
      {why.waitingFor.length > 0 && (
        <p>
          {words.waitingFor}：{why.waitingFor.map(({ title }) => title).join('、')}
        </p>
      )}
      <Facts why={why} />
      <Heading>{words.trigger}</Heading>
      <ul>
        {why.triggers.map(({ id, title, date, number, evidence }) => (
          <li key={id}>{[title, dayText(date), number, ...evidence].filter(Boolean).join('｜')}</li>
        ))}
      </ul>
      <Heading>{words.days}</Heading>
      <Days days={why.days} />
      <Heading>{words.rungs}</Heading>
      <Rungs rungs={why.rungs} />
      <Heading>{words.history}</Heading>
      <Timeline items={why.history.map((one) => ({ key: one.seq, content: movementWords(one) }))} />
    </section>
  );
}

function Heading({ children }: { children: React.ReactNode }) {
  return (
    <Typography.Title level={3} style={{ fontSize: 16 }}>
      {children}
    </Typography.Title>
  );
}

function Facts({ why }: { why: Why }) {
  const facts: [string, string | null][] = [
    [fields.subject, why.about],
    [fields.clause, [why.document, why.clause].filter(Boolean).join(' ')],
    [fields.owedBy, why.owedBy],
    [fields.owedTo, why.owedTo],
    [words.force, why.force],
    [words.ladder, why.ladder],
    [words.decides, why.decides],
    [fields.from, dayText(why.from)],
    [words.computed, why.computed === why.due ? null : dayText(why.computed)],
    [words.paused, dayText(why.pausedFrom)],
    [words.rework, dayText(why.reworkBy)],
    [fields.metOn, dayText(why.metOn)],
    [words.calendar, why.calendarVersion],
  ];
  const items = facts.flatMap(([label, text]) => (text ? [{ key: label, label, children: text }] : []));
  return <Descriptions size="small" column={1} bordered items={items} />;
}

function Days({ days }: { days: Why['days'] }) {
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={({ date, what }) => `${date} ${what}`}
      dataSource={days}
      columns={[
        { title: words.day, render: (_, { date }) => dayText(date) },
        { title: words.what, render: (_, { what, n }) => [words.whats[what], n].filter(Boolean).join(' ') },
        { title: words.whyDay, dataIndex: 'why' },
      ]}
    />
  );
}

function Rungs({ rungs }: { rungs: Why['rungs'] }) {
  if (rungs.length === 0) return <p>{words.noRungs}</p>;
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="rung"
      dataSource={rungs}
      columns={[
        { title: words.rungAt, render: (_, { at }) => instantText(at) },
        { title: words.rungTo, render: (_, { to, copyTo }) => `${to}${copyTo ? words.copyTo(copyTo) : ''}` },
        {
          title: words.rungState,
          render: (_, { state, paper }) => [words.rungStates[state], paper].filter(Boolean).join('，'),
        },
      ]}
    />
  );
}

function movementWords({ recordedAt, what, due, reason, typedBy }: Why['history'][number]): string {
  return [instantText(recordedAt), what, dayText(due), reason, typedBy && words.typedBy(typedBy)]
    .filter(Boolean)
    .join('｜');
}
