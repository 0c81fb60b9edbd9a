import { Button } from 'antd';
import type { Deadline } from '../../api/deadlines.ts';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { LightMark } from '../../common/light.tsx';
import { Words } from '../../common/words.tsx';
import { messages } from '../../messages.ts';

const { fields, deadlines: words } = messages;

/** What a deadline is due on, or why it is not yet. */
export function dueWords({ dueText, pausedFrom, waitingFor }: Deadline): string {
  if (dueText) return dueText;
  if (pausedFrom) return `${words.paused}${dayText(pausedFrom)}`;
  if (waitingFor.length > 0) return `${words.waitingFor}：${waitingFor.map(({ title }) => title).join('、')}`;
  return words.noDue;
}

/** The columns of 时限台账; the due date opens what it rests on. */
export function deadlineColumns(open: (deadline: Deadline) => void): Column<Deadline>[] {
  return [
    {
      key: 'light',
      title: fields.light,
      width: 96,
      text: ({ light }) => messages.lights[light],
      render: ({ light, lateDays, verdict }) => (
        <LightMark light={light} words={verdict === 'overdue' ? messages.desk.days(lateDays) : undefined} />
      ),
    },
    { key: 'round', title: fields.round, width: 100, text: ({ round }) => round },
    { key: 'title', title: fields.title, text: ({ title }) => title },
    { key: 'about', title: fields.subject, text: ({ about }) => about },
    { key: 'owedBy', title: fields.owedBy, text: ({ owedBy }) => owedBy },
    { key: 'owedTo', title: fields.owedTo, text: ({ owedTo }) => owedTo, hidden: true },
    { key: 'from', title: fields.from, sort: 'from', text: ({ from }) => dayText(from), hidden: true },
    {
      key: 'due',
      title: fields.due,
      sort: 'due',
      text: dueWords,
      render: (row) => (
        <Button type="link" size="small" onClick={() => open(row)} title={words.why} style={{ paddingInline: 0 }}>
          <Words text={dueWords(row)} />
        </Button>
      ),
    },
    { key: 'metOn', title: fields.metOn, sort: 'metOn', text: ({ metOn }) => dayText(metOn) },
    { key: 'verdict', title: fields.verdict, width: 72, text: ({ verdict }) => messages.verdicts[verdict] },
    { key: 'clause', title: fields.clause, text: ({ clause }) => clause ?? '', hidden: true },
  ];
}
