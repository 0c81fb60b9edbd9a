import { setTimeout as sleep } from 'node:timers/promises';
import { isQuiet } from '../../workflows/quiet.ts';
import type { Json } from './api.ts';
import { openOffice } from './office.ts';
import type { Product } from './product.ts';

/** The desk of a clerk: the API over a running product with a namespace and a ledger of its own. */
export interface Desk {
  product: Product;
  databaseUrl: string;
  dataDir: string;
  /** What a GET answers; fails where it is refused. */
  get(path: string): Promise<Json>;
  text(path: string): Promise<string>;
  /** The refusal of a GET. */
  refused(path: string): Promise<{ status: number; json: Json }>;
  /** A new entry under a key of its own, or under `key`; answered when every peer has heard of it. */
  post(path: string, body: object, key?: string): Promise<{ status: number; json: Json }>;
  /** Starts a round that is entered later from its papers. */
  startRound(no: string, rulebook: string, startedAt: string, more?: object): Promise<void>;
  close(): Promise<void>;
}

/** One group of one organization, another of two. */
export const TWO_GROUPS = [
  { no: 1, inspects: [{ no: 1, name: '甲镇党委', villages: 12 }] },
  {
    no: 2,
    inspects: [
      { no: 1, name: '乙局党组' },
      { no: 2, name: '丙局党组' },
    ],
  },
];

export async function openDesk(address: string, env: Record<string, string> = {}): Promise<Desk> {
  const { api, product, databaseUrl, dataDir, close } = await openOffice(address, { env });
  let count = 0;
  const post: Desk['post'] = async (path, body, key = `key-${++count}`) => {
    for (;;) {
      const told = await api.post(path, key, body);
      if (told.status === 503 || told.json.ledger === 'catching-up') continue;
      if (told.status < 400) await quiet(path === 'rounds' ? (body as { no: string }).no : path);
      return told;
    }
  };
  /** Nobody enters the next paper before the last one has arrived everywhere; a test is quicker than its copies. */
  const quiet = async (path: string) => {
    const [round] = /R\d{4}-\d{2}/.exec(path) ?? [];
    while (round !== undefined) {
      const { status, json } = await api.get(`rounds/${round}/standing`);
      if (status === 200 && isQuiet(json)) return;
      await sleep(20);
    }
  };
  const answered = async (path: string) => {
    const told = await api.get(path);
    if (told.status !== 200) throw new Error(`GET ${path}: ${told.status} ${told.text}`);
    return told;
  };
  return {
    product,
    databaseUrl,
    dataDir,
    get: async (path) => (await answered(path)).json,
    text: async (path) => (await answered(path)).text,
    refused: (path) => api.get(path),
    post,
    async startRound(no, rulebook, startedAt, more = {}) {
      const start = { no, rulebook, mode: 'backfill', startedAt, groups: TWO_GROUPS, ...more };
      const { status, json } = await post('rounds', start);
      if (status > 201) throw new Error(`${no}: ${json.detail}`);
    },
    close,
  };
}
