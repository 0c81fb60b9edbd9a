import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prebuildWorkflows } from '../../activities/workflow-code.ts';
import { sayAside } from '../../stack/say.ts';
import type { Sizes } from './catalogue.ts';
import { compared, type Measured } from './report/figure.ts';
import { type Started, timeStart } from './start/ready.ts';
import { medianBy } from './statistics.ts';

const PRODUCT = 'stack/start.ts';
const SERVICES = 'cli/bench/start/services.ts';

/** Measures `npm start` on a data folder that has been used, beside engine and database alone on the same folder. */
export async function run({ times }: Sizes<'times'>): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-bench-'));
  const [product, services]: [Started[], Started[]] = [[], []];
  try {
    // As an installed product has it.
    const began = performance.now();
    await prebuildWorkflows();
    const bundling = (performance.now() - began) / 1000;
    const cold = await timeStart(PRODUCT, dataDir);
    sayAside(`第一次（建库、建网页）：${cold.seconds.toFixed(1)} 秒，不计`);
    for (let turn = 0; turn < times; turn += 1) {
      services.push(await timeStart(SERVICES, dataDir));
      product.push(await timeStart(PRODUCT, dataDir));
      sayAside(`引擎和数据库 ${services.at(-1)?.seconds.toFixed(2)} 秒，全部 ${product.at(-1)?.seconds.toFixed(2)} 秒`);
    }
    const whole = medianBy(product, ({ seconds }) => seconds);
    const alone = medianBy(services, ({ seconds }) => seconds);
    const figure = {
      what: '已用过的数据目录上启动到就绪',
      values: [
        { of: 'npm start', value: whole.seconds, unit: '秒' },
        { of: '引擎和数据库', value: alone.seconds, unit: '秒' },
        { of: '打包工作流代码（没有 npm run build 时另加）', value: bundling, unit: '秒' },
      ],
      comparisons: [compared('只起引擎和数据库', whole.seconds, alone.seconds, { most: 1.3 })],
    };
    return { figures: [figure], details: { cold, product, services } };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
