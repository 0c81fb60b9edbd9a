import { z } from 'zod';
import type { LedgerEntry } from '../../db/queries/entries.ts';

const record = z.looseObject({});

/** A line of a ledger. Bodies and origins are for the audit to judge, which compares them with the histories. */
export const entrySchema = z.strictObject({
  workflowId: z.string(),
  seq: z.int(),
  prevHash: z.string(),
  hash: z.string(),
  host: z.string(),
  round: z.string(),
  v: z.literal(1),
  type: z.string(),
  happenedAt: z.iso.datetime(),
  fellDueAt: z.iso.datetime().nullable(),
  recordedAt: z.iso.datetime(),
  historic: z.boolean(),
  rulebookHash: z.string(),
  calendarVersion: z.string(),
  origin: record.nullable(),
  body: z.looseObject({ type: z.string() }),
}) as unknown as z.ZodType<LedgerEntry>;
