import { readFile, stat } from 'node:fs/promises';
import { MOST_BYTES } from '../../audit/bundle/limits.ts';
import { StackError } from '../../stack/say.ts';

/** The bytes of a bundle, or of a key for one; what is larger than any bundle is not read. */
export async function bundleFile(file: string): Promise<Buffer> {
  const { size } = await stat(file).catch(() => {
    throw new StackError(`读不到文件 ${file}`);
  });
  if (size > MOST_BYTES) throw new StackError(`${file} 大于 ${MOST_BYTES} 字节，不是审计包`);
  return readFile(file);
}
