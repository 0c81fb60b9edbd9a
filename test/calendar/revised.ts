import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '../support/api.ts';
import type { ProductApi } from '../support/product-api.ts';

/** The preview of a proposal when every workflow has answered. */
export async function previewed(api: ProductApi, key: string, proposal: object): Promise<Json> {
  const begun = await api.post('calendars/preview', key, proposal);
  if (begun.status !== 202) throw new Error(JSON.stringify(begun.json));
  return until(api, `calendars/previews/${begun.json.id}?pageSize=500`, ({ finished }) => finished);
}

/** A revision when it has come to its end. */
export function revised(api: ProductApi, no: number): Promise<Json> {
  return until(api, `calendar-revisions/${no}`, ({ finishedAt }) => finishedAt !== null);
}

async function until(api: ProductApi, path: string, ended: (json: Json) => boolean, ms = 60_000): Promise<Json> {
  const giveUp = Date.now() + ms;
  for (;;) {
    const { json } = await api.get(path);
    if (ended(json)) return json;
    if (Date.now() > giveUp) throw new Error(`${path}: ${JSON.stringify(json)}`);
    await sleep(100);
  }
}
