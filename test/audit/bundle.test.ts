import { generateKeyPairSync } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import proto from '@temporalio/proto';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRun } from '../../activities/export-run.ts';
import { unlock } from '../../audit/bundle/cipher.ts';
import { unpack } from '../../audit/bundle/container.ts';
import { openSealed } from '../../audit/bundle/open.ts';
import { loadRoundKey, roundKeyIn } from '../../audit/bundle/round-key.ts';
import { sealed } from '../../audit/bundle/write.ts';
import type { Run } from '../../audit/evidence.ts';
import { historiesOf } from '../../db/queries/histories.ts';
import { OFFICE } from '../../procedure/ids.ts';
import type { StatusView } from '../../workflows/messages.ts';
import { settled } from '../support/ledger-audit.ts';
import { startOffice } from '../support/round.ts';
import { Bundled, PLANTED } from './bundled.ts';
import { resetRun } from './reset.ts';

const { History } = proto.temporal.api.history.v1;
let bundled: Bundled;

beforeAll(async () => {
  bundled = await Bundled.open();
}, 180_000);

afterAll(() => bundled?.close());

describe('a bundle', () => {
  it('holds everything an audit looks at, and the audit over it says the same', async () => {
    const { round } = bundled;
    const live = await bundled.auditor.evidence({ round });
    const read = await bundled.read(bundled.made.bytes);
    // The engine gives the fields of a map in another order each time.
    const plainly = { longs: String, bytes: String, enums: String };
    const events = (runs: Run[]) =>
      runs.map(({ runId, history }) => [runId, History.toObject(History.fromObject(history), plainly)]);
    expect(read.workflows.map(({ runs }) => events(runs))).toEqual(live.workflows.map(({ runs }) => events(runs)));
    const plain = ({ workflows, keys: _, ...rest }: typeof read) => ({
      ...rest,
      workflows: workflows.map(({ runs: _, ...workflow }) => workflow),
    });
    expect(plain(read)).toEqual(plain(live));
    expect(read.workflows.find(({ workflowId }) => workflowId === round)?.runs.length).toBeGreaterThan(2);
    expect(await bundled.judged(bundled.made.bytes)).toEqual({ verdict: 'equal', all: '' });
  });

  it('keeps a closed run byte for byte as it was kept when it closed', async () => {
    const { round, sources } = bundled;
    const kept = await historiesOf(sources.db, [round]);
    const runs = (await bundled.read(bundled.made.bytes)).workflows.flatMap((workflow) => workflow.runs);
    const hashes = runs.flatMap(({ from }) => (from.source === 'kept' ? [from.sha256] : []));
    expect(hashes.length).toBeGreaterThan(1);
    expect(kept.map(({ sha256 }) => sha256).sort()).toEqual(hashes.sort());
  });

  it('tells nobody without the key a name or a text; with the key they are there', async () => {
    const { bytes, key } = bundled.made;
    const members = [...unpack(bytes)];
    for (const name of PLANTED) {
      expect(Buffer.from(bytes).includes(name), name).toBe(false);
      for (const [member, stored] of members) expect(Buffer.from(stored).includes(name), member).toBe(false);
    }
    const locked = members.filter(([name]) => name.endsWith('.gz.age'));
    const clear = await Promise.all(
      locked.map(async ([name, stored]) => [name, await unlock(stored, key.identity, name)]),
    );
    for (const name of PLANTED) {
      const holding = clear.flatMap(([member, bytes]) =>
        Buffer.from(bytes ?? []).includes(name) ? [`${member}`] : [],
      );
      expect(holding.length, name).toBeGreaterThan(0);
      // Histories are ciphertext even then, under the keys in `keys.json`.
      expect(holding.filter((member) => member.startsWith('histories/'))).toEqual([]);
    }
    const given = clear.flatMap(([name, bytes]) =>
      name === 'keys.json.gz.age' ? [`${Buffer.from(bytes ?? [])}`] : [],
    );
    expect(given.map((text) => JSON.parse(text))).toMatchObject([[{ id: 'k-test' }]]);
    expect(members.map(([name]) => name).filter((name) => !name.endsWith('.gz.age'))).toEqual([
      'manifest.json',
      'manifest.sig',
      'checkpoints.json',
    ]);
  });

  it('opens with the key of its round, which no other round has, kept for its owner alone', async () => {
    const { made, other, desk, round } = bundled;
    expect((await stat(made.keyFile)).mode & 0o777).toBe(0o600);
    expect(await loadRoundKey(desk.dataDir, round)).toEqual(made.key);
    const all = await Promise.all([1, 2, 3].map(() => loadRoundKey(desk.dataDir, 'R2099-99')));
    expect(new Set(all.map(({ identity }) => identity)).size).toBe(1);
    expect(await bundled.refused(made.bytes, other.key)).toContain('钥匙不是这个审计包的');
    const forged = { ...other.key, recipient: made.key.recipient };
    expect(await bundled.refused(made.bytes, forged)).toContain('用这把钥匙打不开');
    for (const text of ['', '# 空', 'AGE-SECRET-KEY-1QQ', `${made.key.identity}\n${other.key.identity}`]) {
      await expect(roundKeyIn(text, 'k.age')).rejects.toThrow('k.age 不是轮次的钥匙');
    }
    expect(await roundKeyIn(`\ufeff${await readFile(made.keyFile, 'utf8')}\r\n`, 'k')).toEqual(made.key);
  });

  it('is not written over another file, nor made of what the ledger does not know; nothing is left behind', async () => {
    const before = await readdir(bundled.dir);
    await expect(bundled.make(bundled.round, `${bundled.round}.zip`)).rejects.toThrow('已有文件');
    await expect(bundled.make('R1999-01', 'none.zip')).rejects.toThrow('台账里没有 R1999-01');
    await expect(bundled.make(bundled.round, 'no/such/folder.zip')).rejects.toThrow('写不了');
    expect(await readdir(bundled.dir)).toEqual(before);
    const again = await bundled.make(bundled.round, 'again.zip');
    expect(again.key).toEqual(bundled.made.key);
    expect(Buffer.compare(await readFile(join(bundled.dir, 'again.zip')), again.bytes)).toBe(0);
  });

  it('is made of the standing office too', async () => {
    const { product } = bundled.desk;
    await startOffice(product, { rulebook: 'wuyang-2023' });
    await settled(product, OFFICE);
    const { bytes, key } = await bundled.make(OFFICE, 'office.zip');
    const { verdict } = await bundled.auditor.judge(await bundled.read(bytes, key));
    expect(verdict).toBe('equal');
  });

  it('is made of an archived round, of which the engine knows nothing any more', async () => {
    const { desk, other, sources } = bundled;
    const round = other.manifest.round;
    for (const { workflowId, runs } of other.manifest.workflows) {
      const runId = runs.at(-1)?.runId ?? '';
      await exportRun(desk.product.client, sources.db, { workflowId, runId, round });
    }
    const { bytes, key } = await bundled.make(round, 'archived.zip', { ...sources, client: undefined });
    const evidence = await bundled.read(bytes, key);
    expect(new Set(evidence.workflows.flatMap(({ runs }) => runs.map(({ from }) => from.source)))).toEqual(
      new Set(['kept']),
    );
    expect((await bundled.auditor.judge(evidence)).verdict).toBe('equal');
  });

  it('of a round that was reset in the engine tells the same as the audit of the running one', async () => {
    const { desk, other } = bundled;
    const { round } = other.manifest;
    const { client } = desk.product;
    await resetRun(client, round, { task: 0, reason: '试验重置' });
    const handle = client.workflow.getHandle(round);
    // What it records anew is not what the ledger has: it stops there.
    const conflicted = async () => (await handle.query<StatusView>('status')).conflicted;
    await expect.poll(conflicted, { timeout: 30_000 }).toBe(true);
    const { bytes, key } = await bundled.make(round, 'reset.zip');
    const evidence = await bundled.read(bytes, key);
    const run = evidence.workflows.find(({ workflowId }) => workflowId === round)?.runs.at(-1);
    const started = run?.history.events?.[0]?.workflowExecutionStartedEventAttributes;
    // It begins with the events of another run, and says so.
    expect(started?.originalExecutionRunId).not.toBe(run?.runId);
    const told = await bundled.auditor.judge(evidence);
    const live = (await bundled.auditor.audit(round)).rounds[0];
    expect(told.findings).toEqual(live?.findings);
    expect(told.findings.map(({ text }) => text).join()).toContain('被重置');
  });
});

