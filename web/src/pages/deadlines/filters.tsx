import { Button, DatePicker, Select } from 'antd';
import { useMay } from '../../app/who.ts';
import { dayOf, FIELD_FORMAT, fieldDay } from '../../common/date.ts';
import type { ListState } from '../../common/list-state.ts';
import { RoundSelect } from '../../common/round-select.tsx';
import { messages } from '../../messages.ts';

const { fields, list, lights, statuses } = messages;
const optionsOf = (titles: Record<string, string>) =>
  Object.entries(titles).map(([value, label]) => ({ value, label }));

/** What 时限台账 can be narrowed by; every choice is in the address. */
export function DeadlineFilters({ state }: { state: ListState }) {
  const seesRounds = useMay('rounds.see');
  const pick = (name: string, label: string, options: { value: string; label: string }[], width: number) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ width }}
      options={options}
      value={state.get(name) ?? null}
      onChange={(value: string | null) => state.change({ [name]: value ?? undefined })}
    />
  );
  const from = state.get('dueFrom');
  const to = state.get('dueTo');
  return (
    <>
      {seesRounds && <RoundSelect clearable value={state.get('round')} change={(round) => state.change({ round })} />}
      {pick('light', fields.light, optionsOf(lights), 130)}
      {pick('status', fields.status, optionsOf(statuses), 110)}
      <DatePicker.RangePicker
        aria-label={fields.dueBetween}
        format={FIELD_FORMAT}
        allowEmpty
        value={[from ? fieldDay(from) : null, to ? fieldDay(to) : null]}
        onChange={(days) =>
          state.change({
            dueFrom: days?.[0] ? dayOf(days[0]) : undefined,
            dueTo: days?.[1] ? dayOf(days[1]) : undefined,
          })
        }
      />
      {state.any && (
        <Button type="link" onClick={state.clear}>
          {list.clear}
        </Button>
      )}
    </>
  );
}
