import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bundled, PLANTED } from './bundled.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let bundled: Bundled;
/** A folder with the kit, a bundle and a key, far from this checkout. */
let dir: string;

beforeAll(async () => {
  bundled = await Bundled.open();
  dir = await mkdtemp(join(tmpdir(), 'xuncheng-auditor-'));
  await execa('node', ['--import', 'tsx', 'cli/audit-kit.ts', dir], {
    cwd: ROOT,
    env: { XUNCHENG_DATA: bundled.desk.dataDir },
  });
  await put('round.zip', bundled.made.bytes);
  await cp(bundled.made.keyFile, join(dir, 'round.age'));
}, 240_000);

afterAll(async () => {
  if (dir) await rm(dir, { recursive: true });
  await bundled?.close();
});

const put = (name: string, content: Uint8Array | string) => writeFile(join(dir, name), content);

/** Runs the kit with Node and nothing else: no packages, no registry, no home but the folder. */
async function verify(...args: string[]) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, ['verify.cjs', ...args], {
    cwd: dir,
    env: { PATH: dirname(process.execPath), HOME: dir, npm_config_registry: 'http://127.0.0.1:1' },
    extendEnv: false,
    reject: false,
  });
  // A stack is for those who write the product.
  expect(stdout + stderr).not.toMatch(/\n\s+at .*[:(]/);
  return { exit: exitCode, out: stdout, aside: stderr };
}

const withKey = (file: string, ...more: string[]) => verify(file, '--key', 'round.age', ...more);

