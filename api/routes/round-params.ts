import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { callerOf } from '../record.ts';
import { idempotencyHeaders, roundParams } from '../schemas/common.ts';
import { roundParamSchema, roundParamSetSchema } from '../schemas/round-params.ts';

/** 轮次参数: a day that the round was given is set anew, in the round and in each inspection and batch of it. */
export function roundParamRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.post(
    '/api/rounds/:round/params',
    {
      config: { right: 'rounds.start', at: 'round' },
      schema: {
        summary: '改定轮次参数，各组·单位的时限随之变动',
        headers: idempotencyHeaders,
        params: roundParams,
        body: roundParamSchema,
        response: { 200: roundParamSetSchema },
      },
    },
    async (request) => {
      const { round } = request.params;
      const { approval, evidence, ...param } = request.body;
      const { name, date } = param;
      const book = await books.ofRound(round);
      const item = { command: { type: 'set-param' as const, ...param }, approval, evidence };
      const set = await deps.orchestrator.submitToRound({ ...callerOf(request), round, item });
      return { ...set, name, title: book.params[name] ?? name, date };
    },
  );
}
