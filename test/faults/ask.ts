/** Stands in the contents of every letter: nothing may keep it readable. */
export const SECRET = '某某线索不得外泄';
/** What is recorded of every letter and every person, and when; that somebody serves is copied to the inspections. */
const FACTS = {
  'letter.sent': { at: '2023-04-14', data: { unit: 'aud', kind: 'inquiry', note: SECRET } },
  'letter.received': { at: '2023-04-17', data: {} },
  'person.assigned': { at: '2023-04-17', data: { group: 1, role: 'member' } },
} as const;

/** Where and as whom a fact is recorded. */
export interface Desk {
  url: string;
  token: string;
  round: string;
}

/** What a call asks for; the same call twice is the same fact. */
export interface Call {
  key: string;
  /** The letter or the person it is about. */
  on: string;
  fact: keyof typeof FACTS;
}

/** Recorded under this id as this revision; to be asked again; or refused, though nothing is wrong with it. */
export type Answer = { id: string; revision: number } | { again: true } | { refused: string };

const AGAIN: Answer = { again: true };

/** Asks once. `patienceMs`: after that nobody listens to the answer any more. */
export async function ask({ url, token, round }: Desk, call: Call, patienceMs: number): Promise<Answer> {
  try {
    const response = await fetch(`${url}/api/rounds/${round}/facts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': call.key },
      body: JSON.stringify({ fact: call.fact, on: call.on, ...FACTS[call.fact] }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer = (await response.json()) as { id?: string; revision?: number; code?: string; detail?: string };
    const { id, revision } = answer;
    if (response.ok && id !== undefined && revision !== undefined) return { id, revision };
    return response.status >= 500 ? AGAIN : { refused: `${response.status} ${answer.code}：${answer.detail}` };
  } catch {
    return AGAIN;
  }
}
