import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { type Answer, ask, type Call } from './ask.ts';

/** Between two turns of one caller: a letter sent and received, and a person. */
const PACE_MS = 120;
const RETRY_MS = 300;
const CALL_MS = 8000;
/** A fact that nobody acknowledged in this time is a fault of ours. */
const PATIENCE_MS = 120_000;
const CALLERS = 4;
/** After so many turns a caller sends all of them again, the newest first, though they were acknowledged. */
const AGAIN = 4;
/** How many calls a storm of retries repeats, how many are new in it, and how often each is sent. */
const STORM = { old: 10, fresh: 6, times: 3 };

/** When something was asked and when it was acknowledged, in milliseconds of `performance.now`. */
interface Acknowledged {
  asked: number;
  at: number;
}

/** Callers that record facts of one round, each again until it is acknowledged; some again after that, out of order. */
export class Load {
  /** Ids of the facts that were acknowledged. */
  readonly facts = new Set<string>();
  /** What was answered otherwise than it must be. */
  readonly wrong: string[] = [];
  /** Facts that were asked more than once before they were acknowledged, and calls repeated afterwards. */
  retried = 0;
  repeated = 0;
  #acknowledged: Acknowledged[] = [];
  readonly #answers = new Map<string, string>();
  readonly #recent: Call[] = [];
  #turn = 0;
  #stopping = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly urls: readonly string[],
    private readonly token: string,
    private readonly round: string,
  ) {}

  start(): void {
    this.#stopping = false;
    this.#acknowledged = [];
    this.#running = Promise.all(Array.from({ length: CALLERS }, () => this.#caller()));
  }

  /** Resolves when every call that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  /** Milliseconds from an instant to the first acknowledgement of what was asked after it; undefined while there is none. */
  firstAfter(instant: number): number | undefined {
    const first = this.#acknowledged.find(({ asked }) => asked > instant);
    return first && first.at - instant;
  }

  /** Old calls and new ones, each several times, all at once in any order; of a third nobody waits for the answer. */
  async storm(salt: number): Promise<void> {
    const fresh = Array.from({ length: STORM.fresh }, () => letter());
    const sent = [...this.#recent.slice(-STORM.old), ...fresh].flatMap(
      (call) => Array(STORM.times).fill(call) as Call[],
    );
    const all = { minLength: sent.length, maxLength: sent.length };
    const shuffled = fc.shuffledSubarray([...sent.keys()], all);
    const [order = []] = fc.sample(shuffled, { seed: salt, numRuns: 1 });
    const impatient = (no: number) => 5 + ((salt + no) % 40);
    await Promise.all(
      order.map(async (at, no) => {
        const call = sent[at] as Call;
        this.#check(call, await this.#ask(call, no % 3 === 0 ? impatient(no) : CALL_MS));
      }),
    );
    await Promise.all(fresh.map((call) => this.#record(call)));
  }

  async #caller(): Promise<void> {
    const done: Call[] = [];
    for (let no = 1; !this.#stopping; no += 1) {
      const sent = letter();
      const received: Call = { ...sent, key: randomUUID(), fact: 'letter.received' };
      const assigned: Call = { key: randomUUID(), on: `person/${someId()}`, fact: 'person.assigned' };
      for (const call of [sent, received, assigned]) {
        await this.#record(call);
        done.unshift(call);
      }
      if (no % AGAIN === 0) for (const old of done.splice(0)) await this.#record(old);
      await sleep(PACE_MS);
    }
  }

  async #record(call: Call): Promise<void> {
    const began = performance.now();
    const known = this.#answers.has(call.key);
    for (let tries = 1; ; tries += 1) {
      const asked = performance.now();
      const answer = await this.#ask(call, CALL_MS);
      this.#check(call, answer);
      if ('id' in answer) {
        this.#acknowledged.push({ asked, at: performance.now() });
        if (known) this.repeated += 1;
        else if (tries > 1) this.retried += 1;
        return;
      }
      if ('refused' in answer) return;
      if (performance.now() - began > PATIENCE_MS) {
        this.wrong.push(`${call.fact} ${call.on}：${PATIENCE_MS / 1000} 秒没有得到答复`);
        return;
      }
      await sleep(RETRY_MS);
    }
  }

  /** One API after the other. */
  #ask(call: Call, patienceMs: number): Promise<Answer> {
    this.#turn += 1;
    const url = this.urls[this.#turn % this.urls.length] ?? '';
    return ask({ url, token: this.token, round: this.round }, call, patienceMs);
  }

  /** Nothing here is wrong with what was asked, and the same call is always answered the same. */
  #check(call: Call, answer: Answer): void {
    if ('refused' in answer) this.wrong.push(`${call.fact} ${call.on}：${answer.refused}`);
    if (!('id' in answer)) return;
    const told = `${answer.id} 第 ${answer.revision} 号`;
    const before = this.#answers.get(call.key) ?? told;
    if (before !== told) this.wrong.push(`同一编号两样答复：${before}；${told}`);
    this.#answers.set(call.key, before);
    this.facts.add(answer.id);
    this.#recent.push(call);
  }
}

function letter(): Call {
  return { key: randomUUID(), on: `letter/${someId()}`, fact: 'letter.sent' };
}

function someId(): string {
  return randomUUID().slice(0, 8);
}
