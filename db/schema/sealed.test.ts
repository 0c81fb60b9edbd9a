import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Client, connect } from '../client.ts';
import { auditById, auditEnded, insertAudit } from '../queries/audits.ts';
import { peopleHeads } from '../queries/people.ts';
import { drafts } from './drafts.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';

let database: TestDatabase;
let client: Client;
const stored = async (text: string) => (await client.db.execute<Record<string, string>>(sql.raw(text))).rows[0];

beforeAll(async () => {
  database = await testDatabase();
  client = connect(database.url);
});
afterAll(async () => {
  await client.close();
  await database.drop();
});

const person = { code: 'p1', name: '甲', unit: '审计局', post: null, roles: ['lg.head'], pool: false, retired: false };

describe('a sealed column', () => {
  it('is ciphertext in the table, clear in the process, and null where there is nothing', async () => {
    await client.db.insert(people).values({ ...person, seq: 1 });
    const row = await stored('select * from people');
    expect(row).toMatchObject({ code: 'p1', post: null, roles: ['lg.head'] });
    for (const cell of [row?.name, row?.unit]) expect(cell).toMatch(/^enc1:k-test:[\w+/=]+$/);
    expect(await client.db.select().from(people)).toEqual([{ ...person, seq: 1 }]);
  });

  it('is opened where it alone is asked for', async () => {
    const [code, name, unit] = ['p1', '甲', '审计局'];
    expect(await peopleHeads(client.db, { most: 1 })).toEqual([{ code, name, unit: null }]);
    expect(await peopleHeads(client.db, { units: true, most: 1 })).toEqual([{ code, name, unit }]);
  });

  it('reads the row that an earlier release wrote, and seals it with the next change', async () => {
    await client.db.execute(
      sql`insert into people values ('p2', '乙', '住建局', '科长', array['director'], true, false, 2)`,
    );
    const [old] = await client.db.select().from(people).where(eq(people.code, 'p2'));
    expect(old).toMatchObject({ name: '乙', unit: '住建局', post: '科长' });
    await client.db.update(people).set({ post: '局长' }).where(eq(people.code, 'p2'));
    const row = await stored(`select * from people where code = 'p2'`);
    expect(row?.post).toMatch(/^enc1:/);
    expect(row?.name).toBe('乙');
  });

  it('seals every item of a list, the texts of a JSON, and the whole of another', async () => {
    const paper = { kind: '催办函', year: 2026, no: 1, outboxId: 'o', round: 'R2026-01', issuedOn: '2026-11-20' };
    await client.db.insert(papers).values({ ...paper, title: '标题', addressee: '审计局', lines: ['一', '二'] });
    const signed = [{ by: '某', role: '书记', date: '2026-11-20', text: '同意' }];
    const draft = { workflowId: 'w', draftId: 'd', round: 'R2026-01', fact: 'f', subject: 'round', date: '2026-11-20' };
    await client.db.insert(drafts).values({ ...draft, data: { note: '事由', kind: 'k' }, signed });
    await insertAudit(client.db, { id: 'a', scope: { all: true }, askedBy: 'x', askedAt: '2026-11-20T00:00:00.000Z' });
    const report = { findings: ['台账：某'] };
    await auditEnded(client.db, 'a', { state: 'done', report, finishedAt: '2026-11-20T00:00:00.000Z' });

    const tables = await Promise.all(['papers', 'drafts', 'audits'].map((name) => stored(`select * from ${name}`)));
    const seen = JSON.stringify(tables);
    for (const text of ['标题', '审计局', '一', '二', '某', '书记', '同意', '事由', '台账']) {
      expect(seen).not.toContain(text);
    }
    expect(await client.db.select().from(papers)).toMatchObject([{ title: '标题', lines: ['一', '二'] }]);
    expect(await client.db.select().from(drafts)).toMatchObject([{ data: { note: '事由', kind: 'k' }, signed }]);
    expect(await auditById(client.db, 'a')).toMatchObject({ report });
  });
});
