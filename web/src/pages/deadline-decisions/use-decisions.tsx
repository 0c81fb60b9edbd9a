import { Button } from 'antd';
import { useState } from 'react';
import type { Deadline } from '../../api/deadlines.ts';
import type { Column } from '../../common/columns.tsx';
import { messages } from '../../messages.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { DecisionMenu } from './decision-menu.tsx';
import { type Kind, useKinds } from './kinds.ts';

const words = messages.decisions;
const KINDS: readonly Kind[] = ['remind', 'extend', 'pause', 'resume', 'waive', 'ask'];

/** What a list of deadlines needs to decide about one or many of its rows: a column, what is picked, buttons, the dialog. */
export function useDecisions(rows: readonly Deadline[] = []) {
  const [keys, setKeys] = useState<string[]>([]);
  const [open, setOpen] = useState<{ kind: Kind; rows: Deadline[] }>();
  const kindsOf = useKinds();
  const picked = rows.filter((row) => keys.includes(nameOf(row)));
  const common = KINDS.filter((kind) => picked.length > 0 && picked.every((row) => kindsOf(row).includes(kind)));
  const choose = (kind: Kind, chosen: Deadline[]) => setOpen({ kind, rows: chosen });
  const column: Column<Deadline> = {
    key: 'decide',
    title: messages.fields.operations,
    text: () => '',
    render: (row) => <DecisionMenu row={row} choose={choose} />,
  };
  return {
    any: rows.some((row) => kindsOf(row).length > 0),
    column,
    picked: { keys, pick: setKeys, may: (row: Deadline) => kindsOf(row).length > 0 },
    buttons: common.map((kind) => (
      <Button key={kind} onClick={() => choose(kind, picked)}>
        {words.titleOf(words.kinds[kind], picked.length)}
      </Button>
    )),
    dialog: open && (
      <DecisionDialog
        {...open}
        close={() => {
          setOpen(undefined);
          setKeys([]);
        }}
      />
    ),
  };
}

/** What a row of deadlines is called in its list. */
export function nameOf({ workflowId, key }: Deadline): string {
  return `${workflowId} ${key}`;
}
