import { App, Button } from 'antd';
import { useState } from 'react';
import { wordsOf } from '../api/refusal.ts';
import { rehearsed } from '../api/rehearsed.ts';
import { messages } from '../messages.ts';
import { saveFile } from './save-file.ts';

interface Excel {
  /** What the file is called. */
  name: string;
  /** Fetches the workbook of the list with its present filter. */
  ask: () => Promise<unknown>;
  words?: string;
}

/** Saves a ledger as an Excel file: every row of the present question, as the API has it. */
export function ExcelButton({ name, ask, words = messages.list.excel }: Excel) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  // A rehearsal's ledger is nobody's paper.
  if (rehearsed !== undefined) return null;
  const save = async () => {
    setBusy(true);
    try {
      saveFile(await ask(), `${name}.xlsx`);
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      {words}
    </Button>
  );
}
