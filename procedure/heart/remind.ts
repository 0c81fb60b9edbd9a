import type { z } from 'zod';
import { OUTSIDE } from '../rulebook/ladders.ts';
import { roleWords, signsFor } from '../rulebook/roles.ts';
import { owedByCodes } from '../words.ts';
import type { remindSchema } from './deadline-commands.ts';
import { type Event, event } from './event.ts';
import type { Given } from './given.ts';
import { refuse } from './rejection.ts';
import type { DeadlineState, State } from './state.ts';

/** Rungs that were sent by hand are numbered in their generation. */
const BY_HAND = 'manual:';

/** A reminder by hand to whoever owes the duty; 县委、常委会、领导小组 are never chased (D19). */
export function reminded(
  state: State,
  known: DeadlineState,
  { wording, paper: asked = '催办函' }: Pick<z.infer<typeof remindSchema>, 'wording' | 'paper'>,
  instant: string,
  given: Given,
): Event {
  const { key, subject, due, generation } = known;
  const rule = state.book.deadlines[known.rule];
  const no = (detail: string, field = 'key'): never => refuse({ code: 'not-allowed', status: 422, field, detail });
  if (!rule || due === undefined) return no('这一时限没有到期日，无从催办');
  if (state.mode === 'backfill') return no('补录中的轮次不发催办');
  if (rule['remind-only']) return no('县委、常委会、领导小组的时限只提示巡察办，不催办');
  const decides = state.book.unitLadders?.[subject.unit ?? '']?.remindBy;
  const deciders = [decides ?? []].flat();
  const signed = given.approvals?.some(({ role }) => deciders.some((one) => signsFor(role, one)));
  if (decides !== undefined && !signed)
    return no(`催办${roleWords(subject.unit ?? '')}须由${roleWords(deciders)}决定`, 'approval');
  const to = owedByCodes(rule['owed-by'], subject.unit ?? null);
  const paper = rule.force === 'hard' && to.some((party) => OUTSIDE.has(party)) ? asked : undefined;
  const rung = `${BY_HAND}${known.spent.filter((id) => id.startsWith(BY_HAND)).length + 1}`;
  const said = wording === undefined ? {} : { wording };
  return event(instant, {
    type: 'rung.fired',
    key,
    rule: known.rule,
    subject,
    rung,
    generation,
    to,
    paper,
    due,
    ...said,
  });
}
