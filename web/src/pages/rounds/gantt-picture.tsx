import { useMemo } from 'react';
import type { Gantt } from '../../api/statistics.ts';
import { Picture } from '../../charts/picture.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { messages } from '../../messages.ts';
import { ganttOption } from './gantt-option.ts';

const words = messages.statistics;
const LINE_PX = 26;

export type GanttLine = Gantt['inspections'][number]['stages'][number] & { ref: string; inspection: string };

/** Every stage of every inspection as a line: planned above, recorded below. */
export default function GanttPicture({ gantt }: { gantt: Gantt }) {
  const lines = useMemo(
    () =>
      gantt.inspections.flatMap(({ ref, title, stages }) =>
        stages.map((stage): GanttLine => ({ ...stage, ref, inspection: title })),
      ),
    [gantt],
  );
  const option = useMemo(() => ganttOption(lines, gantt.today), [lines, gantt.today]);
  return (
    <Picture
      title={words.gantt}
      note={words.ganttNote}
      option={option}
      height={90 + lines.length * LINE_PX}
      rows={lines}
      columns={columns}
      rowKey={({ ref, stage }) => `${ref} ${stage}`}
      empty={words.noStages}
    />
  );
}

const columns: Column<GanttLine>[] = [
  { key: 'inspection', title: messages.fields.inspection, text: ({ inspection }) => inspection },
  { key: 'stage', title: words.stage, text: ({ title }) => title },
  { key: 'plannedFrom', title: words.plannedFrom, text: ({ planned }) => dayText(planned?.from) },
  { key: 'plannedTo', title: words.plannedTo, text: ({ planned }) => dayText(planned?.to) },
  { key: 'realFrom', title: words.realFrom, text: ({ real }) => dayText(real?.from) },
  { key: 'realTo', title: words.realTo, text: ({ real }) => dayText(real?.to) },
];
