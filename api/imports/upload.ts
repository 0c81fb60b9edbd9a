import { createHash } from 'node:crypto';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { Checks } from '../../sheets/import/checks.ts';
import { planClues } from '../../sheets/import/clue-plan.ts';
import { FIELDS, type LedgerKind } from '../../sheets/import/field.ts';
import { headingsOf, type Mapping } from '../../sheets/import/headings.ts';
import type { Plan } from '../../sheets/import/plan.ts';
import { planRectification } from '../../sheets/import/rectification-plan.ts';
import { rowsIn } from '../../sheets/import/rows.ts';
import { readApart } from '../../sheets/read/apart.ts';
import type { Grid } from '../../sheets/read/grid.ts';
import { UnreadableSheet } from '../../sheets/read/refused.ts';
import type { Account } from '../auth/account.ts';
import type { ApiDeps } from '../deps.ts';
import { badFields } from '../problem.ts';
import type { ImportForm } from '../schemas/imports.ts';
import type { Upload } from './kept.ts';
import { knownClues, knownItems, roundOfImport } from './known.ts';

interface Uploaded {
  round: string;
  ledger: LedgerKind;
  book: Rulebook;
  account: Account;
  form: ImportForm;
}

/** Reads an uploaded ledger and what it comes to; nothing is recorded. Refuses a file that is none. */
export async function readUpload(
  deps: ApiDeps,
  { round, ledger, book, account, form }: Uploaded,
): Promise<Omit<Upload, 'id'>> {
  const { mode } = await roundOfImport(deps, round);
  const bytes = new Uint8Array(await form.file.arrayBuffer());
  const hash = createHash('sha256').update(bytes).digest('hex');
  const grids = await readApart(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableSheet) throw badFields({ field: 'file', detail: error.message });
    throw error;
  });
  const { grid, headings } = chosen(grids, ledger, form.sheet);
  const mapping = form.mapping ? ownMapping(form.mapping, ledger, headings.names.length) : headings.mapping;
  const rows = rowsIn(grid, headings, mapping, FIELDS[ledger]);
  const sheets = grids.map(({ sheet }) => sheet);
  const upload = {
    account: account.login,
    round,
    mode,
    ledger,
    hash,
    sheet: grid.sheet,
    sheets,
    headings,
    mapping,
    rows,
  };
  return { ...upload, plan: await planOf(deps, upload, book, account) };
}

/** What the rows of an upload come to as the ledger stands now. */
export async function planOf(
  deps: ApiDeps,
  { round, ledger, rows, mapping }: Pick<Upload, 'round' | 'ledger' | 'rows' | 'mapping'>,
  book: Rulebook,
  account: Account,
): Promise<Plan> {
  const row = await roundOfImport(deps, round);
  if (ledger === 'clues') {
    const known = await knownClues(deps, row, book, account);
    return planClues(rows, known, new Checks(FIELDS.clues, mapping, known));
  }
  const known = await knownItems(deps, row, book, account);
  return planRectification(rows, known, new Checks(FIELDS.rectification, mapping, known));
}

function chosen(grids: Grid[], ledger: LedgerKind, sheet: string | undefined) {
  const asked = sheet === undefined ? grids : grids.filter((grid) => grid.sheet === sheet);
  if (asked.length === 0) throw badFields({ field: 'sheet', detail: `没有看得见的工作表“${sheet}”` });
  for (const grid of asked) {
    const headings = headingsOf(grid, FIELDS[ledger]);
    if (headings) return { grid, headings };
  }
  const wanted = FIELDS[ledger].map(({ title }) => title).join('、');
  throw badFields({ field: 'file', detail: `认不出表头：前 20 行里没有一行写着其中两项——${wanted}` });
}

function ownMapping(given: Mapping, ledger: LedgerKind, width: number): Mapping {
  const known = new Set<string>(FIELDS[ledger].map(({ key }) => key));
  const wrong = Object.entries(given).filter(([key, column]) => !known.has(key) || column >= width);
  if (wrong.length > 0) {
    throw badFields(...wrong.map(([key]) => ({ field: `mapping.${key}`, detail: '没有这一项，或没有这一列' })));
  }
  return given;
}
