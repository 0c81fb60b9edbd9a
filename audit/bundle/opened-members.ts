import type { z } from 'zod';
import { BundleError } from './bundle-error.ts';
import { LOCKED, unlock } from './cipher.ts';
import type { Files } from './container.ts';
import { MOST_CLEAR_BYTES_TOGETHER } from './limits.ts';
import { jsonIn } from './manifest.ts';

const NEWLINE = 0x0a;

/** The locked members of a bundle, opened as they are asked for; each is asked for once. */
export class OpenedMembers {
  private readonly left: Map<string, Uint8Array>;
  private clearBytes = 0;

  constructor(
    members: Files,
    private readonly identity: string,
  ) {
    this.left = new Map([...members].filter(([name]) => name.endsWith(LOCKED)));
  }

  /** Names in a folder that nobody asked for yet, without their folder and extension. */
  under(folder: string, extension: string): string[] {
    const [before, after] = [`${folder}/`, `${extension}${LOCKED}`];
    return [...this.left.keys()]
      .filter((name) => name.startsWith(before) && name.endsWith(after))
      .map((name) => name.slice(before.length, -after.length));
  }

  /** What nobody asked for. */
  rest(): string[] {
    return [...this.left.keys()];
  }

  /** Whether there is such a member that nobody asked for yet. */
  has(name: string): boolean {
    return this.left.has(name + LOCKED);
  }

  async bytes(name: string): Promise<Uint8Array> {
    const stored = this.left.get(name + LOCKED);
    if (!stored) throw new BundleError(`少了成员 ${name}${LOCKED}`);
    this.left.delete(name + LOCKED);
    const clear = await unlock(stored, this.identity, name + LOCKED);
    this.clearBytes += clear.length;
    if (this.clearBytes > MOST_CLEAR_BYTES_TOGETHER) throw new BundleError('成员展开后过大，不再打开');
    return clear;
  }

  async json<T>(name: string, schema: z.ZodType<T>): Promise<T> {
    return fitting(schema, jsonIn(await this.bytes(name), name), name);
  }

  /** One value a line. */
  async lines<T>(name: string, schema: z.ZodType<T>): Promise<T[]> {
    const bytes = await this.bytes(name);
    const values: T[] = [];
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(NEWLINE, from);
      if (end < 0) throw new BundleError(`成员 ${name} 的末行不完整`);
      values.push(fitting(schema, jsonIn(bytes.subarray(from, end), name), `${name} 第 ${values.length + 1} 行`));
      from = end + 1;
    }
    return values;
  }
}

function fitting<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const { data, error, success } = schema.safeParse(value);
  if (success) return data;
  const { path, message } = error.issues[0] ?? { path: [], message: '' };
  throw new BundleError(`成员 ${place} 的 ${path.join('.')} 不对：${message}`);
}
