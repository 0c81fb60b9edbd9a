import { Alert, type FormInstance } from 'antd';
import { Refusal, wordsOf } from '../api/refusal.ts';

/** Why a form was not accepted: the whole of it, and for a gate each step that is missing and who can do it. */
export function Refused({ error }: { error: unknown }) {
  if (!error) return null;
  const missing = error instanceof Refusal ? (error.problem.missing ?? []) : [];
  const breaches = error instanceof Refusal ? (error.problem.breaches ?? []) : [];
  const lines = [
    ...missing.map(({ title, by, thing, approval }) => [title, thing, approval, by].filter(Boolean).join('｜')),
    ...breaches.map(({ detail, clause }) => [detail, clause].filter(Boolean).join('｜')),
  ];
  const list = lines.length > 0 && (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <Alert role="alert" type="error" showIcon title={wordsOf(error)} description={list} style={{ marginBottom: 16 }} />
  );
}

type Path = (string | number)[];

/** Puts the API's words to the fields they are about. `under` is what the API calls the form, e.g. items.0. */
export function refuse<T extends object>(form: FormInstance<T>, error: unknown, under = ''): void {
  if (!(error instanceof Refusal)) return;
  const fields = (error.problem.errors ?? []).flatMap(({ field, detail }) => {
    const own = under && field.startsWith(`${under}.`) ? field.slice(under.length + 1) : field;
    const path = own.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const known = nearestField(form, path);
    return known ? [{ name: known, errors: [detail] }] : [];
  });
  // Ant Design's types know the names of the form's own fields only.
  form.setFields(fields as Parameters<typeof form.setFields>[0]);
  const [first] = fields;
  if (first)
    form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], { focus: true, block: 'center' });
}

/** `approval.by` belongs to a field of that name, or to `approval`. */
function nearestField<T>(form: FormInstance<T>, path: Path): Path | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length);
    if (form.getFieldInstance(name as Parameters<typeof form.getFieldInstance>[0])) return name;
  }
  return undefined;
}
