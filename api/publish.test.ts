import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, connect } from '../db/client.ts';
import { requestRevision } from '../db/queries/calendar-revisions.ts';
import { listVersions } from '../db/queries/calendar-versions.ts';
import { newestCalendar, saveCalendar } from '../db/queries/calendars.ts';
import { withClosures } from '../procedure/calendar/closures.ts';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { resumeRevision } from './calendars/resume.ts';
import { EngineFailure } from './orchestrator/engine.ts';
import { publishShipped } from './publish.ts';

const AT = '2026-11-23T00:00:00.000Z';
const closures = { '2022-07-15': '防汛' };

describe('a program that starts', () => {
  let database: TestDatabase;
  let client: Client;
  const log = { info: vi.fn(), error: vi.fn(), warn: vi.fn() };
  const inForce = async () => [(await newestCalendar(client.db))?.version, (await listVersions(client.db)).length];
  beforeEach(async () => {
    database = await testDatabase();
    client = connect(database.url);
  });
  afterEach(async () => {
    await client.close();
    await database.drop();
  });

  it('publishes the calendar it ships once', async () => {
    await publishShipped(client.db, AT, log);
    await publishShipped(client.db, AT, log);
    expect(await inForce()).toEqual([publishedCalendar().version, 1]);
  });

  it('leaves in force what was imported, and keeps the closures under a calendar that knows more years', async () => {
    const imported = withClosures(publishedCalendar(), closures);
    await saveCalendar(client.db, publishedCalendar(), AT);
    await saveCalendar(client.db, imported, AT);
    await publishShipped(client.db, AT, log);
    expect(await inForce()).toEqual([imported.version, 2]);
  });

  it('keeps the closures of the county when it brings further years', async () => {
    const older = withClosures(publishedCalendar({ years: { from: 2011, to: 2022 } }), closures);
    await saveCalendar(client.db, older, AT);
    await publishShipped(client.db, AT, log);
    expect(await inForce()).toEqual([withClosures(publishedCalendar(), closures).version, 2]);
  });

  it('starts a revision that was not started, and goes on without the engine', async () => {
    const reviseCalendar = vi.fn(async () => {});
    await resumeRevision(client.db, { reviseCalendar }, log);
    expect(reviseCalendar).not.toHaveBeenCalled();
    await requestRevision(client.db, { no: 2, version: 'v', requestedAt: AT });
    await resumeRevision(client.db, { reviseCalendar }, log);
    expect(reviseCalendar).toHaveBeenCalledExactlyOnceWith(2);
    reviseCalendar.mockRejectedValue(new EngineFailure('unreachable', undefined));
    await resumeRevision(client.db, { reviseCalendar }, log);
    expect(log.warn).toHaveBeenCalledOnce();
  });
});
