import { buildApp } from '../api/app.ts';
import type { ApiDeps } from '../api/deps.ts';
import { productVersion } from '../config.ts';
import { say } from '../stack/say.ts';

/** Stands for what no route touches until it is asked something. */
const absent = <T extends object>() =>
  new Proxy({} as T, {
    get(_, name) {
      throw new Error(`接口说明不需要 ${String(name)}`);
    },
  });

/** Prints the API's OpenAPI document, without a database, an engine or a listener. */
const app = await buildApp({
  db: absent<ApiDeps['db']>(),
  orchestrator: absent<ApiDeps['orchestrator']>(),
  localToken: 'nobody',
  logLevel: 'silent',
  about: { version: productVersion(), temporalAddress: '', namespace: '' },
});
await app.ready();
say(JSON.stringify(app.swagger(), null, 1));
await app.close();
