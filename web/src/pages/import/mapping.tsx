import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Chosen, Import } from '../../api/imports.ts';
import { messages } from '../../messages.ts';

const words = messages.imports;
const NONE = -1;

interface MappingProps {
  of: Import;
  reading: boolean;
  reread: (given: Omit<Chosen, 'file'>) => void;
}

/** Which column of the file tells each field; changed, the file is read again. */
export function Mapping({ of: { columns, fields, sheet, sheets }, reading, reread }: MappingProps) {
  const [chosen, setChosen] = useState(() =>
    Object.fromEntries(fields.map(({ key, column }) => [key, column ?? NONE])),
  );
  const options = [
    { value: NONE, label: words.none },
    ...columns.map(({ letter, heading }, index) => ({ value: index, label: words.column(letter, heading) })),
  ];
  const mapping = () => Object.fromEntries(Object.entries(chosen).filter(([, column]) => column !== NONE));
  return (
    <details>
      <summary>{words.mapping}</summary>
      <div
        style={{
          display: 'grid',
          gap: 8,
          gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
          marginBlock: 12,
        }}
      >
        {sheets.length > 1 && (
          <div>
            <div>{words.sheet}</div>
            <Select
              aria-label={words.sheet}
              style={{ width: '100%' }}
              value={sheet}
              options={sheets.map((name) => ({ value: name, label: name }))}
              onChange={(name) => reread({ sheet: name })}
            />
          </div>
        )}
        {fields.map(({ key, title, required }) => (
          <div key={key}>
            <div>{required ? `${title}*` : title}</div>
            <Select
              aria-label={title}
              style={{ width: '100%' }}
              value={chosen[key] ?? NONE}
              options={options}
              onChange={(column) => setChosen({ ...chosen, [key]: column })}
            />
          </div>
        ))}
      </div>
      <Button loading={reading} onClick={() => reread({ sheet, mapping: mapping() })}>
        {words.reread}
      </Button>
    </details>
  );
}
