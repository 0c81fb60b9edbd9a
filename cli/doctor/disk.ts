import { statfs } from 'node:fs/promises';
import { about, type Finding } from './finding.ts';

const GB = 1024 ** 3;
const LOW = { bytes: 5 * GB, share: 0.1 };
const FULL = { bytes: GB, share: 0.02 };

/** Room left where the data folder is; the embedded database and its logs are there too. */
export async function diskOf(dataDir: string, read = statfs): Promise<Finding> {
  const disk = about('disk', '磁盘');
  const { bavail, blocks, bsize } = await read(dataDir);
  const [free, share] = [bavail * bsize, bavail / blocks];
  const said = `数据目录所在的磁盘剩 ${(free / GB).toFixed(1)} GB（${Math.round(share * 100)}%）`;
  const remedy = '清出空间或扩容，见 docs/runbook.md“磁盘满”';
  if (free < FULL.bytes || share < FULL.share) return disk.fail(said, remedy);
  if (free < LOW.bytes || share < LOW.share) return disk.warn(said, remedy);
  return disk.ok(said);
}
