import type { LightView } from '../db/queries/light.ts';
import { dateOfInstant } from '../procedure/counting/index.ts';
import type { ApiDeps } from './deps.ts';

/** 本系统默认: a duty is due soon this many days ahead. */
const SOON_DAYS = 3;

/** The present instant (UTC). */
export function instantNow({ now = () => new Date() }: Pick<ApiDeps, 'now'>): string {
  return now().toISOString();
}

/** Lights as seen today, in Asia/Shanghai. */
export function viewNow(deps: Pick<ApiDeps, 'now'>): LightView {
  return { today: dateOfInstant(instantNow(deps)), soonDays: SOON_DAYS };
}
