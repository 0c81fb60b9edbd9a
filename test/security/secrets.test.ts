import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { type Asked, BASES, ROUND } from './bases.ts';
import { type Leaf, leavesAt, plant, textLeaves } from './leaves.ts';
import { databasesBeside, isIn, tablesWith } from './search.ts';
import { openStage, Refused, type Stage } from './stage.ts';

/** Begins every marker of this run; what is found of one is found of all. */
const RUN = `密探${randomBytes(4).toString('hex')}`;
/** Names of organizations: where a group is stationed is posted in public. Marked otherwise, so that the search is seen to find. */
const PUBLIC = `公开${randomBytes(4).toString('hex')}`;
const PUBLIC_LEAVES = [/\.inspects\[\]\.name$/, /^(\.items\[\])?\.(name|kind)$/];
const isPublic = (route: string, leaf: Leaf) =>
  (PUBLIC_LEAVES[0]?.test(leaf) ?? false) ||
  (route === 'POST /api/office/targets' && (PUBLIC_LEAVES[1]?.test(leaf) ?? false));
const { History } = proto.temporal.api.history.v1;

let stage: Stage;
let routes: { name: string; leaves: Leaf[] }[];
/** Where a marker was taken in, by route. */
const accepted = new Map<string, Leaf[]>();
let count = 0;

beforeAll(async () => {
  stage = await openStage(inject('temporalAddress'));
  const { json } = await stage.send('GET', '/api/openapi.json');
  routes = Object.entries<Json>(json.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).flatMap(([method, { requestBody }]) => {
      const leaves = [...new Set(textLeaves(requestBody?.content['application/json']?.schema ?? {}))];
      return leaves.length > 0 ? [{ name: `${method.toUpperCase()} ${path}`, leaves }] : [];
    }),
  );
  await stage.send('PUT', '/api/contacts/aud', { party: 'aud', name: '甲', email: 'aud@example.gov.cn' });
  for (const [url, body] of [
    ['/api/office', { rulebook: 'wuyang-2023' }],
    [
      '/api/rounds',
      { no: ROUND, rulebook: 'wuyang-2023', groups: [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }] },
    ],
    [
      '/api/rounds',
      { no: 'R2026-02', rulebook: 'wuyang-2023', groups: [{ no: 1, inspects: [{ no: 1, name: '乙局党组' }] }] },
    ],
    [`/api/rounds/${ROUND}/letters`, { units: ['disc'], at: '2026-11-20' }],
    [`/api/rounds/${ROUND}/letters/receipts`, { items: [{ letter: 'disc', at: '2026-11-20' }] }],
    [`/api/rounds/${ROUND}/transfers`, { no: 1, receiver: 'disc', clues: [1] }],
  ] as const) {
    const { status, json: told } = await stage.send('POST', url, body);
    if (status >= 300) throw new Error(`${url}: ${JSON.stringify(told)}`);
  }
}, 300_000);
afterAll(() => stage?.close());

/** The same leaves may stand alone or in a list, one signature or several: each way is a request of its own. */
function ways(leaves: Leaf[]): Leaf[][] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const way = `${leaf.startsWith('.items[]')} ${leaf.includes('approval[]')}`;
    groups.set(way, [...(groups.get(way) ?? []), leaf]);
  }
  return [...groups.values()];
}

