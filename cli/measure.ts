import { Command } from 'commander';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { explain, say, sayAside } from '../stack/say.ts';
import { openApi } from './api-client.ts';
import { type Played, play } from './backfill/play.ts';
import { readScenario } from './backfill/read.ts';
import { type Figures, perSecond } from './measure/figures.ts';
import { ledgerBytes } from './measure/ledger.ts';
import { measureRound } from './measure/measure.ts';
import { printed } from './measure/print.ts';
import { dataFolder } from './own-library.ts';
import { withLedger } from './with-ledger.ts';

const program = new Command('measure')
  .description('量一轮：补录它，数事实、条目、历史事件和字节、台账大小，计补录和重放的用时')
  .argument('<SCENARIO.yaml>', '补录文件')
  .option('--json', '只输出 JSON');

async function main(file: string, json: boolean): Promise<number> {
  const given = readScenario(file);
  const dataDir = dataFolder();
  return withLedger(dataDir, async ({ client, db, url }) => {
    const api = await openApi(url, dataDir);
    const before = await ledgerBytes(db);
    const started = Date.now();
    const played = await play(api, given, (done, total) => {
      if (done % 250 === 0) sayAside(`补录 ${done}/${total}`);
    });
    const backfillSeconds = (Date.now() - started) / 1000;
    const after = await ledgerBytes(db);
    sayAside('重放……');
    const { scenario, round } = given.scenario;
    const figures: Figures = {
      scenario,
      round: round.no,
      ...entered(played),
      backfillSeconds,
      factsPerSecond: perSecond(played.recorded, backfillSeconds),
      ledgerBytes: after,
      ledgerGrowth: after - before,
      ...(await measureRound(client, db, round.no)),
    };
    for (const line of json ? [JSON.stringify(figures)] : printed(figures)) say(line);
    for (const refused of figures.refused) sayAside(`未登记 ${refused}`);
    return figures.refused.length + figures.replayErrors.length + figures.differing.length > 0 ? 1 : 0;
  });
}

function entered({
  recorded,
  repeated,
  refused,
  unexpected,
}: Played): Pick<Figures, 'recorded' | 'repeated' | 'refused'> {
  return { recorded, repeated, refused: [...refused.map(({ label, detail }) => `${label}：${detail}`), ...unexpected] };
}

program.action(async (file: string, options: { json?: boolean }) => {
  process.exitCode = await main(file, options.json ?? false).catch((error: unknown) => {
    sayAside(error instanceof RulebookError ? error.message : explain(error));
    return 2;
  });
});
await program.parseAsync();
