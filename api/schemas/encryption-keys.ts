import { z } from 'zod';

/** One key that ledger and histories are kept under: its name, never the key. */
const encryptionKeySchema = z.object({
  id: z.string().describe('密钥的名，如 k1-3f9a，与密钥本身无关'),
  active: z.boolean().describe('正在使用；其余只用来读以前的'),
  madeAt: z.string().nullable().describe('何时产生；写在环境变量里的没有记'),
});

export const encryptionKeysSchema = z.object({
  keys: z.array(encryptionKeySchema).describe('密钥环里的各把，新的在前'),
  missing: z.array(z.string()).describe('账号的姓名用到而密钥环里没有的：用它加密的读不出来，从备份放回'),
});
