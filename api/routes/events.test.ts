import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RoleGiven, replaceRoles } from '../../db/queries/account-roles.ts';
import { updateAccount } from '../../db/queries/accounts.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { endSessions } from '../../db/queries/sessions.ts';
import { transaction } from '../../db/transaction.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { signedIn } from '../../test/permissions/holders.ts';
import { type TestApi, testApi } from '../../test/support/api.ts';
import { type EventReader, listenTo } from '../../test/support/event-reader.ts';
import { killSessions } from '../../test/support/kill.ts';
import { entry, flush, opened, recorded, roundStarted } from '../../test/support/ledger.ts';
import { MOST_OF_ACCOUNT } from './events.ts';

const all = (role: string): RoleGiven => ({ role, kind: 'all', of: '' });
const book = rulebookLibrary().resolve('xinghai-2020');
const SILENCE_MS = 900;

let api: TestApi;
const readers: EventReader[] = [];
const seqs = new Map<string, number>();

/** One flush of one entry in a workflow. */
async function write(workflowId: string, body: EntryBody, round = workflowId.slice(0, 8)): Promise<number> {
  const seq = (seqs.get(workflowId) ?? 0) + 1;
  seqs.set(workflowId, seq);
  const host = workflowId === round ? 'round' : 'inspection';
  await api.record(flush([entry(seq, body, { workflowId, round, host, rulebookHash: book.hash })]));
  return seq;
}

async function listening(login: string, roles: RoleGiven[], more: Record<string, string> = {}) {
  const headers = await signedIn(api, login, roles);
  const reader = await listenTo(api.app, { ...headers, ...more });
  readers.push(reader);
  await reader.until('ready');
  return { reader, headers };
}

const talk = (id: string, ref: string) =>
  recorded(id, 'learn.talks', `inspection/${ref}`, '2022-05-01', { numbers: [id], note: '不该出现的文字' });

beforeAll(async () => {
  api = await testApi();
  await saveRulebook(api.client.db, book, '2022-01-01T00:00:00.000Z');
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  for (const round of ['R2022-02', 'R2022-03']) await write(round, roundStarted, round);
});
afterAll(async () => {
  for (const reader of readers) reader.close();
  await api.close();
});

