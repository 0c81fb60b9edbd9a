import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPorts, portFrom, releasePorts } from './ports.ts';

describe('openPorts', () => {
  const lines: string[] = [];
  const squatter = createServer();
  let dir: string;
  let taken: number;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'xuncheng-ports-'));
    await new Promise<void>((done) => squatter.listen(0, '127.0.0.1', done));
    const address = squatter.address();
    taken = typeof address === 'object' && address ? address.port : 0;
  });
  afterEach(async () => {
    squatter.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('moves away from a taken port, says so, and takes the same one again next time', async () => {
    const first = await openPorts(dir, (line) => lines.push(line));
    const port = await first.pick('api', { title: '网页', usual: taken });
    expect(lines).toEqual([`网页：端口 ${taken} 已被占用，改用 ${port}。`]);
    await first.save();

    releasePorts();
    const second = await openPorts(dir, (line) => lines.push(line));
    expect(await second.pick('api', { title: '网页', usual: taken })).toBe(port);
    expect(lines).toHaveLength(1);
  });

  it('never picks a port above 32767 by itself: Temporal keeps membership ports in a smallint', async () => {
    const ports = await openPorts(dir, () => undefined);
    for (const name of ['a', 'b', 'c']) expect(await ports.pick(name)).toBeLessThan(32_768);
  });
});

describe('a port of the environment', () => {
  it('is a number or absent; anything else is named with what is expected', () => {
    expect(portFrom({ PORT: '8080' }, 'PORT')).toBe(8080);
    expect(portFrom({ PORT: '' }, 'PORT')).toBeUndefined();
    for (const PORT of ['http', '0', '70000', '80.5']) {
      expect(() => portFrom({ PORT }, 'PORT')).toThrow(
        `PORT：应为 1–65535 的整数，例如 PORT=8080；现在写的是“${PORT}”`,
      );
    }
  });
});
