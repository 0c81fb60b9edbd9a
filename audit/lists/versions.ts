import type { Entry } from '../../procedure/entry.ts';
import type { Read } from '../../procedure/narrative/reader.ts';
import { type ListLine, listLine } from './list-line.ts';
import { Spread } from './spread.ts';

/** A calendar or rulebook that was put in place of another, or a dated parameter that was set anew. */
export interface VersionLine extends ListLine {
  kind: '日历' | '规程' | '参数';
  /** How many workflows of the round took it. */
  workflows: number;
}

const KINDS: Partial<Record<Entry['type'], VersionLine['kind']>> = {
  'calendar.revised': '日历',
  'rulebook.revised': '规程',
  'param.set': '参数',
};

/** Collects what somebody decided of calendars, rulebooks and parameters. */
export class VersionsCollector {
  private readonly items: { line: VersionLine; of: Set<string> }[] = [];
  private readonly spread = new Spread();

  add(read: Read<Entry>): void {
    const { body } = read.entry;
    const kind = KINDS[body.type];
    if (read.cause !== 'act' || kind === undefined) return;
    const of = this.spread.workflowsOf(read.entry);
    if (of.size > 1) return;
    const line = listLine(read, 'reason' in body ? body.reason : undefined);
    this.items.push({ line: { ...line, kind, workflows: 0 }, of });
  }

  all(): VersionLine[] {
    return this.items.map(({ line, of }) => ({ ...line, workflows: of.size }));
  }
}
