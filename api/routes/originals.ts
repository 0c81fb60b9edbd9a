import { z } from 'zod';
import { formatDate } from '../../procedure/counting/index.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { roundParams } from '../schemas/common.ts';
import { custodySchema } from '../schemas/looks.ts';
import { roleTitle } from '../words.ts';

type Line = z.infer<typeof custodySchema>;

/** 原件保管表: where every original is, 收—送—退—归; as JSON, or as text to print. */
export function originalRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const linesOf = async (round: string): Promise<Line[]> => {
    await books.ofRound(round);
    const { originals } = await deps.orchestrator.look(round, { kind: 'custody' });
    return originals.map((one) => ({ ...one, unit: roleTitle(unitOf(one.letter)) }));
  };

  api.get(
    '/api/rounds/:round/originals',
    { schema: { params: roundParams, response: { 200: z.array(custodySchema) } } },
    ({ params }) => linesOf(params.round),
  );

  api.get(
    '/api/rounds/:round/originals/print',
    { schema: { params: roundParams, response: { 200: z.string() } } },
    async ({ params }, reply) => {
      reply.type('text/plain; charset=utf-8');
      return printed(params.round, await linesOf(params.round));
    },
  );
}

function unitOf(letter: string): string {
  return letter.slice('letter/'.length).split('-')[0] ?? '';
}

/** A table for the printer: one line an original, what is still out at the end. */
function printed(round: string, lines: Line[]): string {
  const say = (date: string | undefined) => (date === undefined ? '——' : formatDate(date));
  const rows = lines.map(({ unit, number, registered, group, handed, returned, filed }, i) =>
    [
      i + 1,
      unit,
      number,
      say(registered),
      group ? `第${group}组 ${say(handed)}` : '——',
      say(returned),
      say(filed),
    ].join('\t'),
  );
  const out = lines.filter(({ handed, returned }) => handed !== undefined && returned === undefined);
  const summary = `共 ${lines.length} 份，在组 ${out.length} 份，已归档 ${lines.filter(({ filed }) => filed).length} 份。`;
  return [
    `轮次 ${round} 函复原件保管表`,
    '序号\t单位\t原件号\t收（登记）\t送（分送）\t退\t归',
    ...rows,
    summary,
    '',
  ].join('\n');
}
