import type { DeadlineRow as Row } from '../../procedure/deadline-row.ts';
import type { DeadlineStatus } from '../../procedure/heart/state.ts';
import { OFFICE } from '../../procedure/ids.ts';
import { verdictOf } from '../../procedure/verdict.ts';
import type { ApiClient } from '../api-client.ts';
import type { Batch } from './act.ts';
import { keysBy } from './caused.ts';

interface Shown extends Omit<Row, 'subject' | 'movedFrom'> {
  key: string;
  title: string;
  status: DeadlineStatus;
  movedFrom: string | null;
  subject: { group?: number; org?: number; unit?: string; transfer?: number; period?: string };
}

export interface TitledRow extends Row {
  title: string;
}

const PAGE = 200;

/** Every deadline of the round as it stands on `day`, with the scenario's own names for its batches of clues. */
export async function rowsOf(api: ApiClient, round: string, batches: Batch[], day: string): Promise<TitledRow[]> {
  return (await shownOf(api, round)).map((row) => rowOf(row, batches, day));
}

/** The office's deadlines that some of its facts began or met, as they stand on `day`. */
export async function officeRowsOf(api: ApiClient, facts: string[], day: string): Promise<TitledRow[]> {
  if (facts.length === 0) return [];
  const keys = await keysBy(api, OFFICE, facts);
  return (await shownOf(api, OFFICE)).filter(({ key }) => keys.has(key)).map((row) => rowOf(row, [], day));
}

async function shownOf(api: ApiClient, round: string): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await api.get<{ items: Shown[]; total: number }>(
      `deadlines?round=${round}&page=${page}&pageSize=${PAGE}`,
    );
    shown.push(...items);
    if (shown.length >= total || items.length === 0) break;
  }
  return shown.filter((row) => row.status !== 'withdrawn');
}

function rowOf(row: Shown, batches: Batch[], day: string): TitledRow {
  const { rule, title, subject, due, provisional, metOn, movedFrom } = row;
  const { group, org, unit, period } = subject;
  const transfer = batches.find(({ no }) => no === subject.transfer)?.name;
  const about = { group, org, unit, transfer, period };
  return {
    rule,
    title,
    subject: about,
    due,
    provisional,
    metOn,
    ...verdictOf(row, day),
    ...(movedFrom ? { movedFrom } : {}),
  };
}
