import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { allPages } from '../../api/all-pages.ts';
import { askTargets } from '../../api/targets.ts';
import { messages } from '../../messages.ts';
import { coverageOf } from './coverage.ts';

const words = messages.registers;
const MOST = 2000;

interface TargetChoiceProps {
  id?: string;
  value?: string[];
  onChange?: (codes: string[]) => void;
}

/** Organizations of 对象库 by their names, each with since when nobody inspected it. */
export function TargetChoice({ id, value = [], onChange }: TargetChoiceProps) {
  const found = useQuery({
    queryKey: ['targets', 'all'],
    queryFn: () => allPages((paging) => askTargets({ retired: 'false', ...paging }), MOST),
  });
  const options = (found.data?.rows ?? []).map((target) => ({
    value: target.code,
    label: `${target.name}（${coverageOf(target)}）`,
  }));
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      loading={found.isPending}
      options={options}
      value={value}
      onChange={(codes: string[]) => onChange?.(codes)}
      placeholder={words.needTargets}
      aria-label={words.pickTargets}
    />
  );
}
