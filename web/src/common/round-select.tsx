import { Select } from 'antd';
import { useState } from 'react';
import { useRoundsPage } from '../api/rounds.ts';
import { useMay } from '../app/who.ts';
import { messages } from '../messages.ts';

/** Offered at once; the others are found by typing. */
const OFFERED = 100;

interface RoundSelectProps {
  value: string | undefined;
  change: (round: string | undefined) => void;
  /** May be left empty: all rounds. */
  clearable?: boolean;
  /** What there is to choose for who may not see rounds themselves. */
  names?: readonly string[] | undefined;
}

/** Chooses a round: the newest are offered, an older one is found by its number or by whom it inspected. */
export function RoundSelect({ value, change, clearable = false, names = [] }: RoundSelectProps) {
  const seesRounds = useMay('rounds.see');
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const found = useRoundsPage({ ...(q && { q }), pageSize: OFFERED }, seesRounds);
  const offered = seesRounds
    ? (found.data?.items ?? []).map(({ round }) => round)
    : names.filter((name) => name.toLowerCase().includes(q.toLowerCase()));
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={clearable}
      aria-label={messages.fields.round}
      placeholder={messages.fields.round}
      style={{ width: 140 }}
      value={value ?? null}
      options={offered.map((name) => ({ value: name, label: name }))}
      onChange={(next: string | null) => {
        setTyped('');
        change(next ?? undefined);
      }}
    />
  );
}
