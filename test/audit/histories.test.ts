import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Evidence, Run } from '../../audit/evidence.ts';
import { HistoryFileError, readHistoryFile } from '../../audit/source/history-file.ts';
import { withFiles } from '../../audit/source/with-files.ts';
import { allEntriesOf } from '../../db/queries/entries.ts';
import { historiesOf } from '../../db/queries/histories.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { settled } from '../support/ledger-audit.ts';
import { fact, startRound, submit } from '../support/round.ts';
import { Auditor } from './stage.ts';

const { History } = proto.temporal.api.history.v1;
/** A number as protobuf has it. */
const LONG = History.fromObject({ events: [{ version: 7 }] }).events[0]?.version ?? null;
let desk: Desk;
let auditor: Auditor;
/** A round whose own workflow went over several runs. */
let round: string;

const sent = (letter: string) =>
  fact('letter.sent', `letter/${letter}`, '2023-04-14', { data: { unit: letter, kind: 'inquiry' } });

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  auditor = await Auditor.open(desk);
  round = await overRuns();
}, 120_000);

afterAll(() => desk?.close());

/** A round entered from paper in five submissions, two to a run. */
async function overRuns(): Promise<string> {
  const { product } = desk;
  const instant = '2023-04-10T00:00:00.000Z';
  const started = await startRound(product, { rulebook: 'wuyang-2023', instant, mode: 'backfill', maxUpdates: 2 });
  for (const letter of ['disc', 'orgd', 'pub', 'aud', 'xf']) {
    await submit(product, started, `${started}-${letter}`, sent(letter));
    await settled(product, started);
  }
  await settled(product, `${started}-01-1`);
  return started;
}

const evidence = () => auditor.evidence({ round });
const runsOf = ({ workflows }: Evidence) => workflows.find(({ workflowId }) => workflowId === round)?.runs ?? [];
const sources = async () => runsOf(await evidence()).map(({ from }) => from.source);
/** The first finding where the runs of the round are other ones. */
async function judged(change: (runs: Run[]) => Run[]) {
  const given = await evidence();
  const workflows = given.workflows.map((one) => (one.workflowId === round ? { ...one, runs: change(one.runs) } : one));
  const { verdict, first, findings } = await auditor.judge({ ...given, workflows });
  return { verdict, text: first?.text, all: findings.map(({ text }) => text).join('；') };
}
/** One run changed, the others as they are. */
const changed = (index: number, change: (events: Events) => Events) =>
  judged((runs) =>
    runs.map((run, at) => (at === index ? { ...run, history: { events: change(run.history.events ?? []) } } : run)),
  );
type Events = NonNullable<Run['history']['events']>;

