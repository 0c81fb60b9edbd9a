import { setTimeout as sleep } from 'node:timers/promises';
import type { Asks } from './asks.ts';

const PAUSE_MS = 100;
/** After these somebody should look. */
const MOST_TRIES = 600;

/** A workflow that is still being started, or a ledger a moment behind, is asked again under the same key. */
export async function accepted(api: Asks, path: string, key: string, body: object): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { status, json } = await api.post(path, key, body);
    if (status >= 300 && status !== 503) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
    if (status < 300 && json.ledger === 'written') return;
    if (tries === MOST_TRIES) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
    await sleep(PAUSE_MS);
  }
}
