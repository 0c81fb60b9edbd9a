import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useGantt } from '../../api/statistics.ts';
import { covers, useWhoIs } from '../../app/who.ts';
import { Loading, Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.statistics;
// Its library is large and wanted nowhere else on this page.
const GanttPicture = lazy(() => import('./gantt-picture.tsx'));

/** 甘特图 of a round, with its prints beside it. */
export function GanttTab({ round }: { round: string }) {
  const found = useGantt(round);
  const whole = covers(useWhoIs(), round);
  return (
    <>
      {whole && (
        <div className="toolbar">
          <span className="grow" />
          <Button href={`/api/rounds/${round}/plan.html`} target="_blank">
            {words.sheet}
          </Button>
          <Button href={`/api/rounds/${round}/report.html`} target="_blank">
            {words.report}
          </Button>
        </div>
      )}
      <Shown of={found}>
        {(gantt) =>
          gantt.inspections.every(({ stages }) => stages.length === 0) ? (
            <Nothing words={words.noStages} />
          ) : (
            <Suspense fallback={<Loading />}>
              <GanttPicture gantt={gantt} />
            </Suspense>
          )
        }
      </Shown>
    </>
  );
}
