import { formatDate } from '../../counting/index.ts';
import { stageIndex } from '../../rulebook/stages.ts';
import type { Conflict, ConflictCode } from '../conflicts.ts';
import type { Days } from '../days.ts';
import type { PlanLine } from '../plan.ts';
import type { PlannedDay } from '../planned-day.ts';
import { whose } from '../said.ts';

/** What falls due too late to be of use: a reply after the group went in, a check’s result after it withdrew. */
export function resultConflicts(days: Days, lines: PlanLine[]): Conflict[] {
  return lines.flatMap((line) => {
    const { due, rule, stage } = line;
    const { per, every, times } = days.input.book.deadlines[rule] ?? {};
    if (due === null || every || times) return [];
    if (per === 'letter') return reply(days, line, due);
    const inField = stage === 'learn' || (stage === 'station' && line.step !== days.marked('T_e'));
    return inField ? against(days, line, due, 'T_w', 'due-after-withdrawal') : [];
  });
}

/** A letter sent before the stay is for the entry, a later one for the withdrawal. */
function reply(days: Days, line: PlanLine, due: string): Conflict[] {
  const { letter } = days.input.book.deadlines[line.rule] ?? {};
  const sender = days.input.book.letters[letter ?? '']?.step ?? line.step;
  if (stageIndex(sender) >= stageIndex('station.entry'))
    return against(days, line, due, 'T_w', 'result-after-withdrawal');
  return against(days, line, due, 'T_e', 'reply-after-entry');
}

function against(days: Days, line: PlanLine, due: string, mark: 'T_e' | 'T_w', code: ConflictCode): Conflict[] {
  const step = days.marked(mark) ?? '';
  const hit = line.inspections.flatMap((ref): { ref: string; day: PlannedDay }[] => {
    const day = days.of(step, { ref });
    return day && day.date < due ? [{ ref, day }] : [];
  });
  const [first] = hit.sort((a, b) => (a.day.date < b.day.date ? -1 : 1));
  if (!first) return [];
  const refs = hit.map(({ ref }) => ref);
  return [
    {
      code,
      detail: `“${line.title}”${formatDate(due)}到期（${line.why}），晚于${first.day.words}（${whose(days, refs)}）`,
      clause: line.clause,
      dates: [first.day.date, due],
      about: [line.rule, step],
      inspections: refs,
    },
  ];
}
