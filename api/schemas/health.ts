import { z } from 'zod';

export const readySchema = z.object({
  ready: z.boolean(),
  database: z.boolean(),
  engine: z.boolean(),
  worker: z.boolean(),
  missing: z.array(z.string()),
});
