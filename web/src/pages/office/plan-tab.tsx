import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { type AnnualPlan, useAnnualPlan } from '../../api/office.ts';
import type { Target } from '../../api/targets.ts';
import { useMay } from '../../app/who.ts';
import { DataList } from '../../common/data-list.tsx';
import { dayText, today } from '../../common/date.ts';
import type { ListState } from '../../common/list-state.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { targetColumns } from './target-columns.tsx';

const words = messages.registers;

/** 年度计划: the organizations planned for a year, and those never inspected it leaves out. */
export function PlanTab({ state }: { state: ListState }) {
  const year = state.get('year') ?? today().slice(0, 4);
  const plan = useAnnualPlan(year);
  const mayRecord = useMay('registers.record');
  const [adding, setAdding] = useState<Target[]>();
  const turn = (by: number) => state.change({ year: String(Number(year) + by) });
  return (
    <>
      <div className="toolbar">
        <Space>
          <Button onClick={() => turn(-1)} aria-label={`${words.before} ${words.yearOf(String(Number(year) - 1))}`}>
            {words.before}
          </Button>
          <strong aria-live="polite">{words.yearOf(year)}</strong>
          <Button onClick={() => turn(1)} aria-label={`${words.after} ${words.yearOf(String(Number(year) + 1))}`}>
            {words.after}
          </Button>
        </Space>
        {mayRecord && (
          <Button type="primary" onClick={() => setAdding([])}>
            {plan.data?.plan ? words.planChange : words.planMake}
          </Button>
        )}
      </div>
      <Shown of={plan}>{(data) => <Planned plan={data} {...(mayRecord && { add: setAdding })} />}</Shown>
      {adding && <PlanDialog year={year} add={adding} close={() => setAdding(undefined)} />}
    </>
  );
}

function Planned({ plan, add }: { plan: AnnualPlan; add?: (targets: Target[]) => void }) {
  const { year, plan: made, targets, unplanned, unknown } = plan;
  const [picked, setPicked] = useState<string[]>([]);
  const chosen = unplanned.filter(({ code }) => picked.includes(code));
  return (
    <>
      {made ? <p>{words.planOf(dayText(made.date), made.number)}</p> : <Nothing words={words.planNone(year)} />}
      {unknown.length > 0 && (
        <Alert type="warning" showIcon title={`${words.unknown}：${unknown.join('、')}`} style={{ marginBottom: 12 }} />
      )}
      {made && (
        <>
          <h2 style={{ fontSize: 16 }}>{words.planned(targets.length)}</h2>
          <DataList
            name={`${words.yearOf(year)}${words.plan}`}
            columns={targetColumns}
            rows={targets}
            rowKey={({ code }) => code}
            loading={false}
          />
        </>
      )}
      <h2 style={{ fontSize: 16 }}>{words.unplanned(unplanned.length)}</h2>
      <DataList
        name={`${words.yearOf(year)}未列入`}
        columns={targetColumns}
        rows={unplanned}
        rowKey={({ code }) => code}
        rowName={({ name }) => name}
        loading={false}
        {...(add && {
          picked: { keys: picked, pick: setPicked },
          filters: (
            <Button disabled={chosen.length === 0} onClick={() => add(chosen)}>
              {words.toPlan}
            </Button>
          ),
        })}
      />
    </>
  );
}
