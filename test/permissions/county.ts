import { saveRulebook } from '../../db/queries/rulebooks.ts';
import type { Entry, EntryBody } from '../../procedure/entry.ts';
import type { Look, Seen } from '../../procedure/heart/look.ts';
import type { FactData, Transfer } from '../../procedure/heart/state.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { acceptingEngine, type TestApi, testApi } from '../support/api.ts';
import { entries, flush, opened, ROUND, recorded, roundStarted } from '../support/ledger.ts';

export const book = rulebookLibrary().resolve('xinghai-2020');

/** A fact whose note nobody may read but those it is for. `seenBy`: logins, by hand from the procedure. */
interface Planted {
  mark: string;
  fact: string;
  on: string;
  data?: FactData;
  seenBy: string;
}

const OF_1 = 'office lg leader-1 member-1';
const OF_2 = 'office lg leader-2 recused';

/** Two groups of one round, and what is on record of them. */
export const PLANTED: Planted[] = [
  { mark: 'mark-a-talk', fact: 'learn.talks', on: 'inspection/1-1', data: { numbers: ['T1'] }, seenBy: OF_1 },
  { mark: 'mark-b-petition', fact: 'learn.petitions', on: 'inspection/1-1', data: { numbers: ['P1'] }, seenBy: OF_1 },
  // Limited to 乙 by the circle below.
  {
    ...{ mark: 'mark-c-circle', fact: 'learn.petitions', on: 'inspection/1-1', data: { numbers: ['P9'] } },
    seenBy: 'leader-1 circled',
  },
  // One of the two is limited: others see the fact without that number.
  {
    ...{ mark: 'mark-p-mixed', fact: 'learn.petitions', on: 'inspection/1-1', data: { numbers: ['P1', 'P9'] } },
    seenBy: OF_1,
  },
  { mark: 'mark-d-clues', fact: 'report.clues', on: 'inspection/1-1', data: { clues: [1] }, seenBy: OF_1 },
  { mark: 'mark-e-principal', fact: 'feedback.principal', on: 'inspection/1-1', seenBy: `${OF_1} prin-1` },
  { mark: 'mark-f-plan', fact: 'rectify.plan', on: 'inspection/1-1', seenBy: `${OF_1} ol-1 prin-1` },
  {
    ...{ mark: 'mark-g-sealed', fact: 'learn.direct-route', on: 'inspection/1-1' },
    data: { numbers: ['S1'], addressee: 'lead' },
    // 丙 was named to register what is sealed.
    seenBy: 'leader-1 addressee member-1 -circled',
  },
  { mark: 'mark-h-talk', fact: 'learn.talks', on: 'inspection/2-1', data: { numbers: ['T2'] }, seenBy: OF_2 },
  { mark: 'mark-i-plan', fact: 'rectify.plan', on: 'inspection/2-1', seenBy: OF_2 },
  { mark: 'mark-j-clues', fact: 'report.clues', on: 'inspection/2-1', data: { clues: [2] }, seenBy: OF_2 },
  { mark: 'mark-n-batch', fact: 'transfer.approval', on: 'transfer/1', seenBy: OF_1 },
  { mark: 'mark-o-batch', fact: 'transfer.approval', on: 'transfer/2', seenBy: OF_2 },
  { mark: 'mark-k-report', fact: 'hear.clue-report', on: 'round', seenBy: 'office lg' },
];

const inspection = (ref: string) => `${ROUND}-0${ref}`;
const other = { rulebookHash: book.hash };

/** The API over a ledger with all of this, and an engine that knows the petitions. */
export async function county(): Promise<TestApi> {
  const api = await testApi({ now: new Date('2022-06-20T02:00:00Z'), engine: acceptingEngine({ look }) });
  await saveRulebook(api.client.db, book, '2022-01-01T00:00:00.000Z');
  const planted = (on: string) =>
    PLANTED.filter((one) => one.on === on).map(
      ({ mark, fact, data }): EntryBody => recorded(mark, fact, on, '2022-05-01', { ...data, note: mark }),
    );
  const circle = recorded('circle', 'learn.circle', 'inspection/1-1', '2022-05-02', {
    ...{ kind: 'petition', numbers: ['P9'], persons: ['yi'] },
  });
  const registrar = recorded('registrar', 'learn.direct-route-registrar', 'inspection/1-1', '2022-04-28', {
    persons: ['bing'],
  });
  const draft: EntryBody = {
    type: 'draft.begun',
    draft: { id: 'draft-1', fact: 'report.situation', on: 'inspection/1-1', date: '2022-06-12', data: {}, signed: [] },
  };
  const ofRound: EntryBody[] = [
    roundStarted,
    letter('aud', 'mark-l-aud'),
    letter('orgd', 'mark-m-orgd'),
    opened('x@letter/aud', 'inquiry.reply', { letter: 'aud', unit: 'aud' }, '2022-06-01'),
    opened('x@letter/orgd', 'inquiry.reply', { letter: 'orgd', unit: 'orgd' }, '2022-06-01'),
    recorded('recusal', 'plan.recusal', 'person/jia', '2022-04-18', { orgs: ['1-1'] }),
    transfer({ no: 1, receiver: 'disc', clues: [1], early: false, inspections: ['1-1'] }),
    transfer({ no: 2, receiver: 'orgd', clues: [2], early: false, inspections: ['2-1'] }),
    ...planted('round'),
    ...planted('transfer/1'),
    ...planted('transfer/2'),
  ];
  await api.record(flush(entries(ofRound, other)));
  for (const ref of ['1-1', '2-1']) {
    const group = Number(ref[0]);
    const bodies: EntryBody[] = [
      ...planted(`inspection/${ref}`),
      ...(ref === '1-1' ? [circle, registrar, draft] : []),
      opened(`plan@inspection/${ref}`, 'rectification.plan', { group, org: 1 }, '2022-06-24'),
    ];
    await api.record(flush(written(bodies, inspection(ref))));
  }
  return api;
}

function letter(unit: string, number: string): EntryBody {
  return recorded(number, 'letter.sent', `letter/${unit}`, '2022-04-11', { unit, kind: 'inquiry', number });
}

function transfer(transfer: Transfer): EntryBody {
  return { type: 'transfer.assembled', transfer, facts: 0 };
}

function written(bodies: EntryBody[], workflowId: string): Entry[] {
  return entries(bodies, { ...other, workflowId, host: 'inspection' });
}

/** Petitions P1 and P9 of the first inspection, P2 of the other. */
async function look(workflowId: string, asked: Look): Promise<Seen> {
  const done = [{ id: 'f', step: 'learn.petitions', date: '2022-05-01' }];
  const first = ['P1', 'P9'].map((number) => ({ on: 'inspection/1-1', number, done }));
  const second = [{ on: 'inspection/2-1', number: 'P2', done }];
  if (asked.kind === 'things') return { kind: 'things', things: workflowId === inspection('1-1') ? first : second };
  if (asked.kind === 'counters') return { kind: 'counters', counters: [] };
  if (asked.kind === 'checklist') return { kind: 'checklist', lines: [] };
  if (asked.kind === 'matrix') return { kind: 'matrix', cells: [] };
  return { kind: 'calendar', moves: [] };
}
