import { Button } from 'antd';
import { useState } from 'react';
import { registerTargets, type Target, type TargetItem } from '../../api/targets.ts';
import { RetirePicked } from '../../common/retire-picked.tsx';
import { messages } from '../../messages.ts';
import { PlanDialog } from './plan-dialog.tsx';

const words = messages.registers;

/** What is done with the organizations that are ticked: 列入年度计划, 撤并, 恢复. */
export function TargetsBatch({ picked, done }: { picked: Target[]; done: () => void }) {
  const [planning, setPlanning] = useState(false);
  const none = picked.length === 0;
  const hint = none ? { title: words.pickFirst } : {};
  const planned = () => {
    setPlanning(false);
    done();
  };
  return (
    <>
      <Button disabled={none} {...hint} onClick={() => setPlanning(true)}>
        {words.toPlan}
      </Button>
      <RetirePicked
        words={words}
        picked={picked}
        send={(targets, retired, key) =>
          registerTargets(
            targets.map((target) => itemOf(target, retired)),
            key,
          )
        }
        done={done}
      />
      {planning && <PlanDialog add={picked} close={planned} />}
    </>
  );
}

function itemOf({ code, name, kind, villages }: Target, retired: boolean): TargetItem {
  return {
    code,
    name,
    ...(kind && { kind }),
    ...(villages && { villages }),
    ...(retired && { retired: true as const }),
  };
}