describe('a chain of runs', () => {
  it('is kept run by run by its successors, who write down its hash', async () => {
    const { db } = desk.product.database;
    const kept = await historiesOf(db, [round]);
    const told = (await allEntriesOf(db, round)).flatMap(({ body }) =>
      body.type === 'history.exported' ? [body] : [],
    );
    expect(told).toHaveLength(2);
    expect(told.map(({ runId, events, sha256 }) => ({ runId, events, sha256 }))).toEqual(
      kept.map(({ runId, events, sha256 }) => ({ runId, events, sha256 })),
    );
    expect(kept.every(({ final, buildId }) => final && buildId?.startsWith('xuncheng@'))).toBe(true);
    expect(await sources()).toEqual(['kept', 'kept', 'engine']);
    expect(await auditor.audit(round)).toMatchObject({ verdict: 'equal', rounds: [{ findings: [], notes: [] }] });
  });

  it('is audited all the same when the engine has forgotten the closed runs', { timeout: 240_000 }, async () => {
    const { client } = desk.product;
    for (const { runId } of runsOf(await evidence()).slice(0, -1)) {
      await client.workflowService.deleteWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: round, runId },
      });
      await expect
        .poll(
          () =>
            client.workflow
              .getHandle(round, runId)
              .fetchHistory()
              .then(
                () => 'there',
                () => 'gone',
              ),
          { timeout: 100_000, interval: 1000 },
        )
        .toBe('gone');
    }
    expect(await auditor.audit(round)).toMatchObject({ verdict: 'equal' });
  });

  it('a kept copy that was changed is found out, by its own hash or by the one its successor wrote', async () => {
    const [first] = runsOf(await evidence());
    if (!first) throw new Error('no run');
    const forged = History.encode({
      events: (first.history.events ?? []).map((event) => ({ ...event, version: LONG })),
    });
    const hex = gzipSync(forged.finish()).toString('hex');
    const where = `where run_id = '${first.runId}'`;
    const change = `update histories set history = '\\x${hex}' ${where}`;
    const look = async (...statements: string[]) => {
      const report = await auditor.tampered(statements, () => auditor.audit(round));
      return { verdict: report.verdict, text: report.rounds[0]?.first?.text };
    };
    expect(await look(change)).toMatchObject({ verdict: 'different', text: expect.stringContaining('保存之后被改') });
    const sha256 = createHash('sha256')
      .update(History.encode(History.decode(forged.finish())).finish())
      .digest('hex');
    expect(await look(`${change.replace(where, '')}, sha256 = '${sha256}' ${where}`)).toMatchObject({
      verdict: 'different',
      text: expect.stringContaining('与保存的历史不符'),
    });
    expect(await look(`update histories set history = substring(history for 40) ${where}`)).toMatchObject({
      verdict: 'unable',
      text: expect.stringContaining('读不出来'),
    });
    expect(await look(`delete from histories ${where}`)).toMatchObject({
      verdict: 'unable',
      text: expect.stringContaining('引擎已不保留，也没有保存过'),
    });
  });
});

describe('a history that is not what it should be', () => {
  it('cut at its beginning, in the middle, at its end', async () => {
    expect(await changed(0, (events) => events.slice(1))).toMatchObject({
      all: expect.stringContaining('开头被截去'),
    });
    expect(await changed(0, (events) => events.toSpliced(5, 1))).toMatchObject({
      all: expect.stringContaining('缺第 6 号事件'),
    });
    const cut = await changed(0, (events) => events.slice(0, -3));
    expect(cut).toMatchObject({ verdict: 'different', all: expect.stringContaining('末尾被截去') });
    expect(await changed(0, () => [])).toMatchObject({ all: expect.stringContaining('不是从开始事件起的') });
  });

  it('the open run cut short is no ledger in flight', async () => {
    const cut = await changed(2, (events) => events.slice(0, 4));
    expect(cut).toMatchObject({ verdict: 'different', text: expect.stringContaining('历史被截短，或台账多出') });
  });

  it('with events in another order', async () => {
    const swap = (events: Events) => events.with(6, events[7] ?? {}).with(7, events[6] ?? {});
    expect(await changed(0, swap)).toMatchObject({ all: expect.stringMatching(/次序不对|缺第 7 号事件/) });
    // Numbered anew it may replay all the same: the copy tells.
    const [run] = runsOf(await evidence());
    const events = swap(run?.history.events ?? []).map((event, at) => ({
      ...event,
      eventId: run?.history.events?.[at]?.eventId ?? null,
    }));
    const file = readHistoryFile(History.encode({ events }).finish(), 'file');
    expect(await auditor.judge(withFiles(await evidence(), [file]))).toMatchObject({
      verdict: expect.not.stringMatching(/equal|in-flight/),
      findings: expect.arrayContaining([
        expect.objectContaining({
          text: expect.stringMatching(/^文件里第 7 号事件的 \S+ 与引擎里的（或保存的）不同$/),
        }),
      ]),
    });
  });

  it('of another workflow, of another run, of no workflow of ours', async () => {
    const other = (await evidence()).workflows.find(({ workflowId }) => workflowId !== round)?.runs[0];
    expect(await changed(0, () => other?.history.events ?? [])).toMatchObject({
      all: expect.stringContaining('是别的工作流的'),
    });
    expect(await judged((runs) => [runs[1], runs[0], runs[2]].flatMap((run) => run ?? []))).toMatchObject({
      all: expect.stringContaining('接的不是前一次运行'),
    });
    expect(await judged((runs) => runs.slice(1))).toMatchObject({
      verdict: 'unable',
      all: expect.stringContaining('缺前一次运行'),
    });
    const renamed = await changed(0, ([started, ...rest]) => [
      {
        ...started,
        workflowExecutionStartedEventAttributes: {
          ...started?.workflowExecutionStartedEventAttributes,
          workflowType: { name: 'payroll' },
        },
      },
      ...rest,
    ]);
    expect(renamed).toMatchObject({ all: expect.stringContaining('类型 payroll') });
  });

  it('with payloads in another encoding', async () => {
    const encoding = new TextEncoder().encode('binary/unknown');
    const recoded = await changed(0, (events) =>
      events.map((event) => {
        const scheduled = event.activityTaskScheduledEventAttributes;
        if (!scheduled) return event;
        const payloads = scheduled.input?.payloads?.map((payload) => ({ ...payload, metadata: { encoding } })) ?? [];
        return { ...event, activityTaskScheduledEventAttributes: { ...scheduled, input: { payloads } } };
      }),
    );
    expect(recoded).toMatchObject({ all: expect.stringContaining('改了编码（binary/unknown）') });
  });
});

