import { Button, Form, type FormInstance } from 'antd';
import type { Step } from '../../api/rulebooks.ts';
import { messages } from '../../messages.ts';
import { BatchCell } from './batch-cell.tsx';
import type { BatchColumn } from './batch-columns.ts';
import { type BatchRow, type BatchValues, emptyRows, isFilled } from './batch-row.ts';
import { pastedRows } from './pasted-rows.ts';

const words = messages.batch;
const MOST = 100;
const MORE = 10;

interface SheetProps {
  form: FormInstance<BatchValues>;
  columns: BatchColumn[];
  step: Step;
  taken: readonly string[];
  /** Why each of the first lines was refused before. */
  why: readonly string[];
}

/** A sheet to type into or to paste lines from Excel into; Enter goes down a line, as it does there. */
export function BatchSheet({ form, columns, step, taken, why }: SheetProps) {
  const rows = (): BatchRow[] => form.getFieldValue('items') ?? [];
  const put = (items: BatchRow[]) => form.setFieldsValue({ items: items.slice(0, MOST) });
  const paste = (event: React.ClipboardEvent) => {
    const from = Number(cellOf(event.target)?.dataset.line);
    const pasted = pastedRows(event.clipboardData.getData('text'), columns, step);
    if (!pasted || Number.isNaN(from)) return;
    event.preventDefault();
    put([
      ...rows().slice(0, from),
      ...pasted,
      ...rows()
        .slice(from + 1)
        .filter(isFilled),
    ]);
  };
  const enter = (event: React.KeyboardEvent) => {
    const cell = cellOf(event.target);
    // In the lists of days and kinds Enter picks.
    if (event.key !== 'Enter' || !cell || cell.querySelector('.ant-select, .ant-picker')) return;
    event.preventDefault();
    const below = Number(cell.dataset.line) + 1;
    if (below >= rows().length) put([...rows(), ...emptyRows(1)]);
    const sheet = event.currentTarget;
    requestAnimationFrame(() => {
      const next = sheet.querySelector(`[data-line="${below}"][data-column="${cell.dataset.column}"] input`);
      if (next instanceof HTMLElement) next.focus();
    });
  };
  return (
    <Form.List name="items" rules={[{ validator: async (_, items: BatchRow[]) => atLeastOne(items) }]}>
      {(lines, { add, remove }, { errors }) => (
        <>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: what is typed is in the fields of its cells */}
          <div onPaste={paste} onKeyDown={enter} style={{ overflowX: 'auto' }}>
            <table className="sheet">
              <thead>
                <tr>
                  {columns.map(({ key, title, width }) => (
                    <th key={key} scope="col" style={{ width, minWidth: width }}>
                      {title}
                    </th>
                  ))}
                  {why.length > 0 && <th scope="col">{words.why}</th>}
                  <th scope="col">{messages.fields.operations}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ key, name }) => (
                  <tr key={key}>
                    {columns.map((column) => (
                      <td key={column.key} data-line={name} data-column={column.key}>
                        <BatchCell line={name} column={column} step={step} taken={taken} />
                      </td>
                    ))}
                    {why.length > 0 && <td style={{ color: 'var(--red)' }}>{why[name]}</td>}
                    <td>
                      <Button size="small" type="text" onClick={() => remove(name)} aria-label={words.remove(name + 1)}>
                        ✕
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Form.ErrorList errors={errors} />
          <div className="toolbar" style={{ marginTop: 8 }}>
            <Button disabled={lines.length >= MOST} onClick={() => add(emptyRows(1)[0])}>
              {words.add}
            </Button>
            <Button disabled={lines.length >= MOST} onClick={() => put([...rows(), ...emptyRows(MORE)])}>
              {words.addMany}
            </Button>
            {lines.length >= MOST && <span>{words.most}</span>}
          </div>
        </>
      )}
    </Form.List>
  );
}

function cellOf(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('td[data-line]') : null;
}

async function atLeastOne(items: BatchRow[] = []): Promise<void> {
  if (!items.some(isFilled)) throw new Error(words.need);
}