describe('GET /api/events', () => {
  it('tells a clerk of the county what changed: the workflow and its revision, no text', async () => {
    const { reader } = await listening('clerk', [all('office')]);
    expect(reader.headers['content-type']).toContain('text/event-stream');
    expect(reader.headers['x-accel-buffering']).toBe('no');
    expect(reader.headers['cache-control']).toContain('no-store');
    expect(reader.headers['x-content-type-options']).toBe('nosniff');
    const revision = await write('R2022-02-01-1', talk('t1', '1-1'));
    const { data } = await reader.until('changed');
    expect(data).toEqual({
      changes: [{ round: 'R2022-02', workflow: 'R2022-02-01-1', revision, deadlines: false, inbox: false }],
    });
    await write('R2022-02-01-1', opened('d@1', 'rectification.plan', { group: 1, org: 1 }, '2022-06-24'));
    await expect.poll(() => reader.heard.at(-1)?.data.changes?.[0].deadlines).toBe(true);
    expect(JSON.stringify(reader.heard)).not.toContain('文字');
  });

  it('tells what is written together at once', async () => {
    const { reader } = await listening('together', [all('office')]);
    await Promise.all(['1', '2', '3'].map((no) => write(`R2022-02-02-${no}`, talk(`g${no}`, `2-${no}`))));
    const { data } = await reader.until('changed');
    expect(data.changes).toHaveLength(3);
    expect(reader.heard.filter(({ event }) => event === 'changed')).toHaveLength(1);
  });

  it('tells a group of its own inspections and of nobody else’s, nor of another round', async () => {
    const { reader } = await listening('group-1', [{ role: 'member', kind: 'group', of: 'R2022-02/1' }]);
    await write('R2022-03-01-1', talk('x1', '1-1'));
    await write('R2022-03', recorded('x2', 'plan.mobilisation', 'round', '2022-04-18'));
    await write('R2022-02-02-1', talk('x3', '2-1'));
    await write('R2022-02', recorded('x4', 'plan.group', 'group/2', '2022-04-18'));
    const revision = await write('R2022-02-01-1', talk('t2', '1-1'));
    await reader.until('changed');
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    const changes = reader.heard.flatMap(({ data }) => data.changes ?? []);
    expect(changes).toEqual([
      { round: 'R2022-02', workflow: 'R2022-02-01-1', revision, deadlines: false, inbox: false },
    ]);
  });

  it('tells the inspected organization nothing of clues, and of its own duties no more than the round', async () => {
    const { reader } = await listening('liaison', [{ role: 'ol', kind: 'inspection', of: 'R2022-02/1-1' }]);
    await write('R2022-02-01-1', recorded('c1', 'report.clues', 'inspection/1-1', '2022-06-01', { clues: [1] }));
    await write('R2022-02-01-1', talk('t3', '1-1'));
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    expect(reader.heard.map(({ event }) => event)).toEqual(['ready']);
    await write('R2022-02-01-1', opened('d@2', 'rectification.plan', { group: 1, org: 1 }, '2022-06-24'));
    const { data } = await reader.until('changed');
    expect(data.changes).toEqual([{ round: 'R2022-02', deadlines: true, inbox: false }]);
  });

  it('tells officers of accounts nothing of the business', async () => {
    const { reader } = await listening('officer', [all('sysadmin')]);
    await write('R2022-02-01-1', talk('t4', '1-1'));
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    expect(reader.heard.map(({ event }) => event)).toEqual(['ready']);
  });

  it('goes on after a short gap where it stopped, and says so when it cannot', async () => {
    const { reader, headers } = await listening('away', [all('office')]);
    await write('R2022-02-01-1', talk('t5', '1-1'));
    const { id } = await reader.until('changed');
    reader.close();
    const missed = await write('R2022-02-01-2', talk('t6', '1-2'));
    await expect.poll(() => readers.some((one) => one.heard.at(-1)?.data.changes?.[0].revision === missed)).toBe(true);
    const again = await listenTo(api.app, { ...headers, 'last-event-id': String(id) });
    readers.push(again);
    expect((await again.until('ready')).data).toEqual({ missed: false });
    expect(again.heard[0]?.data.changes).toMatchObject([{ workflow: 'R2022-02-01-2', revision: missed }]);
    const lost = await listenTo(api.app, { ...headers, 'last-event-id': 'long-ago' });
    readers.push(lost);
    expect((await lost.until('ready')).data).toEqual({ missed: true });
  });

  it('says that something was missed when the database was away', async () => {
    const { reader } = await listening('database', [all('office')]);
    expect(await killSessions(api.client.db, 'listen ledger')).toBe(1);
    await reader.until('missed');
    await write('R2022-02-01-1', talk('t7', '1-1'));
    await reader.until('changed');
  });

  it('ends with the session, the account or its roles', async () => {
    const { db } = api.client;
    const one = (await listening('leaving', [all('office')])).reader;
    await endSessions(db, 'leaving', new Date().toISOString());
    await one.until('over');
    await expect.poll(one.ended).toBe(true);

    const two = (await listening('disabled', [all('office')])).reader;
    await updateAccount(db, 'disabled', { disabled: true });
    await two.until('over');
    await expect.poll(two.ended).toBe(true);

    const { reader: three, headers } = await listening('moved', [all('office')]);
    const given = { givenBy: 'test', givenAt: '2022-01-01T00:00:00.000Z' };
    const group = { role: 'member', kind: 'group', of: 'R2022-03/1' } as const;
    await transaction(db, (tx) => replaceRoles(tx, 'moved', [group], given));
    await three.until('account');
    await expect.poll(three.ended).toBe(true);
    const again = await listenTo(api.app, headers);
    readers.push(again);
    await write('R2022-02-01-1', talk('t8', '1-1'));
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    expect(again.heard.map(({ event }) => event)).toEqual(['ready']);
  });

  it('is limited for one account, and only for pages of people who signed in', async () => {
    const headers = await signedIn(api, 'many', [all('office')]);
    const open = await Promise.all(Array.from({ length: MOST_OF_ACCOUNT }, () => listenTo(api.app, headers)));
    readers.push(...open);
    await Promise.all(open.map((one) => one.until('ready')));
    await expect(listenTo(api.app, headers)).rejects.toThrow('429');
    open[0]?.close();
    await expect.poll(async () => (await listenTo(api.app, headers)).headers['content-type']).toContain('event-stream');
    const asked = await api.send('GET', '/api/events', { headers: { accept: 'text/event-stream' } });
    expect([asked.status, asked.json.code]).toEqual([406, 'not-a-page']);
    expect((await api.send('GET', '/api/events', { auth: null, headers })).status).toBe(406);
    await expect(listenTo(api.app, {})).rejects.toThrow('401');
  });

  it('does not hold up a server that stops', async () => {
    const other = await testApi();
    await other.app.listen({ host: '127.0.0.1', port: 0 });
    const headers = await signedIn(other, 'last', [all('office')]);
    const open = await Promise.all([1, 2, 3].map(() => listenTo(other.app, headers)));
    await Promise.all(open.map((one) => one.until('ready')));
    const began = Date.now();
    await other.close();
    expect(Date.now() - began).toBeLessThan(5000);
    for (const one of open) await expect.poll(one.ended).toBe(true);
  });
});
