import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SECRET } from './ask.ts';
import { readableIn } from './readable.ts';

it('finds what can be read in any file of a folder, among bytes that are no text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-readable-'));
  try {
    const began = Date.now() - 1000;
    expect(await readableIn(folder, began)).toEqual([]);
    const file = join(folder, 'page');
    await writeFile(file, Buffer.concat([Buffer.from([0, 255, 0]), Buffer.from(SECRET), Buffer.from([0, 254])]));
    expect(await readableIn(folder, began)).toEqual([`明文在文件里：${file}`]);
    expect(await readableIn(folder, Date.now() + 1000)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
