import { z } from 'zod';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { volumeSchema } from '../schemas/archive.ts';
import { roundParams } from '../schemas/common.ts';
import { volumesOf } from '../volumes.ts';

/** 卷内目录: what each volume of a round is made of, what was filed of it and what is owed. */
export function archiveRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds/:round/volumes',
    {
      config: { right: 'facts.see', at: 'round' },
      schema: { params: roundParams, response: { 200: z.array(volumeSchema) } },
    },
    async ({ params }) => volumesOf(deps, await books.ofRound(params.round), params.round),
  );
}