describe('a history out of a file', () => {
  /** As the Web UI downloads it: protobuf JSON, with a reader's note beside each encoding. */
  const downloaded = (run: Run, note = true) => {
    const { events } = JSON.parse(historyToJSON(run.history)) as { events: object[] };
    const noted = (_name: string, value: unknown) => {
      const metadata = value as { encoding?: string } | null;
      const marked = note && typeof metadata === 'object' && typeof metadata?.encoding === 'string';
      return marked
        ? { ...metadata, encodingDecoded: Buffer.from(metadata.encoding ?? '', 'base64').toString() }
        : value;
    };
    return Buffer.from(JSON.stringify({ events }, noted));
  };
  const read = async (content: Uint8Array) => {
    const run = readHistoryFile(content, 'file');
    return auditor.judge(withFiles(await evidence(), [run]));
  };
  const refused = (content: Uint8Array | string) => {
    try {
      readHistoryFile(typeof content === 'string' ? Buffer.from(content) : content, 'file');
    } catch (error) {
      if (error instanceof HistoryFileError) return error.message;
      throw error;
    }
    return 'read';
  };

  it('is read as the Web UI downloads it and as this product keeps it', async () => {
    const run = runsOf(await evidence())[1] as Run;
    for (const content of [
      downloaded(run),
      downloaded(run, false),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), downloaded(run)]),
      gzipSync(downloaded(run)),
      History.encode(run.history).finish(),
      gzipSync(History.encode(run.history).finish()),
    ]) {
      const { verdict, findings } = await read(content);
      expect({ verdict, findings }).toEqual({ verdict: 'equal', findings: [] });
    }
  });

  it('is refused where it was decoded or shortened on the way, cut, or of another chain', async () => {
    const run = runsOf(await evidence())[1] as Run;
    const text = downloaded(run).toString();
    expect(refused(text.slice(0, -20))).toContain('不是完整的 JSON');
    expect(refused(text.replaceAll(/"data":"[^"]*"/g, '"data":{"round":"R"}'))).toContain('载荷已被解码');
    expect(refused(text.replaceAll(/"input":\{"payloads":\[.*?\]\}/g, '"input":[{"round":"R"}]'))).toContain(
      '命令行的简写',
    );
    expect(refused('{"events":[]}')).toContain('没有 events');
    expect(refused('{"events":[{"eventType":"EVENT_TYPE_NOTHING"}]}')).toMatch(/认不出|开始事件/);
    expect(refused('这不是历史')).toContain('不是历史文件');
    expect(refused(new Uint8Array())).toContain('不是历史文件');
    expect(refused(gzipSync(text).subarray(0, 200))).toContain('压缩文件读不出来');
    expect(refused(History.encode(run.history).finish().subarray(0, 300))).toContain('不是历史文件');
    const foreign = { ...run, runId: 'other', history: { events: run.history.events?.slice() ?? [] } };
    expect(() => withFiles({ ...({} as Evidence), workflows: [] }, [foreign])).toThrow('历史是别处的');
  });
});