describe('the kit', () => {
  it('says of an untouched bundle that it is equal, on a machine with Node alone', async () => {
    const { exit, out, aside } = await withKey('round.zip');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(out).toContain('审计结论：一致');
    expect(out).toContain('不说明纸件存在');
    expect(out).toContain(`清单指纹 ${bundled.made.fingerprint}`);
    expect(out).toContain(`清单由密钥 ${bundled.auditor.key.keyId} 签名`);
  });

  it('tells the same as JSON as the audit of the running round', async () => {
    const told = JSON.parse((await withKey('round.zip', '--json')).out);
    const { rounds } = await bundled.auditor.audit(bundled.round);
    expect(told.rounds).toEqual(rounds);
    expect(told).toMatchObject({
      verdict: 'equal',
      bundle: { round: bundled.round, signedBy: bundled.auditor.key.keyId },
    });
  });

  it('holds filed checkpoints against those inside', async () => {
    const { count, last } = bundled.made.manifest.checkpoints;
    expect(await withKey('round.zip', '--filed', `${count}:${last?.slice(0, 12)}`)).toMatchObject({ exit: 0 });
    const other = await withKey('round.zip', '--filed', `${count}:0000000000`);
    expect(other).toMatchObject({ exit: 1, out: expect.stringContaining(`第 ${count} 号检查点与另存的纸件不符`) });
    expect(await withKey('round.zip', '--filed', 'x')).toMatchObject({
      exit: 2,
      aside: expect.stringContaining('--filed'),
    });
  });

  it('without the key concludes on the seal, and never that it is equal', async () => {
    const asked = await verify('round.zip', '--sealed');
    expect(asked).toMatchObject({ exit: 0, aside: '', out: expect.stringContaining('未开封，封存完好') });
    const forgotten = await verify('round.zip');
    expect(forgotten).toMatchObject({ exit: 2, aside: expect.stringContaining('内容没有核对') });
    for (const { out } of [asked, forgotten]) {
      expect(out).not.toContain('一致');
      expect(out).toContain('没有重放');
      expect(out.split('\n').length).toBeLessThan(40);
      for (const name of PLANTED) expect(out).not.toContain(name);
    }
    expect(JSON.parse((await verify('round.zip', '--sealed', '--json')).out)).toMatchObject({ verdict: 'sealed' });
  });

  it('tells of a ledger that was changed before it was bundled', async () => {
    const changed = await bundled.remade((contents) => {
      const facts = contents.evidence.rows.facts?.map((row) => ({ ...row, date: '2023-04-01' })) ?? [];
      return { ...contents, evidence: { ...contents.evidence, rows: { ...contents.evidence.rows, facts } } };
    });
    await put('changed.zip', changed);
    const told = await withKey('changed.zip');
    expect(told).toMatchObject({ exit: 1, out: expect.stringContaining('审计结论：不一致') });
    expect(told.out).toContain('facts.date');
  });

  it('refuses what was touched, cut, not a bundle, or is to be opened with another key', async () => {
    const { bytes } = bundled.made;
    const flipped = bytes.slice();
    flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1;
    await put('flipped.zip', flipped);
    await put('cut.zip', bytes.subarray(0, bytes.length >> 1));
    await put('text.zip', '这不是审计包');
    await cp(bundled.other.keyFile, join(dir, 'other.age'));
    for (const args of [
      ['flipped.zip', '--key', 'round.age'],
      ['flipped.zip', '--sealed'],
      ['cut.zip', '--sealed'],
      ['text.zip', '--sealed'],
      ['none.zip', '--sealed'],
      ['round.zip', '--key', 'other.age'],
      ['round.zip', '--key', 'text.zip'],
      ['round.zip', '--key', 'round.age', '--sealed'],
      ['round.zip', '--key', 'round.age', '--public-key', 'round.age'],
    ]) {
      const { exit, out, aside } = await verify(...args);
      expect({ exit, out }, args.join(' ')).toEqual({ exit: 2, out: '' });
      expect(aside, args.join(' ')).toMatch(/^未能核对：.*[\u4e00-\u9fff]/);
    }
    expect(await verify('round.zip', '--no-such-option')).toMatchObject({ exit: 2 });
  });

  it('trusts the key it is given in place of its own', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    await put('theirs.pem', publicKey.export({ type: 'spki', format: 'pem' }));
    await put('ours.pem', bundled.auditor.key.publicKeyPem);
    expect(await verify('round.zip', '--sealed', '--public-key', 'ours.pem')).toMatchObject({ exit: 0 });
    const told = await verify('round.zip', '--sealed', '--public-key', 'theirs.pem');
    expect(told).toMatchObject({ exit: 2, aside: expect.stringContaining('清单的签名不对') });
  });

  it('on a machine it has no engine for still looks at the seal, and says why it cannot replay', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'xuncheng-bare-'));
    const away = (name: string) => name !== 'releases';
    for (const name of (await readdir(dir)).filter(away))
      await cp(join(dir, name), join(bare, name), { recursive: true });
    const run = (...args: string[]) =>
      execa(process.execPath, [join(bare, 'verify.cjs'), ...args], { cwd: bare, extendEnv: false, reject: false });
    expect(await run('round.zip', '--sealed')).toMatchObject({ exitCode: 0 });
    const told = await run('round.zip', '--key', 'round.age');
    expect(told).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('这台机器') });
    await rm(bare, { recursive: true });
  });

  it('lists its own sums and licences, and refuses a folder with something in it', async () => {
    const sums = (await readFile(join(dir, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n');
    expect(sums.map((line) => line.slice(66))).toEqual(
      expect.arrayContaining(['verify.cjs', 'workflows.js', 'keys/1.pub.pem', 'README.txt', 'LICENSES.txt']),
    );
    expect(await readFile(join(dir, 'LICENSES.txt'), 'utf8')).toContain('==== age-encryption');
    const again = await execa('node', ['--import', 'tsx', 'cli/audit-kit.ts', dir], { cwd: ROOT, reject: false });
    expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('已有东西') });
    const machine = ['--import', 'tsx', 'cli/audit-kit.ts', join(dir, 'new'), '--platform', 'sparc'];
    expect(await execa('node', machine, { cwd: ROOT, reject: false })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--platform：应为 current、all'),
    });
  });
});
