import { z } from 'zod';
import type { Api, ApiDeps } from '../deps.ts';
import { readiness } from '../health.ts';
import { readySchema } from '../schemas/health.ts';

/** Open to everybody: whether the process lives, and whether it can do its work. */
export function healthRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/health/live',
    { schema: { security: [], response: { 200: z.object({ status: z.literal('ok') }) } } },
    () => ({
      status: 'ok' as const,
    }),
  );

  api.get(
    '/health/ready',
    { schema: { security: [], response: { 200: readySchema, 503: readySchema } } },
    async (_request, reply) => {
      const found = await readiness(deps);
      return reply.code(found.ready ? 200 : 503).send(found);
    },
  );
}
