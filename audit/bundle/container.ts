import { unzipSync, zipSync } from 'fflate';
import { BundleError } from './bundle-error.ts';
import { MOST_MEMBERS } from './limits.ts';

/** Members of a bundle as they are stored, by name, in their order. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** No member carries a clock: the same members give the same file. Local, so in every time zone. */
const EPOCH = new Date(1980, 0, 1);

/** One zip, nothing compressed: what is in it is compressed already, and readers need no limit against zip bombs. */
export function pack(files: Files): Uint8Array {
  const odd = [...files.keys()].find((name) => !NAME.test(name));
  if (odd !== undefined) throw new BundleError(`成员的名字不能用：${odd}`);
  if (files.size > MOST_MEMBERS) throw new BundleError(`成员多于 ${MOST_MEMBERS} 件，打不成一个审计包`);
  return zipSync(Object.fromEntries(files), { level: 0, mtime: EPOCH });
}

/** The members of a zip that `pack` wrote; their content is for others to judge. */
export function unpack(bytes: Uint8Array): Files {
  try {
    let count = 0;
    const filter = ({ name, compression }: { name: string; compression: number }) => {
      count += 1;
      if (count > MOST_MEMBERS) throw new BundleError(`不是审计包：成员多于 ${MOST_MEMBERS} 件`);
      if (!NAME.test(name) || compression !== 0)
        throw new BundleError(`不是原样的审计包：成员 ${shown(name)} 被重新打包过`);
      return true;
    };
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof BundleError) throw error;
    throw new BundleError(begins(bytes) ? '审计包不完整：末尾被截去，或目录被改' : '不是审计包：不是 zip 文件');
  }
}

/** Whether a file is byte for byte what `pack` makes of its members: nothing hidden between them, nothing put around. */
export function isAsPacked(bytes: Uint8Array, files: Files): boolean {
  return Buffer.compare(bytes, pack(files)) === 0;
}

/** Folders and an extension; no name that means something to a file system or to JavaScript. */
const NAME = /^(?:[\w@+-][\w@.+-]*\/)*[\w@+-][\w@.+-]*\.[a-z]+$/;

function begins(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}
