import type { Fact } from '../../api/facts.ts';
import type { Thing } from '../../api/things.ts';
import type { Sort } from './thing-steps.ts';

/** One thing of a list: the fact that registered it, and by step what was done with it. */
export interface ThingRow {
  number: string;
  opened: Fact | undefined;
  openedOn: string;
  kind: string;
  done: ReadonlyMap<string, { date: string; kindTitle: string | undefined; fact: Fact | undefined }[]>;
  /** Every fact about it, in order. */
  facts: Fact[];
  evidence: string[];
}

/** The things of a sort with the facts behind them. */
export function rowsOf({ opens }: Sort, things: readonly Thing[], facts: readonly Fact[]): ThingRow[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return things.map(({ number, done }) => {
    const own = done.flatMap(({ id }) => known.get(id) ?? []);
    const first = done.find(({ step }) => step === opens.id);
    const further = done.filter(({ step }) => step !== opens.id);
    const steps = [...new Set(further.map(({ step }) => step))];
    return {
      number,
      opened: first && known.get(first.id),
      openedOn: first?.date ?? '',
      kind: first?.kindTitle ?? '',
      done: new Map(steps.map((step) => [step, further.filter((one) => one.step === step).map(withFact)])),
      facts: own,
      evidence: [...new Set(own.flatMap(({ evidence = [] }) => evidence))],
    };
  });

  function withFact({ id, date, kindTitle }: Thing['done'][number]) {
    return { date, kindTitle, fact: known.get(id) };
  }
}

/** What a list is narrowed by: words, the kind, a step that was not taken yet. */
export interface ThingFilter {
  q: string | undefined;
  kind: string | undefined;
  left: string | undefined;
}

export function narrowed(rows: readonly ThingRow[], { q, kind, left }: ThingFilter): ThingRow[] {
  const asked = q?.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (!kind || row.opened?.data.kind === kind) &&
      (!left || !row.done.has(left)) &&
      (!asked || `${row.number} ${row.opened?.data.note ?? ''}`.toLowerCase().includes(asked)),
  );
}
