import { z } from 'zod';
import { pageQuery, roundOrOffice, workflowId } from './common.ts';

/** Markings of what is not stored: its number, copy, keeper, place and hash are registered instead. */
export const NOT_STORED = ['密件', '秘密', '机密', '绝密'] as const;

/** What comes as multipart/form-data. */
export const scanFormSchema = z.strictObject({
  file: z.file('应为文件').min(1, '文件是空的').describe('PDF、JPEG、PNG、TIFF、OFD 或 DOCX，以内容为准'),
  workflow: workflowId.describe('属于哪一轮、哪一组·单位或哪一批移交；常设的写 office'),
  level: z.enum(['普通', '内部', ...NOT_STORED]).describe('普通或内部；密件及以上不保存正文'),
});
export type ScanForm = z.infer<typeof scanFormSchema>;

export const scanParams = z.object({
  id: z.string().regex(/^scan-[0-9a-f]{24}$/, '应为扫描件编号，如 scan-… '),
});
export const scanQuerySchema = z.strictObject({ round: roundOrOffice, ...pageQuery });

export const scanSchema = z.object({
  id: z.string().describe('登记时写进 evidence'),
  round: z.string(),
  workflow: z.string(),
  level: z.enum(['普通', '内部']),
  name: z.string().describe('上传时的文件名'),
  type: z.string(),
  size: z.number().describe('字节数'),
  hash: z.string().describe('原文件的 sha256'),
  addedBy: z.string(),
  addedAt: z.string(),
});
