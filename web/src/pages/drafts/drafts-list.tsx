import { Button, Checkbox, Space, Tag } from 'antd';
import { useState } from 'react';
import type { Draft } from '../../api/drafts.ts';
import { type RoundDraft, useDrafts } from '../../api/drafts-all.ts';
import { covers, useMay, useWhoIs } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { useListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';
import { DraftReturnDialog } from './draft-return-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';

const { drafts: words, fields } = messages;

interface DraftsListProps {
  rounds: readonly string[];
  withOffice?: boolean;
  /** Only papers of this workflow. */
  workflowId?: string;
}

/** Papers on their way for signatures: sign, enter what was signed on paper, or send back. */
export function DraftsList({ rounds, withOffice = false, workflowId }: DraftsListProps) {
  const { rows, loading, error, retry } = useDrafts(rounds, withOffice);
  const state = useListState();
  const who = useWhoIs();
  const mayEnter = useMay('approvals.record');
  const [signing, setSigning] = useState<RoundDraft>();
  const [returning, setReturning] = useState<Draft>();
  const mine = state.get('mine') === 'true';
  const shown = rows
    .filter((draft) => (!mine || draft.mine) && (workflowId === undefined || draft.workflowId === workflowId))
    .sort((a, b) => Number(b.mine) - Number(a.mine) || a.date.localeCompare(b.date));
  const may = (draft: RoundDraft) => draft.mine || (mayEnter && covers(who, draft.round));
  const operations = (draft: RoundDraft) =>
    may(draft) && (
      <Space size={0}>
        <Button
          type="link"
          size="small"
          onClick={() => setSigning(draft)}
          aria-label={draft.mine ? words.signOf(draft.title) : words.enterOf(draft.title)}
        >
          {draft.mine ? words.sign : words.enter}
        </Button>
        <Button type="link" size="small" onClick={() => setReturning(draft)} aria-label={words.backOf(draft.title)}>
          {words.back}
        </Button>
      </Space>
    );
  return (
    <>
      <DataList
        name={words.title}
        columns={draftColumns(operations)}
        rows={shown}
        rowKey={({ workflowId: of, id }) => `${of} ${id}`}
        loading={loading}
        error={error}
        retry={retry}
        empty={words.empty}
        filters={
          <Checkbox
            checked={mine}
            onChange={({ target }) => state.change({ mine: target.checked ? 'true' : undefined })}
          >
            {words.onlyMine}
          </Checkbox>
        }
      />
      {signing && <SignDialog draft={signing} close={() => setSigning(undefined)} />}
      {returning && <DraftReturnDialog draft={returning} close={() => setReturning(undefined)} />}
    </>
  );
}

function draftColumns(operations: (draft: RoundDraft) => React.ReactNode): Column<RoundDraft>[] {
  return [
    {
      key: 'title',
      title: words.paper,
      text: ({ title }) => title,
      render: ({ title, mine }) => (
        <>
          {title} {mine && <Tag color="error">{words.mine}</Tag>}
        </>
      ),
    },
    { key: 'round', title: fields.round, text: ({ round }) => (round === 'office' ? messages.office : round) },
    { key: 'on', title: words.where, text: ({ on }) => placeWords(on) },
    { key: 'things', title: words.things, text: ({ data }) => (data.numbers ?? []).join('、') },
    { key: 'date', title: words.handedIn, text: ({ date }) => dayText(date) },
    {
      key: 'signed',
      title: words.signed,
      text: ({ signed }) => signed.map(({ by, date }) => `${by} ${dayText(date)}`).join('；'),
    },
    { key: 'waitsFor', title: words.waitsFor, text: ({ waitsFor }) => waitsFor ?? '' },
    { key: 'operations', title: fields.operations, text: () => '', render: operations },
  ];
}

/** inspection/1-2 as people say it. */
function placeWords(on: string): string {
  const [kind = '', ref = ''] = on.split('/');
  const [group] = ref.split('-');
  if (kind === 'inspection' || kind === 'village') return `${messages.rounds.groupOf(Number(group))} ${ref}`;
  if (kind === 'group') return messages.rounds.groupOf(Number(group));
  return kind === 'transfer' ? messages.clues.batchNo(Number(ref)) : messages.rounds.whole;
}
