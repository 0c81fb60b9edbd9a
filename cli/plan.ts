import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { parse } from 'yaml';
import { z } from 'zod';
import { inputOf } from '../api/plan-input.ts';
import { planSheet } from '../api/plan-sheet.ts';
import { planShown } from '../api/plan-shown.ts';
import { ApiProblem } from '../api/problem.ts';
import { type PlanRequest, type PlanShown, planRequestSchema } from '../api/schemas/plans.ts';
import { fieldErrors } from '../api/validation.ts';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { formatDate } from '../procedure/counting/index.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { allRulebooks } from './own-library.ts';
import { plannedRequest } from './plan/request.ts';

interface Options {
  rulebook?: string;
  entry?: string;
  exit?: string;
  groups: number;
  param: Record<string, string>;
  plan: Record<string, string>;
  json?: boolean;
  html?: boolean;
}

function main(file: string | undefined, options: Options): void {
  z.config(z.locales.zhCN());
  const written: unknown = file === undefined ? {} : parse(readFileSync(file, 'utf8'));
  const id = options.rulebook ?? z.looseObject({ rulebook: z.string().optional() }).parse(written).rulebook;
  if (id === undefined) throw new StackError('请用 --rulebook 写明规程，或写在文件里');
  const book = bookOf(id);
  const request = read(plannedRequest(book, written, options));
  const now = new Date();
  const input = inputOf(request, book, publishedCalendar(), now.toISOString());
  const plan = planShown({ now: () => now }, input, request.no ?? null);
  if (options.json) say(JSON.stringify(plan));
  else if (options.html) say(planSheet(plan, book));
  else for (const line of lines(plan)) say(line);
}

function bookOf(id: string): Rulebook {
  const library = allRulebooks();
  if (!library.ids().includes(id)) throw new StackError(`没有规程“${id}”。现有：${library.ids().join('、')}`);
  return library.resolve(id);
}

function read(request: unknown): PlanRequest {
  const { data, error } = planRequestSchema.safeParse(request);
  if (data) return data;
  throw new StackError(
    fieldErrors(error.issues)
      .map(({ field, detail }) => `${field}：${detail}`)
      .join('\n'),
  );
}

function lines({ rulebook, calendarVersion, lines: duties, latestStarts, conflicts }: PlanShown): string[] {
  const when = (due: string | null, provisional: boolean) =>
    `${due === null ? '无日期' : formatDate(due)}${provisional ? '（暂定）' : ''}`;
  return [
    `${rulebook.title}，日历 ${calendarVersion}`,
    ...duties.map(({ stageTitle, title, subjectText, due, provisional, expected, why }) => {
      const about = subjectText === '' ? '' : `〔${subjectText}〕`;
      const counted = expected === null ? when(due, provisional) : `应开 ${expected} 次`;
      return `  ${stageTitle}  ${counted}  ${title}${about}：${why}`;
    }),
    '最迟哪天办（倒排）',
    ...latestStarts.map(
      ({ dateText, title, inspections, why }) => `  ${dateText}  ${title}〔${inspections.join('、')}〕：${why}`,
    ),
    `冲突 ${conflicts.length} 条`,
    ...conflicts.map(({ title, detail, clause }) => `  ${title}：${detail}${clause === null ? '' : `〔${clause}〕`}`),
  ];
}

/** `name=YYYY-MM-DD`, any number of times. */
function pair(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, day] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || day === undefined) throw new InvalidArgumentError('写作 名=YYYY-MM-DD');
  return { ...before, [name]: day };
}

new Command('plan')
  .description('倒排工期：由计划的进驻、撤离日推出一轮的全部日期、最迟启动日和冲突；什么也不登记')
  .argument('[FILE]', '写有 groups、params、plans、hearings 的 YAML，同 POST /api/plans 的内容')
  .option('--rulebook <ID>', '规程')
  .option('--entry <YYYY-MM-DD>', '计划进驻日')
  .option('--exit <YYYY-MM-DD>', '计划撤离日')
  .option('--groups <N>', '几个组，各巡一个单位', (text) => z.coerce.number().int().min(1).max(99).parse(text), 1)
  .option('--param <NAME=DAY>', '其他轮次参数，可写多次', pair, {})
  .option('--plan <STEP=DAY>', '其他步骤的计划日，可写多次', pair, {})
  .option('--json', '只输出 JSON')
  .option('--html', '只输出可打印的一张 A3')
  .action((file: string | undefined, options: Options) => {
    try {
      main(file, options);
    } catch (error) {
      sayAside(error instanceof ApiProblem ? error.problem.detail : explain(error));
      process.exitCode = 2;
    }
  })
  .parse();
