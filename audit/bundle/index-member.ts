import { z } from 'zod';

const run = z.strictObject({
  runId: z.string().min(1),
  /** Where its history is. */
  member: z.string().min(1),
  /** sha256 noted when it was kept beside the ledger; null for what the engine still had. */
  noted: z.string().nullable(),
});

/** `round.json`: what a workflow's members are, and what only the ledger's rows say of it. */
export const indexSchema = z.strictObject({
  round: z.string().min(1),
  /** Whether clocks may be moved where the histories come from. */
  rehearsal: z.boolean(),
  workflows: z.array(
    z.strictObject({
      workflowId: z.string().min(1),
      round: z.string().min(1),
      /** Revision its row says; null without a row. */
      revision: z.int().nullable(),
      /** Why there was less than there should have been. */
      missing: z.array(z.string()),
      runs: z.array(run),
      strays: z.array(run),
    }),
  ),
});

export type Index = z.infer<typeof indexSchema>;
export type IndexedRun = z.infer<typeof run>;
