import { hashPassword } from '../../../api/password.ts';
import { saveAccount } from '../../../db/queries/accounts.ts';
import type { Stage } from '../stage.ts';

export const LOGIN = 'bench';
export const PASSWORD = 'Unlikely-horse-2026-bench';
const RETRY_MS = 500;

/** A round with letters that run and dates ahead, so that the desk has something to show, and a clerk to see it. */
export async function furnish({ api, database: { db } }: Stage, inspections: number): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await saveAccount(db, { id: LOGIN, login: LOGIN, name: '甲', role: 'office', passwordHash, mustChange: false });
  const year = new Date().getFullYear();
  const no = `R${year}-91`;
  const groups = Array.from({ length: inspections }, (_, index) => ({
    no: index + 1,
    inspects: [{ no: 1, name: `第${index + 1}镇党委`, villages: 12 }],
  }));
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  await accepted(api, 'rounds', 'start', {
    no,
    rulebook: 'township-2022',
    params: { entryBy: ago(3), exit: ago(-5), groupPlanBy: ago(-3) },
    groups,
  });
  await accepted(api, `rounds/${no}/letters`, 'letters', { at: ago(10) });
  await accepted(api, `rounds/${no}/letters/receipts`, 'receipts', {
    items: ['disc', 'orgd', 'fin', 'aud', 'xf'].map((letter) => ({ letter, at: ago(9) })),
  });
}

/** The worker may still be on its way: the same key again. */
async function accepted(api: Stage['api'], path: string, key: string, body: object): Promise<void> {
  for (;;) {
    const { status, json } = await api.post(path, key, body);
    if (status < 400) return;
    if (status !== 503) throw new Error(`${path}: ${JSON.stringify(json)}`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
