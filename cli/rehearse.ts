import { Client, Connection } from '@temporalio/client';
import { Command } from 'commander';
import { type Config, engineAddress, loadConfig } from '../config.ts';
import { connect } from '../db/client.ts';
import { ensureDatabase } from '../db/ensure-database.ts';
import { openKeys } from '../keys/open.ts';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { formatDate } from '../procedure/counting/index.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { addressesOf } from '../rehearsal/addresses.ts';
import { summary } from '../rehearsal/deadlines.ts';
import { type Rehearsal, rehearse, type Told } from '../rehearsal/rehearse.ts';
import { printed } from '../rehearsal/timeline.ts';
import { attachOrStart } from '../stack/attach.ts';
import { explain, say, sayAside } from '../stack/say.ts';
import { dataConverter } from '../workflows/data-converter.ts';
import { bookNamed, dataFolder } from './own-library.ts';

interface Options {
  rulebook: string;
  json?: boolean;
}

const program = new Command('rehearse')
  .description('演练：在引擎的虚拟时间里走完一整轮，从方案到线索办结，打印时间线')
  .option('--rulebook <ID>', '按哪份规程', 'township-wuyang-xinghai')
  .option('--json', '只输出 {timeline, deadlines} 的 JSON');

/** The rulebook asked for; exits with 2 when there is none, or when it is malformed. */
function bookOf(id: string): Rulebook {
  try {
    return bookNamed(id);
  } catch (error) {
    sayAside(error instanceof RulebookError ? error.message : explain(error));
    return process.exit(2);
  }
}

async function main({ rulebook, json }: Options): Promise<void> {
  const book = bookOf(rulebook);
  const dataDir = dataFolder();
  const product = await attachOrStart(dataDir);
  try {
    const config = loadConfig({ ...process.env, ...(await addressesOf(dataDir, process.env)) });
    const played = await play(config, book, json ? progress : timeline);
    if (json) say(JSON.stringify({ timeline: played.timeline, deadlines: played.deadlines }));
    else for (const line of ['', ...summary(played.deadlines, book)]) say(line);
    const { commands, forwards, seconds } = played.figures;
    sayAside(`演练轮次 ${played.round}：登记 ${commands} 条，拨快时钟 ${forwards} 次，用时 ${seconds.toFixed(1)} 秒。`);
  } finally {
    await product.stop();
  }
}

async function play(config: Config, book: Rulebook, told: Told): Promise<Rehearsal> {
  openKeys(config.keys);
  await ensureDatabase(config.rehearsalDatabaseUrl);
  const database = connect(config.rehearsalDatabaseUrl);
  const connection = await Connection.connect(engineAddress(config));
  try {
    const client = new Client({ connection, namespace: config.rehearsalNamespace, dataConverter });
    const { taskQueue } = config;
    return await rehearse({ client, db: database.db, taskQueue }, book, publishedCalendar(), told);
  } finally {
    await connection.close();
    await database.close();
  }
}

const timeline: Told = (lines) => {
  for (const line of lines) say(printed(line));
};

const progress: Told = (lines, done, total) => {
  const last = lines.at(-1);
  const text = `演练 ${done}/${total}${last ? ` ${formatDate(last.date)}` : ''}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}${done === total ? '\n' : ''}`);
  else if (done % 10 === 0) sayAside(text);
};

program.action(async (options: Options) => {
  try {
    await main(options);
  } catch (error) {
    sayAside(explain(error));
    process.exitCode = 1;
  }
});
await program.parseAsync();
