import { Button, Space } from 'antd';
import { useState } from 'react';
import { askLetters, type Happening, type Letter, type LetterQuery, useLetters } from '../../api/letters.ts';
import { useRound } from '../../api/rounds.ts';
import { letterSheet } from '../../api/sheets.ts';
import { useMay } from '../../app/who.ts';
import { ExcelButton } from '../../common/excel-button.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { WhyPanel } from '../deadlines/why-panel.tsx';
import { BatchDialog } from './batch-dialog.tsx';
import { letterColumns } from './letter-columns.tsx';
import { LetterFilters } from './letter-filters.tsx';
import { SendDialog } from './send-dialog.tsx';

const words = messages.letters;
const FILTERS = ['unit', 'kind', 'light', 'replied'] as const;
const HAPPENINGS = Object.keys(words.batch) as Happening[];

/** The letters of one round; those ticked are entered together. */
export function LettersList({ round, state }: { round: string | undefined; state: ListState }) {
  const query = questionIn<LetterQuery>(state, FILTERS);
  const found = useLetters(round, query);
  const seesRounds = useMay('rounds.see');
  const { data: whole } = useRound(seesRounds ? (round ?? '') : '');
  const mayRecord = useMay('letters.record');
  const mayReceive = useMay('letters.receive');
  const may = HAPPENINGS.filter((what) => mayRecord || (mayReceive && what === 'receipts'));
  const [picked, setPicked] = useState<string[]>([]);
  const [doing, setDoing] = useState<Happening>();
  const [sending, setSending] = useState(false);
  const [opened, setOpened] = useState<Letter>();
  const titles = new Map(whole?.groups.flatMap(({ inspections }) => inspections.map(({ ref, title }) => [ref, title])));
  const shown = found.data?.items ?? [];
  const letters = shown.filter(({ letter }) => picked.includes(letter));
  const actions = may.length > 0 && (
    <Space wrap>
      {mayRecord && (
        <Button type="primary" onClick={() => setSending(true)}>
          {words.send}
        </Button>
      )}
      {may.map((what) => (
        <Button
          key={what}
          disabled={letters.length === 0}
          title={letters.length === 0 ? words.pickFirst : undefined}
          onClick={() => setDoing(what)}
        >
          {words.batch[what]}
        </Button>
      ))}
      <Button onClick={() => setPicked(letters.length > 0 ? [] : shown.map(({ letter }) => letter))}>
        {letters.length > 0 ? messages.list.none : messages.list.all}
      </Button>
      {letters.length > 0 && <span>{messages.list.selected(letters.length)}</span>}
    </Space>
  );
  const key = opened?.deadline?.key;
  return (
    <>
      <ServerList<Letter>
        name={words.title}
        columns={letterColumns({ round, titles, why: setOpened })}
        rowKey={({ letter }) => letter}
        rowName={({ unitTitle, kindTitle }) => `${unitTitle} ${kindTitle}`}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askLetters(round ?? '', { ...query, ...paging })}
        excel={<ExcelButton name={`${words.title} ${round}`} ask={() => letterSheet(round ?? '', query)} />}
        empty={words.empty}
        filters={
          <>
            <LetterFilters state={state} />
            {actions}
          </>
        }
        {...(may.length > 0 && { picked: { keys: picked, pick: setPicked } })}
      />
      {round && whole && <SendDialog open={sending} close={() => setSending(false)} round={whole} />}
      {round && doing && (
        <BatchDialog
          key={doing}
          round={round}
          what={doing}
          letters={letters}
          recorded={(names) => setPicked((before) => before.filter((letter) => !names.includes(letter)))}
          close={() => setDoing(undefined)}
        />
      )}
      <WhyPanel of={round && key ? { workflowId: round, key } : undefined} close={() => setOpened(undefined)} />
    </>
  );
}
