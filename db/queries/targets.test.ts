import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import type { Target } from '../../procedure/heart/state.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { entries, flush, recorded, voided } from '../../test/support/ledger.ts';
import { type Client, connect } from '../client.ts';
import { inspectionsOfTarget } from './target-inspections.ts';
import { countStandings, type TargetFilter, targetHeads, targetsByCodes, targetsNever } from './targets.ts';

const registered = (code: string, name: string, more: Partial<Target> = {}): EntryBody => ({
  type: 'target.registered',
  target: { code, name, ...more },
});
const round = (target?: string, traits: string[] = []): EntryBody => {
  const inspection = { ref: '1-1', group: 1, no: 1, name: '甲镇党委', villages: 12, traits };
  const inspections = [target === undefined ? inspection : { ...inspection, target }];
  return { type: 'round.started', groups: [{ no: 1, inspections }], params: {}, plans: {} };
};

describe('the object library', () => {
  let database: TestDatabase;
  let client: Client;
  const record = (workflowId: string, bodies: EntryBody[], from = 1) =>
    createRecordActivity(client)(
      flush(entries(bodies, { workflowId, round: workflowId.slice(0, 8), host: 'inspection' }, from)),
    );
  const standing = async (code: string) => (await targetsByCodes(client.db, [code]))[0];
  const codes = async (filter: TargetFilter) =>
    (await targetHeads(client.db, { filter, most: 10 })).map((row) => row.code);

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    const bodies = [
      registered('jia', '甲镇党委', { kind: '乡镇', villages: 12 }),
      registered('yi', '乙局党组', { kind: '部门' }),
      registered('bing', '丙局党组', { kind: '部门', retired: true }),
      registered('yi', '乙局党委', { kind: '部门' }),
    ];
    const office = { workflowId: 'office', round: 'office', host: 'office' as const };
    await createRecordActivity(client)(flush(entries(bodies, office)));
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('is listed as last entered, and filtered', async () => {
    expect(await codes({})).toEqual(['bing', 'jia', 'yi']);
    expect(await codes({ kind: '部门', retired: false })).toEqual(['yi']);
    expect(await targetHeads(client.db, { most: 2 })).toMatchObject([
      { code: 'bing', inspected: null },
      { code: 'jia', name: '甲镇党委', kind: '乡镇', villages: 12, lastEntry: null, inspected: null },
    ]);
    expect(await standing('yi')).toMatchObject({ name: '乙局党委', standing: 'never', inspected: 0 });
    expect((await targetsNever(client.db)).map((row) => row.code)).toEqual(['jia', 'yi']);
  });

  it('goes from 未巡 over 在巡 to 已巡 with its villages, by code or by name', async () => {
    await createRecordActivity(client)(flush(entries([round()], { workflowId: 'R2022-02', round: 'R2022-02' })));
    expect(await standing('jia')).toMatchObject({ standing: 'never', inspected: 0, lastRound: null, lookBack: [] });
    const own = 'R2022-02-01-1';
    await record(own, [
      recorded('e', 'station.entry', 'inspection/1-1', '2022-04-21'),
      recorded('v1', 'village.meeting', 'village/1-1-3', '2022-04-25'),
      recorded('v2', 'village.talks', 'village/1-1-3', '2022-04-26'),
      recorded('v3', 'village.meeting', 'village/1-1-11', '2022-04-26'),
      recorded('v4', 'village.meeting', 'village/1-1-12', '2022-04-26'),
      voided('v4'),
    ]);
    expect(await standing('jia')).toMatchObject({
      standing: 'current',
      inspected: 1,
      lastRound: 'R2022-02',
      lastEntry: '2022-04-21',
      villagesCovered: 2,
    });
    await record(own, [recorded('x', 'withdraw.exit', 'inspection/1-1', '2022-06-10')], 7);
    expect(await standing('jia')).toMatchObject({ standing: 'done', inspected: 1 });

    const again = round('jia', ['look-back']);
    await createRecordActivity(client)(flush(entries([again], { workflowId: 'R2023-01', round: 'R2023-01' })));
    expect(await standing('jia')).toMatchObject({ standing: 'done', inspected: 1, lookBack: ['R2023-01'] });
    await record('R2023-01-01-1', [
      recorded('e', 'station.entry', 'inspection/1-1', '2023-04-21'),
      recorded('v1', 'village.meeting', 'village/1-1-3', '2023-04-25'),
      recorded('v2', 'village.meeting', 'village/1-1-4', '2023-04-25'),
    ]);
    expect(await standing('jia')).toMatchObject({
      standing: 'current',
      inspected: 2,
      lastRound: 'R2023-01',
      lastEntry: '2023-04-21',
      villagesCovered: 3,
    });
    expect(await codes({ standing: 'current' })).toEqual(['jia']);
    expect(await targetHeads(client.db, { standings: true, filter: { kind: '乡镇' }, most: 2 })).toMatchObject([
      { code: 'jia', lastEntry: '2023-04-21', inspected: 2 },
    ]);
    expect(await countStandings(client.db)).toEqual({ never: 2, current: 1, done: 0 });
    expect(await inspectionsOfTarget(client.db, 'jia')).toMatchObject([
      { round: 'R2022-02', lookBack: false, entry: '2022-04-21', exit: '2022-06-10', villages: [3, 11] },
      { round: 'R2023-01', lookBack: true, entry: '2023-04-21', exit: null, villages: [3, 4] },
    ]);
  });
});
