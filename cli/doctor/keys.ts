import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import type { Db } from '../../db/client.ts';
import { keyIdsOfAccounts } from '../../db/queries/key-ids.ts';
import { openKeys, ring } from '../../keys/open.ts';
import { about, type Finding, messageOf } from './finding.ts';

const keys = about('keys', '密钥');

/** Opens the ring without making one: a doctor changes nothing. */
export function keyFile({ keys: setting }: Config): Finding {
  if ('file' in setting && !existsSync(setting.file)) {
    return keys.fail(
      `没有密钥文件 ${setting.file}`,
      '从密钥的备份放回（docs/keys.md）；全新安装的第一次启动会自己产生',
    );
  }
  try {
    openKeys(setting);
    return keys.ok('密钥环可用');
  } catch (error) {
    return keys.fail(messageOf(error), '从密钥的备份放回（docs/keys.md）');
  }
}

/** Whether what the ledger keeps can be read with the ring that is open. */
export async function keysOfLedger(db: Db): Promise<Finding> {
  const missing = (await keyIdsOfAccounts(db)).filter((id) => !ring().has(id));
  if (missing.length === 0) return keys.ok('台账用到的密钥都在');
  return keys.fail(`缺密钥 ${missing.join('、')}，用它加密的内容读不出来`, 'npm run keys -- import 备份的密钥文件');
}
