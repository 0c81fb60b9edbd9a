import { z } from 'zod';

/** What a key may be made for: never its owner's password, sessions or other keys. */
export const KEY_ACTIONS = ['read', 'record', 'audit', 'accounts', 'roles'] as const;

export const apiKeyStartSchema = z.strictObject({
  name: z.string().trim().min(1).max(80).describe('给自己看的名称'),
  actions: z.array(z.enum(KEY_ACTIONS, '应为 read、record、audit、accounts、roles')).min(1).max(KEY_ACTIONS.length),
  expires: z.iso.date('日期应写作 YYYY-MM-DD').describe('到这天（含）为止，至多一年'),
});

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  actions: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

/** The answer that alone has the key. */
export const apiKeyMadeSchema = apiKeySchema.extend({
  key: z.string().describe('密钥，只显示这一次，遗失请注销后另建'),
});
