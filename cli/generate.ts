import { Command, InvalidArgumentError } from 'commander';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { roundNo } from '../procedure/id-patterns.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { generateRound } from '../rehearsal/generator/round.ts';
import { FULL, sizesOf } from '../rehearsal/generator/sizes.ts';
import { mobileCount } from '../rehearsal/generator/villages.ts';
import { scenarioOf } from '../rehearsal/scenario/scenario.ts';
import { explain, StackError, sayAside } from '../stack/say.ts';
import { scenarioText } from './generate/file.ts';
import { bookNamed } from './own-library.ts';

type Counts = typeof FULL & { letters?: number };

interface Options extends Counts {
  rulebook: string;
  small?: boolean;
  seed: number;
  from: string;
  round: string;
}

const count = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('应为不大于 9999 的整数');
  return Number(text);
};
const day = (text: string): string => {
  if (Number.isNaN(Date.parse(text)) || !/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new InvalidArgumentError('应写作 YYYY-MM-DD');
  return text;
};
const number = (text: string): string => {
  if (!roundNo.safeParse(text).success) throw new InvalidArgumentError('轮次号应写作 R2023-01');
  return text;
};

const program = new Command('generate')
  .description('生成一轮完整的补录文件：从方案到办结，写到标准输出；同样的参数得同样的文件')
  .requiredOption('--rulebook <ID>', '按哪份规程')
  .option('--groups <N>', '几个组', count, FULL.groups)
  .option('--units <N>', '每组几个被巡察单位', count, FULL.units)
  .option('--villages <N>', '全轮几个村（规程有村的）', count, FULL.villages)
  .option('--letters <N>', '每种函件至多几封；默认规程所列各家', count)
  .option('--clues <N>', '全轮几条线索', count, FULL.clues)
  .option('--items <N>', '每单位几件整改问题', count, FULL.items)
  .option('--talks <N>', '每单位几次谈话', count, FULL.talks)
  .option('--papers <N>', '每单位几份底稿、几件调阅件', count, FULL.papers)
  .option('--petitions <N>', '每单位几件信访件', count, FULL.petitions)
  .option('--seed <N>', '种子', count, 1)
  .option('--from <YYYY-MM-DD>', '从哪天开始', day, '2023-02-13')
  .option('--round <NO>', '轮次号', number, 'R2023-01')
  .option('--small', '只要演练的那一轮：两个组，每步一次，不论数目和种子');

function main(options: Options): void {
  const { rulebook, small, seed, from: start, round } = options;
  const book = bookNamed(rulebook);
  if (options.groups === 0 || options.units === 0) throw new StackError('至少一个组、每组至少一个被巡察单位');
  const calendar = publishedCalendar();
  const scenario = small
    ? scenarioOf(book, calendar, start)
    : generateRound(book, calendar, { sizes: sizesOf(options), seed, start });
  const heading = {
    name: small ? `small-${rulebook}-${round}` : `generated-${rulebook}-${seed}-${round}`,
    title: `${book.title}：生成的一轮${small ? '（演练）' : `（种子 ${seed}）`}，日期、数目均为编造`,
    rulebook,
    round,
    mobile: mobileCount(book),
  };
  process.stdout.write(scenarioText(scenario, heading));
}

program.action((options: Options) => {
  try {
    main(options);
  } catch (error) {
    sayAside(error instanceof RulebookError ? error.message : explain(error));
    process.exitCode = 2;
  }
});
program.parse();
