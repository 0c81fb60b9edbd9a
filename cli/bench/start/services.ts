import { resolve } from 'node:path';
import { say } from '../../../stack/say.ts';
import { startServices } from '../../../stack/services.ts';
import { onStopSignals } from '../../../stack/signals.ts';
import { READY } from './ready.ts';

/** Engine and database alone, as `npm start` starts them, and nothing beside. */
const stopping = new AbortController();
onStopSignals(
  () => stopping.abort(),
  () => process.exit(130),
);
const services = await startServices({
  dataDir: resolve(process.env.XUNCHENG_DATA ?? ''),
  log: say,
  signal: stopping.signal,
});
say(READY);
await new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done()));
await services.stop();
