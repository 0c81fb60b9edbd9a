import { setTimeout as sleep } from 'node:timers/promises';

/** Some ten facts a second of all: two processors have to have room for what comes back. */
const PACE_MS = 600;
const RETRY_MS = 100;
const CALL_MS = 8000;

/** A fact that was answered with 200, and when. */
export interface Acknowledged {
  id: string;
  inspection: string;
  at: number;
}

/** What a load is put on. */
export interface LoadOn {
  url: string;
  token: string;
  round: string;
  inspections: readonly string[];
  fact: string;
}

/** One caller for each inspection, who records facts, the same one again until it is answered. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that are neither acknowledgement nor a passing trouble. */
  readonly wrong: string[] = [];
  retries = 0;
  #over = false;
  readonly #callers: Promise<unknown>;

  constructor(private readonly on: LoadOn) {
    this.#callers = Promise.all(on.inspections.map((inspection) => this.#caller(inspection)));
  }

  /** Resolves when all that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.#over = true;
    await this.#callers;
  }

  /** The inspections that had fewer facts acknowledged since that moment, each with how many. */
  behind(since: number, facts: number): string[] {
    return this.on.inspections.flatMap((ref) => {
      const n = this.acknowledged.filter(({ inspection, at }) => inspection === ref && at > since).length;
      return n < facts ? [`${ref}: ${n}`] : [];
    });
  }

  async #caller(inspection: string): Promise<void> {
    for (let no = 0; !this.#over; no += 1) {
      await this.#record(inspection, `load-${inspection}-${no}`);
      await sleep(PACE_MS);
    }
  }

  async #record(inspection: string, key: string): Promise<void> {
    for (;;) {
      const id = await this.#ask(inspection, key).catch(() => undefined);
      if (id !== undefined) {
        this.acknowledged.push({ id, inspection, at: performance.now() });
        return;
      }
      this.retries += 1;
      await sleep(RETRY_MS);
    }
  }

  /** The fact's id; undefined where it is to be asked again. */
  async #ask(inspection: string, key: string): Promise<string | undefined> {
    const { url, token, round, fact } = this.on;
    const answer = await fetch(`${url}/api/rounds/${round}/inspections/${inspection}/facts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ fact, at: '2026-11-20' }),
      signal: AbortSignal.timeout(CALL_MS),
    });
    const text = await answer.text();
    if (answer.ok) return (JSON.parse(text) as { id: string }).id;
    if (answer.status < 500) this.wrong.push(`${answer.status} ${text}`);
    return undefined;
  }
}
