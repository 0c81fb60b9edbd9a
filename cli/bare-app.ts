import { buildApp } from '../api/app.ts';
import type { Api, ApiDeps } from '../api/deps.ts';
import { noRehearsals, type Rehearsals } from '../api/rehearsals.ts';
import { productVersion } from '../config.ts';

/** Stands for what no route touches until it is asked something. */
const absent = <T extends object>() =>
  new Proxy({} as T, {
    get(_, name) {
      throw new Error(`没有 ${String(name)}：这里只问接口有哪些地址`);
    },
  });

/** The API with all its routes and nothing behind them, to tell what there is. */
export async function bareApp(): Promise<Api> {
  const db = absent<ApiDeps['db']>();
  const orchestrator = absent<ApiDeps['orchestrator']>();
  const app = await buildApp({
    ...{ db, orchestrator, localToken: 'nobody', logLevel: 'silent' },
    rehearsals: {
      ...{ db, orchestrator, clocks: absent<Rehearsals['clocks']>() },
      ready: () => Promise.reject(noRehearsals()),
      close: () => Promise.resolve(),
    },
    about: { version: productVersion(), temporalAddress: '', namespace: '' },
  });
  await app.ready();
  return app;
}
