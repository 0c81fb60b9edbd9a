import type { Entry } from '../../procedure/entry.ts';
import type { MissingGate } from '../../procedure/heart/event.ts';
import type { Read } from '../../procedure/narrative/reader.ts';
import { type ListLine, listLine } from './list-line.ts';

/** 补办: recorded though a step or signature before it was missing · 未照办: a rule let be passed by its approver. */
export interface OverrideLine extends ListLine {
  kind: '补办' | '未照办';
  /** What was missing, or the rule and its clause. */
  passed: string[];
}

/** What was let be passed: each fact with its gates, and with the rules that its approver let be broken. */
export function overridesIn(read: Read<Entry>): OverrideLine[] {
  const { body } = read.entry;
  if (body.type !== 'fact.recorded' && body.type !== 'fact.corrected') return [];
  const lines: OverrideLine[] = [];
  if ('missing' in body && body.missing !== undefined) {
    lines.push({ ...listLine(read, body.late), kind: '补办', passed: body.missing.map(missingWords) });
  }
  if (body.overridden !== undefined) {
    const passed = body.overridden.map(
      ({ detail, clause }) => `${detail}${clause === undefined ? '' : `（${clause}）`}`,
    );
    lines.push({ ...listLine(read, reasonOf(body)), kind: '未照办', passed });
  }
  return lines;
}

function reasonOf(body: { reason?: string; late?: string | undefined }): string | undefined {
  return body.reason ?? body.late;
}

/** 缺授权决定（领导小组）, of which thing, or which signature of the step itself. */
function missingWords({ title, by, thing, approval, since }: MissingGate): string {
  const what = approval === undefined ? title : `“${title}”的${approval}`;
  const later = since === undefined ? '缺' : '晚于本件的';
  return `${later}${what}${thing === undefined ? '' : ` ${thing}`}（${by}）`;
}
