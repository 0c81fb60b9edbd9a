import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { MOST_PARTS, MOST_UNPACKED } from './limits.ts';
import { UnreadableSheet } from './refused.ts';

/** What a ledger is made of; pictures, macros and whatever else lies in the package stay packed. */
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[\w.-]+\.xml|xl\/_rels\/[\w.-]+|xl\/worksheets\/[\w.-]+\.xml|xl\/theme\/[\w.-]+\.xml)$/;

/**
 * The parts of an .xlsx package that are a ledger, packed anew without compression: what reads it next cannot be made to
 * unpack more than is here. Refuses what is no such package and one that unpacks to too much.
 */
export function unpacked(bytes: Uint8Array): Uint8Array {
  const seen: UnzipFileInfo[] = [];
  const wanted = (one: UnzipFileInfo): boolean => {
    seen.push(one);
    if (seen.length > MOST_PARTS) throw new UnreadableSheet('文件里的部件太多，不像一份台账');
    const total = seen.reduce((sum, { originalSize }) => sum + originalSize, 0);
    if (total > MOST_UNPACKED) throw tooMuch();
    return WANTED.test(one.name);
  };
  const parts = reading(() => unzipSync(bytes, { filter: (one) => wanted(one) }));
  if (!parts['xl/workbook.xml'])
    throw new UnreadableSheet('不是 Excel 工作簿（.xlsx）：请在 Excel 或 WPS 里另存为 .xlsx');
  return zipSync(parts, { level: 0 });
}

function tooMuch(): UnreadableSheet {
  return new UnreadableSheet('文件解开后太大，没有读：请只留台账这一张表，另存后再导入');
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableSheet) throw error;
    throw new UnreadableSheet('文件读不出来：可能不完整，或加了密码');
  }
}
