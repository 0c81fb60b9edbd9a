import { Command } from 'commander';
import type { Evidence } from '../audit/evidence.ts';
import { ExceptionsCollector } from '../audit/lists/exceptions.ts';
import { printedExceptions, printedSample } from '../audit/lists/print.ts';
import { SampleCollector } from '../audit/lists/sample.ts';
import { collect } from '../audit/source/collect.ts';
import { partsOfLedger } from '../audit/source/ledger.ts';
import { booksIn } from '../audit/timeline/books.ts';
import { printedTimeline } from '../audit/timeline/print.ts';
import { asRecorded, timelineOf } from '../audit/timeline/timeline.ts';
import { namesOfPeople } from '../db/queries/people.ts';
import { Reader } from '../procedure/narrative/reader.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { dataFolder } from './own-library.ts';
import { type Asked, askedOf, type TimelineArguments } from './timeline/given.ts';
import { type Opened, withLedger } from './with-ledger.ts';

async function main(round: string, given: TimelineArguments): Promise<void> {
  const asked = askedOf(round, given);
  await withLedger(dataFolder(), async (opened) => {
    const { shown, lines } = await told(opened, round, asked);
    for (const line of given.json ? [JSON.stringify(shown)] : lines) say(line);
  });
}

/** What was asked for, as it is and as text. */
async function told({ client, db, config }: Opened, round: string, asked: Asked) {
  const known = await partsOfLedger(db);
  if (!known.some((part) => part.round === round)) throw new StackError(`台账里没有 ${round}`);
  const evidence = await collect({ client, db, publicKeys: [], rehearsal: false }, { round });
  const books = await booksIn(evidence.workflows.flatMap(({ runs }) => runs));
  const people = await namesOfPeople(db);
  switch (asked.what) {
    case 'timeline': {
      const { temporalUiUrl: url, namespace } = config;
      const ui = url === undefined ? undefined : { url, namespace };
      const shown = await timelineOf(evidence, { books, people, ui });
      return { shown, lines: printedTimeline(shown) };
    }
    case 'exceptions': {
      const collector = new ExceptionsCollector(new Reader(books, people), asked.lateDays);
      for (const entry of entriesOf(evidence)) collector.add(entry);
      const shown = collector.all();
      return { shown, lines: printedExceptions(shown) };
    }
    case 'sample': {
      const collector = new SampleCollector(new Reader(books, people));
      for (const entry of entriesOf(evidence)) collector.add(entry);
      const shown = collector.draw(asked.seed, asked.n);
      return { shown, lines: printedSample(shown) };
    }
  }
}

function entriesOf({ workflows }: Evidence) {
  return workflows.flatMap(({ entries }) => entries).sort(asRecorded);
}

new Command('timeline')
  .description('一轮的时间线，逐条连到历史事件；或更正、补办、迟录、顺延、代录批示的清单；或抽查原件的样单')
  .argument('<ROUND>', '轮次，如 R2026-01；office 为巡察办常设')
  .option('--exceptions', '清单')
  .option('--late-days <N>', '录入晚于发生几天以上算迟录', '3')
  .option('--sample <N>', '抽几件原件')
  .option('--seed <TEXT>', '抽样的种子：同一台账、同一种子抽出同样的件')
  .option('--json', '只输出 JSON')
  .action(async (round: string, given: TimelineArguments) => {
    await main(round, given).catch((error: unknown) => {
      sayAside(explain(error));
      process.exitCode = 2;
    });
  })
  .parse();