async function asked(name: string, { url, as, finish }: Asked, body: Json) {
  try {
    const [method = ''] = name.split(' ');
    return await stage.send(method as 'POST' | 'PUT', url, finish ? await finish(body) : body, as);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

/** Plants a marker at every leaf; what is refused, naming the field, was no place for a text and is left out then. */
async function plantAll(name: string, leaves: Leaf[]): Promise<{ taken: Leaf[]; refused: Leaf[]; last: unknown }> {
  const refused: Leaf[] = [];
  for (;;) {
    const base = await BASES[name]?.(stage);
    if (!base) throw new Error(`${name} takes texts: give test/security/bases.ts a request of it that is accepted`);
    const taken = leaves.filter((leaf) => !refused.includes(leaf));
    const body = taken.reduce(
      (body, leaf) => plant(body, leaf, `${isPublic(name, leaf) ? PUBLIC : RUN}${++count}`),
      base.body,
    );
    const { status, json } = await asked(name, base, body);
    // The calendar brought in before is still being counted into every round: 办完再导入, says the answer.
    if (json?.code === 'revision-running') {
      await sleep(200);
      continue;
    }
    const problem = status >= 400 ? json : json?.results?.find((one: Json) => one.status === 'refused')?.problem;
    if (!problem) return { taken, refused, last: status };
    // A sign-in never says which of the two was wrong.
    if (status === 401) return { taken: [], refused: leaves, last: status };
    const fields: string[] = (problem.errors ?? []).map(({ field }: Json) => field);
    const named = [...new Set(fields.flatMap((field) => leavesAt(field, taken)))];
    if (named.length === 0) return { taken: [], refused, last: { problem, body } };
    refused.push(...named);
  }
}

describe('a text planted in every field that takes one', () => {
  it('is taken, or refused by the name of its field', async () => {
    const stuck: unknown[] = [];
    for (const { name, leaves } of routes) {
      for (const way of ways(leaves)) {
        const { taken, refused, last } = await plantAll(name, way).catch((error: Error) => ({
          taken: [],
          refused: [],
          last: error.message,
        }));
        accepted.set(name, [...(accepted.get(name) ?? []), ...taken]);
        if (taken.length + refused.length < way.length) stuck.push({ name, last });
      }
    }
    expect(stuck).toEqual([]);
    expect([...accepted.values()].flat().length).toBeGreaterThan(200);
    expect(Object.keys(BASES).filter((name) => !accepted.has(name))).toEqual([]);
  }, 600_000);

  it('is searched for by name, too, and read in what was recorded', async () => {
    const asked = encodeURIComponent(RUN);
    const { json } = await stage.send('GET', `/api/office/people?q=${asked}`);
    expect(json.total).toBeGreaterThan(0);
    expect((await stage.send('GET', `/api/contacts?q=${asked}`)).json.total).toBeGreaterThan(0);
    const facts = await stage.send('GET', `/api/rounds/${ROUND}/facts?pageSize=500`);
    expect(JSON.stringify(facts.json)).toContain(RUN);
  });
});

describe('a letter that is 密件', () => {
  it('goes out, is received and answered by numbers alone: a text of it is refused, the step is done all the same', async () => {
    const at = '2026-11-20';
    const letters = `/api/rounds/${ROUND}/letters`;
    await stage.send('POST', letters, { kind: 'personal-matters', units: ['orgd'], at });
    const own = async () =>
      (await stage.send('GET', letters)).json.items.find(({ kind }: Json) => kind === 'personal-matters');
    const { letter, secret } = await own();
    expect(secret).toBe(true);
    await stage.send('POST', `${letters}/receipts`, { items: [{ letter, at }] });
    const data = {
      number: '组密〔2026〕7 号',
      category: '核查结果',
      copy: '2',
      level: '机密',
      place: '三号柜',
      hash: 'ab'.repeat(32),
    };
    const reply = { fact: 'letter.replied', on: `letter/${letter}`, at, data };
    const facts = `/api/rounds/${ROUND}/facts`;
    const wordy = await stage.send('POST', facts, { ...reply, data: { ...data, note: '核查结果如下' } });
    expect(wordy).toMatchObject({ status: 422, json: { errors: [{ field: 'data.note' }] } });
    expect(await stage.send('POST', facts, reply)).toMatchObject({ json: { status: 'accepted' } });
    expect(await own()).toMatchObject({ sentOn: at, receivedOn: at, replies: [{ inspection: '1-1', date: at }] });
    const { json } = await stage.send('GET', `${facts}?fact=letter.replied&on=letter/${letter}`);
    expect(json.items).toMatchObject([{ data }]);
    const done = await stage.send('GET', `${facts}?fact=learn.personal-matters-result`);
    expect(done.json.items).toMatchObject([{ date: at, stands: true }]);
  });
});

describe('outside the process none of it is found', () => {
  it('in any table of the ledger and of the queue', async () => {
    expect(await tablesWith(stage.office.databaseUrl, RUN)).toEqual([]);
    const jobs = await stage.db.execute(sql`select 1 from xuncheng_jobs.job limit 1`);
    expect(jobs.rows).toHaveLength(1);
  });

  it('while what is public is: the same search sees it in the ledger', async () => {
    expect(await tablesWith(stage.office.databaseUrl, PUBLIC)).toEqual(
      expect.arrayContaining(['public.inspections', 'public.targets']),
    );
  });

  it('in the histories, the visibility, the update ids and search attributes the engine keeps', async () => {
    const databases = await databasesBeside(process.env.XUNCHENG_TEST_PG ?? '', 'temporal');
    expect(databases.length).toBe(2);
    for (const url of databases) for (const text of [RUN, PUBLIC]) expect(await tablesWith(url, text)).toEqual([]);
    const { client } = stage.office.product;
    const ids: string[] = [];
    for await (const { workflowId, runId, searchAttributes, memo } of client.workflow.list()) {
      ids.push(workflowId);
      expect(JSON.stringify([searchAttributes, memo])).not.toContain(RUN);
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      expect(isIn(Buffer.from(History.encode(history).finish()), RUN)).toBe(false);
    }
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids) expect(id).toMatch(/^(office|calendar-\d+|R\d{4}-\d{2}(-\d{2}-\d{1,2}|-T\d{1,3})?)$/);
  }, 120_000);

  it('in what the API and the worker log at their finest level', () => {
    const logs = stage.logs();
    expect(logs.match(/\n/g)?.length).toBeGreaterThan(300);
    expect(logs.split('\n').filter((line) => isIn(Buffer.from(line), RUN))).toEqual([]);
  });
});

describe('the search can fail', () => {
  it('finds a marker in a plain column, in bytes, in base64, escaped and packed', async () => {
    const cells = [
      Buffer.from(`x${RUN}`),
      Buffer.from(Buffer.from(`ab${RUN}c`).toString('base64')),
      gzipSync(`{"a":"${RUN}"}`),
    ];
    for (const cell of [...cells, gzipSync(gzipSync(RUN))]) {
      await stage.db.execute(sql`create table leak (id integer, cell bytea)`);
      await stage.db.execute(sql`insert into leak values (1, ${Buffer.concat([Buffer.from('head'), cell])})`);
      expect(await tablesWith(stage.office.databaseUrl, RUN)).toEqual(['public.leak']);
      await stage.db.execute(sql`drop table leak`);
    }
    const escaped = JSON.stringify(RUN).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
    for (const text of [RUN, escaped, `/api/people?q=${encodeURIComponent(RUN)}`]) {
      await stage.db.execute(sql`create table leak (text text, list text[], json jsonb)`);
      await stage.db.execute(sql`insert into leak (text) values (${text})`);
      expect(await tablesWith(stage.office.databaseUrl, RUN)).toEqual(['public.leak']);
      await stage.db.execute(sql`drop table leak`);
    }
  }, 120_000);
});
