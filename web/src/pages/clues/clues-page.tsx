import { Button, Space } from 'antd';
import { useState } from 'react';
import { useRound } from '../../api/rounds.ts';
import { clueSheet } from '../../api/sheets.ts';
import { askTransfers, type Transfer, type TransferQuery, useTransfers } from '../../api/transfers.ts';
import { useMay } from '../../app/who.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { ExcelButton } from '../../common/excel-button.tsx';
import { questionIn, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { PaperMenu } from '../../common/paper-menu.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { TransferDialog } from '../facts/transfer-dialog.tsx';
import { AssembleDialog } from './assemble-dialog.tsx';
import { FeedbackDialog } from './feedback-dialog.tsx';

const words = messages.clues;

/** 线索台账: batches by receiver, what came back, which clues are written off. Numbers only, never what a clue says. */
export default function CluesPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round } = chosen;
  const query = questionIn<TransferQuery>(state, ['receiver', 'closed', 'early']);
  const found = useTransfers(round, query);
  const last = useTransfers(round, { sort: '-no', pageSize: 1 });
  const seesRounds = useMay('rounds.see');
  const { data: whole } = useRound(seesRounds ? (round ?? '') : '');
  const mayRecord = useMay('transfers.record');
  const [answered, setAnswered] = useState<Transfer>();
  const [handled, setHandled] = useState<number>();
  const [assembling, setAssembling] = useState(false);
  const titles = new Map(whole?.groups.flatMap(({ inspections }) => inspections.map(({ ref, title }) => [ref, title])));
  const choice = <RoundChoice chosen={chosen} change={(next) => state.change({ round: next })} />;
  return (
    <Page title={words.title} extra={choice}>
      <ServerList<Transfer>
        name={words.title}
        columns={columnsOf(round ?? '', titles, mayRecord ? { answer: setAnswered, handle: setHandled } : undefined)}
        rowKey={({ workflowId }) => workflowId}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askTransfers(round ?? '', { ...query, ...paging })}
        excel={<ExcelButton name={`${words.title} ${round}`} ask={() => clueSheet(round ?? '', query)} />}
        empty={words.empty}
        filters={
          <>
            <ChoiceFilter state={state} name="closed" label={words.closed} titles={words.closedChoices} />
            {mayRecord && (
              <Button type="primary" onClick={() => setAssembling(true)}>
                {words.assemble}
              </Button>
            )}
          </>
        }
      />
      {round && <FeedbackDialog round={round} transfer={answered} close={() => setAnswered(undefined)} />}
      {whole && (
        <TransferDialog
          round={whole.round}
          rulebook={whole.rulebook}
          no={handled}
          close={() => setHandled(undefined)}
        />
      )}
      {whole && (
        <AssembleDialog
          open={assembling}
          close={() => setAssembling(false)}
          round={whole}
          next={(last.data?.items[0]?.no ?? 0) + 1}
        />
      )}
    </Page>
  );
}

interface Doing {
  answer: (transfer: Transfer) => void;
  handle: (no: number) => void;
}

function columnsOf(round: string, titles: ReadonlyMap<string, string>, doing?: Doing): Column<Transfer>[] {
  const numbers = (clues: Transfer['clues']) => clues.map(({ number }) => number).join('、');
  return [
    { key: 'no', title: words.batch, sort: 'no', text: ({ no }) => words.batchNo(no) },
    { key: 'receiver', title: words.receiver, sort: 'receiver', text: ({ receiverTitle }) => receiverTitle },
    { key: 'early', title: words.early, text: ({ early }) => (early ? words.isEarly : '') },
    {
      key: 'from',
      title: words.from,
      text: ({ inspections }) => inspections.map((ref) => titles.get(ref) ?? ref).join('、'),
    },
    { key: 'clues', title: words.clues, sort: 'clues', text: ({ clues }) => numbers(clues) },
    {
      key: 'closed',
      title: words.closed,
      sort: 'open',
      text: ({ clues }) => words.progress(clues.filter(({ closedOn }) => closedOn).length, clues.length),
    },
    {
      key: 'do',
      title: messages.fields.operations,
      text: () => '',
      render: (row: Transfer) => (
        <Space>
          {doing && (
            <>
              <Button size="small" onClick={() => doing.handle(row.no)} aria-label={messages.facts.transferOf(row.no)}>
                {messages.facts.transferSteps}
              </Button>
              <Button size="small" onClick={() => doing.answer(row)} aria-label={words.feedbackOf(row.no)}>
                {words.feedback}
              </Button>
            </>
          )}
          <PaperMenu round={round} on={`transfer/${row.no}`} />
        </Space>
      ),
    },
  ];
}
