import type { z } from 'zod';
import { FIELDS, LEDGER_TITLES } from '../../sheets/import/field.ts';
import { letterOf } from '../../sheets/read/grid.ts';
import type { ImportRow, importSchema } from '../schemas/imports.ts';
import type { Upload } from './kept.ts';

/** An upload as its preview, its progress or its result. */
export function importShown(upload: Upload): z.infer<typeof importSchema> {
  const { id, round, ledger, mode, sheet, sheets, headings, mapping, run } = upload;
  const rows = rowsShown(upload);
  const count = (state: ImportRow['state']) => rows.filter((row) => row.state === state).length;
  return {
    ...{ id, round, ledger, mode, sheet, sheets, rows },
    title: LEDGER_TITLES[ledger],
    headingRow: headings.row,
    columns: headings.names.map((heading, index) => ({ letter: letterOf(index), heading })),
    fields: FIELDS[ledger].map(({ key, title, required = false }) => ({
      ...{ key, title, required },
      column: mapping[key] ?? null,
    })),
    state: run?.state ?? 'preview',
    stopped: run?.stopped ?? null,
    done: run?.done ?? 0,
    total: run?.total ?? upload.plan.acts.length,
    counts: { ready: count('ready'), already: count('already'), wrong: count('wrong') + count('refused') },
  };
}

/** Every row with what became of it. */
export function rowsShown({ rows, plan, run }: Upload): ImportRow[] {
  const plans = new Map((run?.plan ?? plan).rows.map((one) => [one.no, one]));
  return rows.map(({ no, texts }): ImportRow => {
    const { state = 'wrong', errors = [], tells = '' } = plans.get(no) ?? {};
    const refused = run?.refused.get(no);
    if (refused !== undefined) {
      return { no, texts, tells, state: 'refused', errors: [{ field: '', column: null, detail: refused }] };
    }
    const isWaiting = (run?.waiting.get(no) ?? 0) > 0;
    return { no, texts, tells, errors, state: run && state === 'ready' ? (isWaiting ? 'waiting' : 'recorded') : state };
  });
}
