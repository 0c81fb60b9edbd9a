import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSeal } from '../../audit/bundle/check-seal.ts';
import { unpack } from '../../audit/bundle/container.ts';
import { openSealed } from '../../audit/bundle/open.ts';
import { sealed } from '../../audit/bundle/write.ts';
import { chain } from '../../db/chain.ts';
import { Bundled } from './bundled.ts';

let bundled: Bundled;

beforeAll(async () => {
  bundled = await Bundled.open();
}, 180_000);

afterAll(() => bundled?.close());

describe('a bundle made anew and signed by the house itself', () => {
  it('with a history cut short, in another order, of another workflow: the audit names it', async () => {
    const open = await bundled.judged(await bundled.withRun(2, (events) => events.slice(0, 4)));
    expect(open).toMatchObject({ verdict: 'different', all: expect.stringContaining('历史被截短') });
    const closed = await bundled.judged(await bundled.withRun(0, (events) => events.slice(0, -3)));
    expect(closed).toMatchObject({ all: expect.stringContaining('末尾被截去') });
    const turned = await bundled.judged(
      await bundled.withRun(0, (events) => [...events.slice(0, 6), ...events.slice(6).toReversed()]),
    );
    expect(turned).toMatchObject({ all: expect.stringMatching(/次序不对|缺第 7 号事件/) });
    const foreign = await bundled.judged(await bundled.withRun(0, (_, all) => all[1]?.history.events ?? []));
    expect(foreign).toMatchObject({ all: expect.stringContaining('是另一次运行的') });
    for (const { verdict } of [open, closed, turned, foreign]) expect(verdict).not.toMatch(/equal|in-flight/);
  });

  it('with bytes in place of a history, or one re-encoded after it was kept', async () => {
    const kept = (bytes: (own: Uint8Array) => Uint8Array) =>
      bundled.remade((contents) => ({
        ...contents,
        kept: new Map([...contents.kept].map(([run, own]) => [run, bytes(own)])),
      }));
    expect(await bundled.refused(await kept((own) => own.subarray(0, own.length - 7)))).toContain(
      '不是历史：读不出事件',
    );
    expect(await bundled.refused(await kept(() => new TextEncoder().encode('{"events":[]}')))).toContain('不是历史');
    // An unknown field is dropped by a reader: only the bytes tell.
    const padded = await bundled.judged(
      await kept((own) => Buffer.concat([own, Buffer.from([0xfa, 0x7f, 0x01, 0x00])])),
    );
    expect(padded).toMatchObject({ verdict: 'different', all: expect.stringContaining('与保存时的散列不符') });
  });

  it('with an entry changed and its chain made anew, signed: history and checkpoints tell', async () => {
    const bytes = await bundled.remade((contents) => {
      const [first, ...others] = contents.evidence.workflows;
      if (!first) throw new Error('no workflow');
      const changed = first.entries.map((entry) =>
        entry.seq === 5 ? { ...entry, happenedAt: '2023-04-01T04:00:00.000Z' } : entry,
      );
      const entries = chain(changed.map(({ prevHash: _, hash: __, ...entry }) => entry)).map(({ entry, ...link }) => ({
        ...entry,
        ...link,
      }));
      return { ...contents, evidence: { ...contents.evidence, workflows: [{ ...first, entries }, ...others] } };
    });
    expect(await bundled.judged(bytes)).toMatchObject({
      verdict: 'different',
      all: expect.stringMatching(/第 5 条的 happenedAt 与历史不同.*检查点签过的/),
    });
  });

  it('with something else than its manifest says, another rulebook, papers nobody named', async () => {
    const { manifest, bytes } = bundled.made;
    const { members: _, signedBy: __, ...said } = manifest;
    const files = new Map([...unpack(bytes)].slice(2));
    const signed = (change: Partial<typeof said>, members = files) =>
      sealed(members, bundled.auditor.key.privateKey, { ...said, ...change }).bytes;
    expect(
      await bundled.refused(signed({ workflows: manifest.workflows.map((one) => ({ ...one, entries: 99 })) })),
    ).toBe(`清单与成员里的不同：${bundled.round} 的运行、条目数或末条散列`);
    expect(await bundled.refused(signed({ round: 'R2001-01' }))).toContain('清单与成员里的不同');
    expect(await bundled.refused(signed({ builds: [] }))).toContain('不属于任何工作流');
    expect(await bundled.refused(signed({ checkpoints: { count: 9, last: null } }))).toContain(
      '检查点与清单所说的不同',
    );
    expect(await bundled.refused(signed({ format: 'xuncheng-bundle/3' } as never))).toContain('不认得审计包的格式');
    const none = files.get('rows/plans.jsonl.gz.age') ?? new Uint8Array();
    const papers = new Map(files).set('papers.jsonl.gz.age', none);
    expect(await bundled.refused(signed({}, papers))).toBe('成员 papers.jsonl 与条目所说的纸件不同');
    const book = await bundled.judged(
      await bundled.remade((contents) => ({
        ...contents,
        rulebooks: new Map([...contents.rulebooks].map(([hash, one]) => [hash, { ...one, title: '另一份规程' }])),
      })),
    );
    expect(book).toMatchObject({ verdict: 'unable', all: expect.stringContaining('内容与散列不符') });
    const gone = await bundled.judged(await bundled.remade((contents) => ({ ...contents, calendars: new Map() })));
    expect(gone).toMatchObject({ verdict: 'unable', all: expect.stringContaining('没有留存') });
  });
});

