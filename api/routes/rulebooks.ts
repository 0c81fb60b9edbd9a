import { z } from 'zod';
import { newestCalendar } from '../../db/queries/calendars.ts';
import { listRulebooks } from '../../db/queries/rulebooks.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { ExplainError, type Explanation, explainDeadline, type Question } from '../../procedure/explain.ts';
import { ROLES } from '../../procedure/rulebook/roles.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { STAGES } from '../../procedure/rulebook/stages.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { ApiProblem, badFields, notFound, problem } from '../problem.ts';
import {
  bookQuerySchema,
  explainQuerySchema,
  explanationSchema,
  rulebookLineSchema,
  rulebookSchema,
} from '../schemas/rulebooks.ts';

const bookParams = z.object({ id: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/, '应为规程标识，如 wuyang-2023') });

const STAGE_LIST = Object.values(STAGES).map(({ title, prefixes }) => ({ title, prefixes: [...prefixes] }));

/** 规程: what is published, and when one of its rules falls due. */
export function rulebookRoutes(api: Api, { db }: ApiDeps, books: Books): void {
  const newest = async (id: string): Promise<Rulebook> => {
    const book = await books.newest(id);
    if (!book) throw notFound('id', `没有规程“${id}”`);
    return book;
  };

  const version = async (id: string, hash: string): Promise<Rulebook> => {
    const book = await books.byHash(hash);
    if (book?.id !== id) throw notFound('hash', `没有规程“${id}”的这一版`);
    return book;
  };

  api.get(
    '/api/rulebooks',
    { config: { right: 'rules.see', at: 'any' }, schema: { response: { 200: z.array(rulebookLineSchema) } } },
    async () => {
      const rows = await listRulebooks(db);
      return rows.map((row, i) => ({ ...row, newest: rows[i - 1]?.id !== row.id }));
    },
  );

  api.get(
    '/api/rulebooks/:id',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: { params: bookParams, querystring: bookQuerySchema, response: { 200: rulebookSchema } },
    },
    async ({ params: { id }, query: { hash } }) => {
      const book = hash === undefined ? await newest(id) : await version(id, hash);
      return { ...book, roleTitles: { ...ROLES }, stages: STAGE_LIST };
    },
  );

  api.get(
    '/api/rulebooks/:id/deadline',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: { params: bookParams, querystring: explainQuerySchema, response: { 200: explanationSchema } },
    },
    async ({ params, query }) => {
      const calendar = await newestCalendar(db);
      if (!calendar) throw new ApiProblem(problem(503, 'no-calendar', '还没有发布日历，请稍后重试'), 5);
      return explained(await newest(params.id), calendar, query);
    },
  );
}

function explained(book: Rulebook, calendar: Calendar, question: Question): Explanation {
  try {
    return explainDeadline(book, calendar, question);
  } catch (error) {
    if (!(error instanceof ExplainError)) throw error;
    const { field, message } = error;
    throw error.code === 'bad-input' ? badFields({ field, detail: message }) : notFound(field, message);
  }
}
