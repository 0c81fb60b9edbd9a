import type { Entry } from '../../procedure/entry.ts';
import { type Decision, decisionsOf } from '../../procedure/narrative/decision.ts';
import { dueWords, happenedWords, instantWords } from '../../procedure/narrative/instant.ts';
import { ENTRY_KINDS, type EntryKind, kindOf } from '../../procedure/narrative/kind.ts';
import { narrate } from '../../procedure/narrative/narrate.ts';
import type { Read } from '../../procedure/narrative/reader.ts';
import type { Place } from './places.ts';
import { eventUrl, type WebUi } from './web-ui.ts';

/** One entry as an auditor reads it; instants in UTC, the words beside them in Asia/Shanghai. */
export interface TimelineLine {
  workflowId: string;
  /** Whose ledger it is in: 轮次, 第1组·甲镇党委 …. */
  workflow: string;
  seq: number;
  type: Entry['type'];
  kind: EntryKind;
  kindTitle: string;
  happenedAt: string;
  happened: string;
  fellDueAt: string | null;
  fellDue: string | null;
  recordedAt: string;
  recorded: string;
  what: string;
  /** Account that typed what it comes from; null for what the clock or another workflow brought about. */
  typedBy: string | null;
  /** Whose decision it rests on, told once, with what was entered. */
  decisions: Decision[];
  evidence: string[];
  /** 补录: entered later from paper. */
  backfilled: boolean;
  /** Null where no history is at hand. */
  place: (Place & { url: string | null }) | null;
}

/** The line of an entry without its place. */
export function lineOf({ entry, cause, context }: Read<Entry>): TimelineLine {
  const { workflowId, seq, type, happenedAt, fellDueAt, recordedAt, historic, origin } = entry;
  const fellDue = fellDueAt === null ? null : dueWords(fellDueAt);
  const typed = cause === 'act' || cause === 'follows';
  const kind = kindOf(entry);
  return {
    workflowId,
    workflow: context.names.workflow(workflowId),
    seq,
    type,
    kind,
    kindTitle: ENTRY_KINDS[kind],
    happenedAt,
    happened: fellDue ?? happenedWords(happenedAt),
    fellDueAt,
    fellDue,
    recordedAt,
    recorded: instantWords(recordedAt),
    what: narrate(entry, context),
    typedBy: typed ? (origin?.typedBy ?? null) : null,
    decisions: cause === 'act' ? decisionsOf(origin) : [],
    evidence: cause === 'act' ? (origin?.evidence ?? []) : [],
    backfilled: historic,
    place: null,
  };
}

/** The line with the event it comes from. */
export function placed(line: TimelineLine, place: Place | undefined, ui: WebUi | undefined): TimelineLine {
  if (place === undefined) return line;
  return { ...line, place: { ...place, url: ui === undefined ? null : eventUrl(ui, line.workflowId, place) } };
}
