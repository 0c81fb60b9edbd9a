import type { Entry } from '../entry.ts';
import type { Context } from './context.ts';
import { correctionWords } from './correction.ts';
import { deadlineWords } from './deadline.ts';
import { draftWords } from './draft.ts';
import { factWords } from './fact.ts';
import { rungWords } from './rung.ts';
import { startWords } from './start.ts';
import { systemWords } from './system.ts';
import { upkeepWords } from './upkeep.ts';

/** What an entry says, as one line of Chinese; `context` knows what was recorded before it. */
export function narrate({ workflowId, body }: Pick<Entry, 'workflowId' | 'body'>, context: Context): string {
  switch (body.type) {
    case 'round.started':
    case 'inspection.started':
    case 'transfer.started':
    case 'transfer.assembled':
    case 'office.started':
    case 'peer.started':
      return startWords(body, context);
    case 'fact.recorded':
      return factWords(body.fact, context, [
        body.late === undefined ? undefined : `补办：${body.late}`,
        ...(body.overridden ?? []).map(({ detail }) => `经批准未照办：${detail}`),
      ]);
    case 'fact.corrected':
      return correctionWords(body, workflowId, context);
    case 'draft.begun':
    case 'draft.signed':
    case 'draft.returned':
      return draftWords(body, workflowId, context);
    case 'fact.copied':
    case 'correction.copied':
    case 'effect.failed':
    case 'letter.issued':
    case 'history.exported':
      return systemWords(body, workflowId, context);
    case 'rung.fired':
    case 'rung.skipped':
      return rungWords(body, context);
    case 'target.registered':
    case 'person.registered':
    case 'param.set':
    case 'plan.set':
    case 'need.declared':
    case 'calendar.revised':
    case 'rulebook.revised':
    case 'time.passed':
    case 'went-live':
      return upkeepWords(body, context);
    default:
      return deadlineWords(body, workflowId, context);
  }
}
