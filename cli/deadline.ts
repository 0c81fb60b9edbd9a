import { Command } from 'commander';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { formatDate, formatDue } from '../procedure/counting/index.ts';
import { ExplainError, type Explanation, explainDeadline } from '../procedure/explain.ts';
import { explain, say, sayAside } from '../stack/say.ts';
import { bookNamed } from './own-library.ts';

interface Options {
  rulebook: string;
  rule: string;
  from: string;
  and?: string;
  unit?: string;
  json?: boolean;
}

const WHAT = { trigger: '起算', counted: '计', skipped: '不计', landed: '落在', rolled: '顺延', due: '到期' } as const;

function main({ rulebook, rule, from, and, unit, json }: Options): void {
  const answer = explainDeadline(bookNamed(rulebook), publishedCalendar(), { rule, from, and, unit });
  if (json) say(JSON.stringify(answer, null, 1));
  else for (const line of lines(answer)) say(line);
}

function lines(answer: Explanation): string[] {
  const { title, clause, due, provisional, calendarVersion, days, periods, waiting } = answer;
  const head = due === null ? '没有数字期限' : formatDue(due, provisional);
  return [
    `${title}${clause ? `（${clause}）` : ''}：${waiting ? `未起算（缺：${waiting}）` : head}`,
    ...days.map(
      ({ date, what, n, why }) => `  ${formatDate(date)} ${WHAT[what]}${n === undefined ? '' : ` ${n}`}：${why}`,
    ),
    ...(periods ?? []).map((period) => `  期 ${period.period}：${formatDue(period.due, period.provisional)}`),
    `  日历版本 ${calendarVersion}`,
  ];
}

new Command('deadline')
  .description('算一条时限：到哪天、为什么是这天')
  .requiredOption('--rulebook <ID>', '规程')
  .requiredOption('--rule <RULE>', '时限规则号，如 inquiry.reply')
  .requiredOption('--from <YYYY-MM-DD[THH:mm]>', '起算事实的日期；也可写 due=首次反馈到期日、period-end=集中整改期满日')
  .option('--and <YYYY-MM-DD[THH:mm]>', '双触发的另一件；按期间计次的，写撤离日')
  .option('--unit <UNIT>', '单位代码，如 court')
  .option('--json', '只输出 JSON')
  .action((options: Options) => {
    try {
      main(options);
    } catch (error) {
      sayAside(error instanceof ExplainError ? error.message : explain(error));
      process.exitCode = 2;
    }
  })
  .parse();
