import { z } from 'zod';

const checkpoint = {
  no: z.number(),
  at: z.string(),
  atText: z.string().describe('签的时间，北京时间'),
  kind: z.enum(['daily', 'archive']),
  kindTitle: z.string(),
  reason: z.string().describe('哪一天的；或移交归档的哪一条'),
  previous: z.string().describe('前一号的散列；第 1 号为 64 个 0'),
  hash: z.string(),
  hashGroups: z.string().describe('散列，四位一组，便于抄录和核对'),
  keyId: z.string().describe('公钥标识：公钥 sha256 的前 16 位'),
  signature: z.string().describe('对散列的 Ed25519 签名，base64'),
};

export const checkpointLineSchema = z.object({
  ...checkpoint,
  heads: z.number().describe('签了几条链：各工作流，和审计日志'),
});

export const checkpointSchema = z.object({
  ...checkpoint,
  heads: z
    .array(z.object({ workflowId: z.string(), seq: z.number(), hash: z.string() }))
    .describe('自前一号以来有新条目的工作流，各到第几条、散列链到哪里'),
});
export type CheckpointShown = z.infer<typeof checkpointSchema>;
