import { Button } from 'antd';
import { useState } from 'react';
import { type Fact, type Place, subjectOf, useFacts, workflowOf } from '../../api/facts.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { thingSheet } from '../../api/sheets.ts';
import { useThings } from '../../api/things.ts';
import { DataList } from '../../common/data-list.tsx';
import { ExcelButton } from '../../common/excel-button.tsx';
import { useListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';
import { BatchDialog } from '../batch/batch-dialog.tsx';
import { CorrectionDialog } from '../facts/correction-dialog.tsx';
import { FactDialog } from '../facts/fact-dialog.tsx';
import { useIsOwn, useMayRecord } from '../facts/may-record.ts';
import { PickedSteps } from './picked-steps.tsx';
import { thingColumns } from './thing-columns.tsx';
import { ThingFilters } from './thing-filters.tsx';
import { ThingMenu } from './thing-menu.tsx';
import { narrowed, rowsOf } from './thing-rows.ts';
import type { Sort } from './thing-steps.ts';

const words = messages.things;
/** 信访件, as rulebooks call them: the sort that has a registered ledger of its own. */
const PETITION = 'petition';

interface ThingsTabProps {
  place: Extract<Place, { kind: 'inspection' }>;
  where: string;
  book: Rulebook;
  sort: Sort;
  /** How many villages the organization has. */
  villages: number;
}

/** 逐件台账 of one sort: search, register one or many, go on with what is picked, put right. */
export function ThingsTab({ place, where, book, sort, villages }: ThingsTabProps) {
  const workflowId = workflowOf(place);
  const things = useThings(workflowId, sort.id);
  const facts = useFacts(place.round, { on: subjectOf(place), evidence: 'true' });
  const state = useListState();
  const isOwn = useIsOwn(place.round);
  const mayRecord = useMayRecord(place);
  const [picked, setPicked] = useState<string[]>([]);
  const [going, setGoing] = useState<{ step: string; numbers: string[] }>();
  const [batch, setBatch] = useState(false);
  const [correcting, setCorrecting] = useState<Fact>();
  const mayOpen = mayRecord && isOwn(sort.opens.by);
  const next = mayRecord ? sort.each.filter(({ by }) => isOwn(by)) : [];
  const rows = things.data && narrowed(rowsOf(sort, things.data, facts.data ?? []), filterOf(state));
  const go = (step: string, numbers: string[]) => setGoing({ step, numbers });
  return (
    <>
      <div className="toolbar">
        {mayOpen && (
          <>
            <Button type="primary" onClick={() => go(sort.opens.id, [])}>
              {words.register}
            </Button>
            <Button onClick={() => setBatch(true)}>{words.batch}</Button>
          </>
        )}
        <PickedSteps steps={next} picked={picked} go={go} />
      </div>
      <DataList
        key={sort.id}
        name={`${sort.title} ${where}`}
        columns={thingColumns(sort, villages > 0, (row) => (
          <ThingMenu row={row} next={next} go={go} {...(mayRecord && { correct: setCorrecting })} />
        ))}
        rows={rows}
        rowKey={({ number }) => number}
        loading={things.isFetching || facts.isFetching}
        error={things.error ?? facts.error}
        retry={() => void things.refetch()}
        empty={mayOpen ? words.empty(sort.title) : words.emptySeen(sort.title)}
        {...(sort.id === PETITION && {
          excel: (
            <ExcelButton
              name={`${sort.title} ${where}`}
              ask={() => thingSheet(place.round, 'petitions', { inspection: place.ref })}
            />
          ),
        })}
        filters={<ThingFilters sort={sort} state={state} />}
        {...(next.length > 0 && { picked: { keys: picked, pick: setPicked } })}
      />
      <FactDialog
        key={`${going?.step} ${going?.numbers.join()}`}
        open={going !== undefined}
        close={() => setGoing(undefined)}
        {...{ where, place, book }}
        steps={[sort.opens, ...sort.each]}
        step={going?.step}
        numbers={going?.numbers}
      />
      {batch && (
        <BatchDialog
          {...{ place, book, villages }}
          step={sort.opens}
          taken={numbersIn(rows)}
          close={() => setBatch(false)}
        />
      )}
      <CorrectionDialog fact={correcting} book={book} close={() => setCorrecting(undefined)} />
    </>
  );
}

function filterOf({ get }: ReturnType<typeof useListState>) {
  return { q: get('q'), kind: get('kind'), left: get('left') };
}

function numbersIn(rows: { number: string }[] = []): string[] {
  return rows.map(({ number }) => number);
}
