import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import { overheardEngine, type TestApi, testApi, township, wuyang } from '../../test/support/api.ts';
import { entries, flush, GROUPS, opened, roundStarted } from '../../test/support/ledger.ts';
import { envelopesOf } from '../orchestrator/ids.ts';

const approval = { by: '甲', role: 'lg.exec', date: '2022-05-01' };
const adoption = { rulebook: 'wuyang-2023', reason: '县委新文', approval };
const ONE = { workflowId: 'R2022-02-01-1', host: 'inspection' as const };
const letter = { letter: 'aud', unit: 'aud' };
const KEY = 'inquiry.reply@letter/aud';

describe('revisions of a round', () => {
  let api: TestApi;
  const asked: string[] = [];
  const books: string[] = [];
  const post = (body: object = adoption, round = 'R2022-02', key = 'k') =>
    api.send('POST', `/api/rounds/${round}/rulebook`, { body, key });

  beforeAll(async () => {
    const engine = overheardEngine((workflowId, commands) => {
      asked.push(workflowId);
      books.push(...commands.flatMap(({ command }) => ('book' in command ? [command.book.hash] : [])));
    });
    api = await testApi({ engine, now: new Date('2022-05-02T02:00:00Z') });
    const first: EntryBody[] = [roundStarted, opened(KEY, 'inquiry.reply', letter, '2022-05-06')];
    await api.record(flush(entries(first, { rulebookHash: township.hash })));
    for (const { no, inspections } of GROUPS) {
      for (const inspection of inspections) {
        const group = { no, inspections: [inspection] };
        const started: EntryBody = { type: 'inspection.started', group, params: {}, plans: {} };
        const workflowId = inspectionWorkflowId('R2022-02', inspection.ref);
        await api.record(flush(entries([started], { ...ONE, workflowId, rulebookHash: township.hash })));
      }
    }
  });
  afterAll(() => api.close());

  it('refuses what is not there, and whoever may not decide it', async () => {
    expect(await post(adoption, 'R2022-99')).toMatchObject({ status: 404, json: { detail: '没有轮次 R2022-99' } });
    const unknown = await post({ ...adoption, rulebook: 'nowhere' });
    expect(unknown).toMatchObject({ status: 404, json: { detail: '没有规程“nowhere”' } });
    const director = await post({ ...adoption, approval: { ...approval, role: 'director' } });
    expect(director).toMatchObject({ status: 422, json: { code: 'not-approver' } });
    expect(director.json.detail).toMatch(/^改用另一版规程须由常务副组长批准/);
    expect(await post({ rulebook: 'wuyang-2023', reason: '县委新文' })).toMatchObject({ status: 400 });
    expect(await post({ ...adoption, reason: '' })).toMatchObject({ status: 400 });
    expect(asked).toEqual([]);
  });

  it('moves nothing where the version is followed already', async () => {
    const { status, json } = await post({ ...adoption, rulebook: 'township-2022' });
    expect(status).toBe(200);
    expect(json.deadlines).toEqual([]);
    const followed = { standing: 'followed', from: null, seq: null };
    expect(json.workflows).toHaveLength(4);
    expect(json.workflows[0]).toEqual({ workflowId: 'R2022-02', ...followed });
    expect(asked).toEqual([]);
  });

  it('asks the round, then whoever is open', async () => {
    expect(await post()).toMatchObject({ status: 200 });
    expect(asked[0]).toBe('R2022-02');
    expect(asked.slice(1).sort()).toEqual(['R2022-02-01-1', 'R2022-02-01-2', 'R2022-02-02-1']);
  });

  it('are listed with both versions, whose word it was, and both dates of what moved', async () => {
    const other = { key: KEY, rule: 'inquiry.reply', subject: letter, provisional: false, triggers: [] };
    const gone = { key: 'a', rule: 'mobile-villages.list', subject: { group: 1, org: 1 } };
    const origin = { commandId: 'c.0', commandHash: 'h', typedBy: 'office', approval };
    // What fell due by then is recorded with the command, before its own: no revision moved it.
    const before = { ...ONE, rulebookHash: township.hash, origin: { ...origin, commandId: 'd.0' } };
    await api.record(flush(entries([opened('a', gone.rule, gone.subject, '2022-04-28')], before, 2)));
    const versions = { rulebookHash: wuyang.hash, origin };
    const revised: EntryBody = { type: 'rulebook.revised', hash: wuyang.hash, was: township.hash, reason: '县委新文' };
    const moved: EntryBody = { type: 'deadline.moved', ...other, was: '2022-05-06', due: '2022-05-09' };
    await api.record(flush(entries([revised, moved], versions, 3)));
    const copies = [{ to: 'R2022-02', n: 1, fact: 'f' }];
    const own = { ...versions, origin: { ...origin, commandId: 'd.0' } };
    await api.record(
      flush(
        entries(
          [
            { ...revised, copies },
            { type: 'deadline.withdrawn', ...gone },
          ],
          { ...own, ...ONE },
          3,
        ),
      ),
    );
    const fact = {
      id: 'f',
      fact: 'village.mobile-list',
      on: 'inspection/1-1',
      at: '2022-04-25T04:00:00.000Z',
      date: '2022-04-25',
      data: {},
    };
    const copied: EntryBody = { type: 'fact.copied', from: ONE.workflowId, n: 1, fact };
    const late = { rulebookHash: wuyang.hash };
    await api.record(flush(entries([copied, opened('b', 'station.entry', {}, '2022-05-12')], late, 5)));

    const { json } = await api.send('GET', '/api/rounds/R2022-02/revisions');
    const both = { from: { id: 'township-2022', hash: township.hash }, to: { id: 'wuyang-2023', hash: wuyang.hash } };
    const hashes = { fromHash: township.hash, toHash: wuyang.hash };
    expect(json).toMatchObject([
      {
        ...both,
        ...{ workflowId: 'R2022-02', seq: 3, typedBy: 'office', reason: '县委新文', approval, copies: 0 },
        deadlines: [
          { what: 'moved', title: '情况函询回复', about: '审计局', was: '2022-05-06', due: '2022-05-09', ...hashes },
        ],
      },
      {
        ...both,
        ...{ workflowId: ONE.workflowId, seq: 3, copies: 1 },
        deadlines: [
          { what: 'withdrawn', title: '机动巡察村名单报送', about: '第1组·甲镇党委', was: '2022-04-28', due: null },
          { what: 'opened', workflowId: 'R2022-02', was: null, due: '2022-05-12' },
        ],
      },
    ]);
    const list = await api.send('GET', '/api/deadlines?round=R2022-02&rule=inquiry.reply');
    expect(list.json.items[0]).toMatchObject({ title: '情况函询回复', due: '2022-05-09', movedFrom: '2022-05-06' });
    const withdrawn = await api.send('GET', '/api/deadlines?round=R2022-02&status=withdrawn');
    expect(withdrawn.json.items).toMatchObject([{ title: '机动巡察村名单报送' }]);
    expect(await api.send('GET', '/api/rounds/R2022-99/revisions')).toMatchObject({ status: 404 });
  });

  it('go on with the version they began with, though another was published meanwhile', async () => {
    const round = 'R2022-04';
    const number = { round, workflowId: round, rulebookHash: township.hash };
    await api.record(flush(entries([{ ...roundStarted, groups: [] } as EntryBody], number)));
    const peer = { ...number, workflowId: `${round}-01-1`, host: 'inspection' as const };
    await api.record(flush(entries([opened('t', 'station.entry', {}, '2022-04-21')], peer)));
    const item = { command: { type: 'revise-rulebook' as const, book: wuyang, reason: adoption.reason }, approval };
    const [envelope] = envelopesOf({ account: 'local', key: 'broken-off' }, round, [item]);
    if (!envelope) throw new Error('no envelope');
    const origin = { commandId: envelope.id, commandHash: envelope.hash, typedBy: 'local', approval };
    const revised: EntryBody = { type: 'rulebook.revised', hash: wuyang.hash, was: township.hash };
    const written = flush(entries([revised], { ...number, rulebookHash: wuyang.hash, origin }, 2));
    await api.record({ ...written, commands: [{ id: envelope.id, hash: envelope.hash, revision: 2 }] });
    const newer = { ...wuyang, hash: 'newer', title: '另一版' };
    await saveRulebook(api.client.db, newer, '2022-05-02T01:00:00.000Z');
    [asked.length, books.length] = [0, 0];
    const { status, json } = await post(adoption, round, 'broken-off');
    expect({ status, asked, books }).toEqual({ status: 200, asked: [`${round}-01-1`], books: [wuyang.hash] });
    expect(json.rulebook.hash).toBe(wuyang.hash);
    expect(json.workflows[0]).toMatchObject({ workflowId: round, standing: 'taken', seq: 2 });
    const other = await post({ ...adoption, rulebook: 'township-2022' }, round, 'broken-off');
    expect(other).toMatchObject({ status: 409, json: { code: 'key-reused' } });
    expect(await post({ ...adoption, reason: '别的' }, round, 'broken-off')).toMatchObject({ status: 409 });
    expect((await post(adoption, round, 'another')).json.rulebook.title).toBe('另一版');
  });

  it('are refused once the round is closed and nothing runs any more', async () => {
    const number = { round: 'R2022-03', workflowId: 'R2022-03', rulebookHash: township.hash };
    const close = flush(entries([{ ...roundStarted, groups: [] } as EntryBody], number));
    await api.record({ ...close, status: { ...close.status, closed: true } });
    const idle: EntryBody = { type: 'inspection.started', group: { no: 1, inspections: [] }, params: {}, plans: {} };
    await api.record(flush(entries([idle], { ...number, workflowId: 'R2022-03-01-1', host: 'inspection' })));
    expect(await post(adoption, 'R2022-03')).toMatchObject({ status: 422, json: { code: 'closed' } });
    const transfer = { ...number, workflowId: 'R2022-03-T1', host: 'transfer' as const };
    const running = opened('t', 'clue.feedback', { transfer: 1, unit: 'disc' }, '2022-08-01');
    await api.record(flush(entries([running], transfer)));
    asked.length = 0;
    expect(await post(adoption, 'R2022-03')).toMatchObject({ status: 200 });
    expect(asked).toEqual(['R2022-03-T1']);
  });
});
