import { Button } from 'antd';
import { useState } from 'react';
import { useRound } from '../../api/rounds.ts';
import { type Transfer, useTransfers } from '../../api/transfers.ts';
import { useMay } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { messages } from '../../messages.ts';
import { AssembleDialog } from './assemble-dialog.tsx';
import { FeedbackDialog } from './feedback-dialog.tsx';

const words = messages.clues;

/** 线索台账: batches by receiver, what came back, which clues are written off. Numbers only, never what a clue says. */
export default function CluesPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round } = chosen;
  const found = useTransfers(round);
  const seesRounds = useMay('rounds.see');
  const { data: whole } = useRound(seesRounds ? (round ?? '') : '');
  const mayRecord = useMay('transfers.record');
  const [answered, setAnswered] = useState<Transfer>();
  const [assembling, setAssembling] = useState(false);
  const titles = new Map(whole?.groups.flatMap(({ inspections }) => inspections.map(({ ref, title }) => [ref, title])));
  const choice = <RoundChoice chosen={chosen} change={(next) => state.change({ round: next })} />;
  return (
    <Page title={words.title} extra={choice}>
      <DataList
        name={words.title}
        columns={columnsOf(titles, mayRecord ? setAnswered : undefined)}
        rows={found.data}
        rowKey={({ workflowId }) => workflowId}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.empty}
        filters={
          mayRecord && (
            <Button type="primary" onClick={() => setAssembling(true)}>
              {words.assemble}
            </Button>
          )
        }
      />
      {round && <FeedbackDialog round={round} transfer={answered} close={() => setAnswered(undefined)} />}
      {whole && (
        <AssembleDialog
          open={assembling}
          close={() => setAssembling(false)}
          round={whole}
          next={Math.max(0, ...(found.data ?? []).map(({ no }) => no)) + 1}
        />
      )}
    </Page>
  );
}

function columnsOf(titles: ReadonlyMap<string, string>, answer?: (transfer: Transfer) => void): Column<Transfer>[] {
  const numbers = (clues: Transfer['clues']) => clues.map(({ number }) => number).join('、');
  return [
    { key: 'no', title: words.batch, text: ({ no }) => words.batchNo(no) },
    { key: 'receiver', title: words.receiver, text: ({ receiverTitle }) => receiverTitle },
    { key: 'early', title: words.early, text: ({ early }) => (early ? words.isEarly : '') },
    {
      key: 'from',
      title: words.from,
      text: ({ inspections }) => inspections.map((ref) => titles.get(ref) ?? ref).join('、'),
    },
    { key: 'clues', title: words.clues, text: ({ clues }) => numbers(clues) },
    {
      key: 'closed',
      title: words.closed,
      text: ({ clues }) => words.progress(clues.filter(({ closedOn }) => closedOn).length, clues.length),
    },
    ...(answer
      ? [
          {
            key: 'do',
            title: messages.fields.operations,
            text: () => '',
            render: (row: Transfer) => (
              <Button size="small" onClick={() => answer(row)} aria-label={words.feedbackOf(row.no)}>
                {words.feedback}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