describe('a bundle without its key', () => {
  const seal = (bytes: Uint8Array, filed: { no: number; hash: string }[] = []) => {
    const publicKeys = [bundled.auditor.key.publicKeyPem];
    return checkSeal(openSealed(bytes, publicKeys), publicKeys, filed).map(({ text }) => text);
  };

  it('shows that its seal is whole, and that the filed checkpoints are among those inside', () => {
    const { bytes, manifest } = bundled.made;
    const { count, last } = manifest.checkpoints;
    expect(seal(bytes)).toEqual([]);
    expect(seal(bytes, [{ no: count, hash: last ?? '' }])).toEqual([]);
    expect(seal(bytes, [{ no: count, hash: '00000000' }])).toEqual([`第 ${count} 号检查点与另存的纸件不符`]);
  });

  it('shows that a workflow is gone from ledger and engine alike: its head was signed once', async () => {
    const gone = `${bundled.round}-01-1`;
    const tables = ['entries', 'commands', 'workflows', 'histories'];
    const made = await bundled.auditor.tampered(
      tables.map((table) => `delete from ${table} where workflow_id = '${gone}'`),
      () => bundled.make(bundled.round, 'gone.zip', { ...bundled.sources, client: undefined }),
    );
    expect(made.manifest.workflows.find(({ workflowId }) => workflowId === gone)).toMatchObject({
      entries: 0,
      runs: [],
    });
    expect(seal(made.bytes)).toEqual([expect.stringMatching(/检查点签到第 2 条，包里只有 0 条/)]);
    expect(await bundled.judged(made.bytes)).toMatchObject({
      verdict: 'different',
      all: expect.stringContaining('检查点签过的第 2 条已不在'),
    });
  });

  it('shows that a workflow was left out, or that entries signed once are gone', async () => {
    const left = await bundled.remade((contents) => {
      const workflows = contents.evidence.workflows.slice(0, 1);
      return { ...contents, evidence: { ...contents.evidence, workflows } };
    });
    expect(seal(left)).toEqual([expect.stringMatching(/检查点签到第 2 条，包里只有 0 条/)]);
    const cut = await bundled.remade((contents) => {
      const workflows = contents.evidence.workflows.map((one) => ({ ...one, entries: one.entries.slice(0, -1) }));
      return { ...contents, evidence: { ...contents.evidence, workflows } };
    });
    expect(seal(cut).join()).toMatch(/包里只有 1 条/);
    const forged = await bundled.remade((contents) => {
      const checkpoints = contents.evidence.checkpoints.map((row) => ({ ...row, heads: [] }));
      return { ...contents, evidence: { ...contents.evidence, checkpoints } };
    });
    expect(seal(forged).join()).toContain('检查点的内容与它的散列不符');
  });
});
