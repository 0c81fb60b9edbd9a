import { Button, Tag } from 'antd';
import type { Letter } from '../../api/letters.ts';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { LightMark } from '../../common/light.tsx';
import { PaperMenu } from '../../common/paper-menu.tsx';
import { Words } from '../../common/words.tsx';
import { messages } from '../../messages.ts';

const words = messages.letters;

interface LetterColumns {
  round: string | undefined;
  /** Names of the inspections. */
  titles: ReadonlyMap<string, string>;
  why: (letter: Letter) => void;
}

/** The columns of 函件台账; each letter is printed from its number. */
export function letterColumns({ round, titles, why }: LetterColumns): Column<Letter>[] {
  const named = (refs: readonly string[]) => refs.map((ref) => titles.get(ref) ?? ref).join('、');
  return [
    {
      key: 'unit',
      title: words.unit,
      sort: 'unit',
      text: ({ unitTitle }) => unitTitle,
      render: ({ unitTitle, secret }) => (
        <>
          {unitTitle} {secret && <Tag color="red">{words.secret}</Tag>}
        </>
      ),
    },
    { key: 'kind', title: words.kind, sort: 'kind', text: ({ kindTitle }) => kindTitle },
    {
      key: 'number',
      title: words.number,
      sort: 'number',
      text: ({ number }) => number ?? '',
      render: ({ number, letter }) => (
        <>
          {number} {round !== undefined && <PaperMenu round={round} on={`letter/${letter}`} />}
        </>
      ),
    },
    { key: 'sent', title: words.sent, sort: 'sent', text: ({ sentOn }) => dayText(sentOn) },
    { key: 'received', title: words.received, sort: 'received', text: ({ receivedOn }) => dayText(receivedOn) },
    { key: 'personnel', title: words.personnel, text: (row) => dayText(row.personnelReceivedOn), hidden: true },
    {
      key: 'due',
      title: words.due,
      sort: 'due',
      text: dueOf,
      render: (row) =>
        row.deadline && (
          <>
            <LightMark light={row.deadline.light} />{' '}
            <Button type="link" size="small" onClick={() => why(row)} title={messages.deadlines.why}>
              <Words text={dueOf(row)} />
            </Button>
          </>
        ),
    },
    { key: 'replied', title: words.replied, sort: 'replied', text: repliesOf },
    { key: 'unanswered', title: words.unanswered, text: ({ unanswered }) => named(unanswered), hidden: true },
    {
      key: 'custody',
      title: words.custody,
      text: ({ custody: { holder, groups } }) => (holder === 'group' ? words.groups(groups) : words.holders[holder]),
    },
  ];
}

function dueOf({ deadline }: Letter): string {
  if (!deadline) return '';
  if (deadline.dueText) return deadline.dueText;
  return `${messages.deadlines.waitingFor}：${deadline.waitingFor.map(({ title }) => title).join('、')}`;
}

/** The days replies came, and for how many of the organizations. */
function repliesOf({ replies, unanswered }: Letter): string {
  if (replies.length === 0) return '';
  const days = [...new Set(replies.map(({ date }) => dayText(date)))].join('、');
  return unanswered.length === 0 ? days : `${days}（${replies.length}/${replies.length + unanswered.length}）`;
}