describe('a bundle somebody touched', () => {
  it('one byte changed in any member: it is named', async () => {
    const names = [...unpack(bundled.made.bytes).keys()];
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      for (const part of [0, 0.5, 1]) {
        const bytes = bundled.repacked((files) => {
          const stored = files.get(name)?.slice() ?? new Uint8Array();
          const at = Math.floor(part * (stored.length - 1));
          stored[at] = (stored[at] ?? 0) ^ 1;
          return files.set(name, stored);
        });
        const signed = name.startsWith('manifest.');
        expect(await bundled.refused(bytes)).toContain(signed ? '清单的签名不对' : `成员 ${name} 不是清单所记的`);
      }
    }
  });

  it('members taken out, put in, in another order, out of another bundle', async () => {
    const entries = `entries/${bundled.round}.jsonl.gz.age`;
    const without = (name: string) => (files: Map<string, Uint8Array>) =>
      new Map([...files].filter(([own]) => own !== name));
    expect(await bundled.refused(bundled.repacked(without(entries)))).toBe(`少了成员 ${entries}`);
    expect(await bundled.refused(bundled.repacked(without('manifest.sig')))).toContain('里面没有 manifest.sig');
    expect(await bundled.refused(bundled.repacked(without('manifest.json')))).toContain('里面没有 manifest.json');
    const extra = bundled.repacked((files) => files.set('rows/more.jsonl.gz.age', new Uint8Array(9)));
    expect(await bundled.refused(extra)).toBe('多出成员 rows/more.jsonl.gz.age，清单里没有');
    const turned = bundled.repacked((files) => new Map([...files].toReversed()));
    expect(await bundled.refused(turned)).toContain('成员的次序与清单不同');
    const others = unpack(bundled.other.bytes);
    for (const name of ['rows/facts.jsonl.gz.age', 'round.json.gz.age', 'papers.jsonl.gz.age']) {
      const swapped = bundled.repacked((files) => files.set(name, others.get(name) ?? new Uint8Array()));
      expect(await bundled.refused(swapped)).toBe(`成员 ${name} 不是清单所记的：被改，或是别的审计包的`);
    }
    const checkpoints = bundled.repacked((files) =>
      files.set('manifest.json', others.get('manifest.json') ?? new Uint8Array()),
    );
    expect(await bundled.refused(checkpoints)).toContain('清单的签名不对');
  });

  it('cut off, zipped again, with something hidden in it, or no bundle at all', async () => {
    const { bytes } = bundled.made;
    for (const length of [0, 100, bytes.length >> 1, bytes.length - 1]) {
      expect(await bundled.refused(bytes.slice(0, length))).toMatch(/不完整|不是 zip 文件/);
    }
    const compressed = zipSync(Object.fromEntries(unpack(bytes)), { level: 6 });
    expect(await bundled.refused(compressed)).toContain('被重新打包过');
    const dated = zipSync(Object.fromEntries(unpack(bytes)), { level: 0, mtime: new Date(2026, 1, 1) });
    expect(await bundled.refused(dated)).toContain('成员都对，但文件被重新打包过，或夹带了别的字节');
    expect(await bundled.refused(Buffer.concat([bytes, Buffer.from('hidden')]))).toMatch(/夹带|不完整/);
    expect(await bundled.refused(zipSync({ 'a.txt': new Uint8Array(3) }, { level: 0 }))).toContain(
      '没有 manifest.json',
    );
  });

  it('all hashes made anew without the ledger’s key: the signature tells', async () => {
    const { bytes, manifest } = bundled.made;
    const { members: _, signedBy: __, ...said } = manifest;
    const facts = `rows/facts.jsonl.gz.age`;
    const files = [...unpack(bytes)].slice(2);
    const taken = unpack(bundled.other.bytes).get(facts) ?? new Uint8Array();
    const changed = new Map(files).set(facts, taken);
    const foreign = generateKeyPairSync('ed25519');
    const theirs = sealed(changed, foreign.privateKey, said).bytes;
    expect(await bundled.refused(theirs)).toContain('可信的是');
    const signature = unpack(bytes).get('manifest.sig') ?? new Uint8Array();
    const unsigned = sealed(changed, bundled.auditor.key.privateKey, said).bytes;
    const kept = new Map(unpack(unsigned)).set('manifest.sig', signature);
    expect(await bundled.refused(bundled.repacked(() => kept))).toContain('在签名之后被改');
    expect(() => openSealed(bytes, [])).toThrow('没有可信的公钥');
    expect(() => openSealed(bytes, ['-----BEGIN PUBLIC KEY-----'])).toThrow('公钥读不出来');
  });
});
