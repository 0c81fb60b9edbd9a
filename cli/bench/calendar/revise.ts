import { setTimeout as sleep } from 'node:timers/promises';
import type { Asks, Json } from '../asks.ts';

const POLL_MS = 100;
const approval = { by: '甲', role: 'director', date: '2022-12-01' };

export interface Revised {
  no: number;
  /** Deadlines the preview found. */
  previewed: number;
  previewSeconds: number;
  /** From the import to the last workflow's ledger. */
  seconds: number;
  /** Times it was taken up. */
  attempts: number;
  workflows: number;
  failures: Record<string, string>;
}

/** Previews a proposal, imports it as previewed and waits until nobody is behind. `watch` sees how far it is. */
export async function revise(
  api: Asks,
  key: string,
  proposal: object,
  watch: (progress: Json) => void = () => {},
): Promise<Revised> {
  const asked = performance.now();
  const begun = await expectStatus(202, api.post('calendars/preview', `${key}/preview`, proposal));
  const preview = await until(
    () => api.get(`calendars/previews/${begun.id}?pageSize=1`),
    ({ finished }) => finished,
  );
  const previewSeconds = since(asked);
  if (Object.keys(preview.unanswered).length > 0) throw new Error(JSON.stringify(preview.unanswered));
  const started = performance.now();
  const body = { ...proposal, preview: begun.id, reason: '量一量', approval };
  const { no } = await expectStatus(201, api.post('calendars', `${key}/import`, body));
  const progress = async () => {
    const answer = await api.get(`calendar-revisions/${no}`);
    watch(answer.json);
    return answer;
  };
  const { attempts, total, failures } = await until(progress, ({ finishedAt }) => finishedAt !== null);
  const seconds = since(started);
  return { no, previewed: preview.moves.total, previewSeconds, seconds, attempts, workflows: total, failures };
}

async function expectStatus(status: number, asked: ReturnType<Asks['post']>): Promise<Json> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.json)}`);
  return answer.json;
}

async function until(ask: () => ReturnType<Asks['get']>, ended: (json: Json) => boolean): Promise<Json> {
  for (;;) {
    const { status, json } = await ask();
    if (status === 200 && ended(json)) return json;
    await sleep(POLL_MS);
  }
}

const since = (at: number) => (performance.now() - at) / 1000;
