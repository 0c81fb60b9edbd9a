import type { Entry } from '../../procedure/entry.ts';
import type { Context } from '../../procedure/narrative/context.ts';
import { deadlineWhat } from '../../procedure/narrative/deadline.ts';
import { factWhat } from '../../procedure/narrative/fact.ts';
import type { Read } from '../../procedure/narrative/reader.ts';
import { type ListLine, listLine } from './list-line.ts';

/** A decision on a term. Days in Asia/Shanghai. */
export interface ExtensionLine extends ListLine {
  kind: '顺延' | '不同意顺延' | '停表' | '恢复计时' | '免除' | '明文延长';
  /** Of which duty, whose. */
  on: string;
  /** The due date until then; null where it had none. */
  was: string | null;
  /** The new due date, or the one that was asked for; the day the clock stops or runs again. */
  until: string | null;
}

/** 顺延、停表、恢复、免除, what was asked for and refused, and periods that a document lets be prolonged. */
export function extensionsIn(read: Read<Entry>): ExtensionLine[] {
  const { entry, cause, context } = read;
  const { workflowId, body } = entry;
  if (cause !== 'act') return [];
  if (body.type === 'fact.recorded') return prolonged(read);
  const line = (
    kind: ExtensionLine['kind'],
    until: string | undefined,
    reason: string | undefined,
  ): ExtensionLine[] => {
    if (!('key' in body)) return [];
    const was = context.memory.due(workflowId, body.key) ?? null;
    return [{ ...listLine(read, reason), kind, on: deadlineWhat(body, context), was, until: until ?? null }];
  };
  switch (body.type) {
    case 'deadline.extended':
      return line('顺延', body.extension.due, body.extension.reason);
    case 'extension.refused':
      return line('不同意顺延', context.memory.wish(workflowId, body.request)?.due, body.reason);
    case 'deadline.paused':
      return line('停表', body.from, body.reason);
    case 'deadline.resumed':
      return line('恢复计时', body.until, body.reason);
    case 'deadline.waived':
      return line('免除', undefined, body.reason);
    default:
      return [];
  }
}

/** A fact of a step that a rule names as the one that prolongs its period. */
function prolonged(read: Read<Entry>): ExtensionLine[] {
  const { entry, context } = read;
  if (entry.body.type !== 'fact.recorded') return [];
  const { fact } = entry.body;
  if (!prolonging(context).has(fact.fact)) return [];
  const until = fact.data.until ?? null;
  return [{ ...listLine(read, fact.data.note), kind: '明文延长', on: factWhat(fact, context), was: null, until }];
}

function prolonging({ book }: Context): Set<string> {
  return new Set(
    Object.values(book?.deadlines ?? {}).flatMap(({ from }) =>
      typeof from === 'object' && 'end' in from ? (from['extended-by'] ?? []) : [],
    ),
  );
}
