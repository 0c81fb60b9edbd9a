import type { LineResult } from '../api/batch.ts';
import { messages } from '../messages.ts';
import { RetireButton } from './retire-button.tsx';

interface RetirePickedProps<T> {
  words: { retire: string; restore: string; batchOf: (what: string, n: number) => string; batchSure: string };
  picked: T[];
  send: (rows: T[], retired: boolean, key: string) => Promise<LineResult[]>;
  done: () => void;
}

/** Takes those that are ticked out of use and, where some of them are, back into it; says how many are ticked. */
export function RetirePicked<T extends { retired: boolean }>({ words, picked, send, done }: RetirePickedProps<T>) {
  const button = (title: string, rows: T[], retired: boolean) => (
    <RetireButton
      words={{ title, sure: words.batchOf(title, rows.length), hint: words.batchSure }}
      disabled={rows.length === 0}
      send={(key) => send(rows, retired, key)}
      done={done}
    />
  );
  const using = picked.filter(({ retired }) => !retired);
  const gone = picked.filter(({ retired }) => retired);
  return (
    <>
      {button(words.retire, using, true)}
      {gone.length > 0 && button(words.restore, gone, false)}
      {picked.length > 0 && <span>{messages.list.selected(picked.length)}</span>}
    </>
  );
}
