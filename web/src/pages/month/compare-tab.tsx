import { Select } from 'antd';
import { useCalendarDiff, useCalendars } from '../../api/calendars.ts';
import type { ListState } from '../../common/list-state.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { DayList } from './changed-days.tsx';

const words = messages.calendars;

/** 对照两版: the days two versions of the calendar judge differently. */
export function CompareTab({ state }: { state: ListState }) {
  const versions = useCalendars();
  const numbers = (versions.data ?? []).map(({ no }) => no);
  const one = Number(state.get('one') ?? numbers[1] ?? numbers[0] ?? 0);
  const other = Number(state.get('other') ?? numbers[0] ?? 0);
  const diff = useCalendarDiff(one || undefined, other || undefined);
  const options = (versions.data ?? []).map(({ no, version }) => ({ value: no, label: words.versionOf(no, version) }));
  const choose = (name: string, label: string, value: number) => (
    <Select
      aria-label={label}
      style={{ width: 'min(320px, 100%)' }}
      options={options}
      value={value || null}
      onChange={(no: number) => state.change({ [name]: String(no) })}
    />
  );
  return (
    <>
      <div className="toolbar">
        {choose('one', words.one, one)}
        {choose('other', words.other, other)}
      </div>
      {one === other ? (
        <Nothing words={words.diffNone} />
      ) : (
        <Shown of={diff}>{({ days }) => <DayList days={days} empty={words.diffNone} />}</Shown>
      )}
    </>
  );
}
