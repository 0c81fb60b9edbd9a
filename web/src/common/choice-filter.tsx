import { Select } from 'antd';
import type { ListState } from './list-state.ts';

interface ChoiceFilterProps {
  state: ListState;
  /** The API's word for it, as it stands in the address. */
  name: string;
  label: string;
  /** What can be chosen, by what the API calls it. */
  titles: Readonly<Record<string, string>>;
  width?: number;
}

/** Narrows a list by one of a few choices; empty again by its cross. */
export function ChoiceFilter({ state, name, label, titles, width = 130 }: ChoiceFilterProps) {
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      style={{ width }}
      options={Object.entries(titles).map(([value, title]) => ({ value, label: title }))}
      value={state.get(name) ?? null}
      onChange={(value: string | null) => state.change({ [name]: value ?? undefined })}
    />
  );
}
