import { Drawer } from 'antd';
import type { Rulebook } from '../../api/rulebooks.ts';
import { useRoundBook } from '../../api/rulebooks.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { StepsTable } from './steps-table.tsx';

interface TransferProps {
  round: string;
  /** The version the round follows. */
  rulebook: { id: string; hash: string } | null;
  /** The batch looked at; none while the dialog is shut. */
  no: number | undefined;
  close: () => void;
}

/** 移交手续: the steps of one batch, from its approval to the hand-over. */
export function TransferDialog({ round, rulebook, no, close }: TransferProps) {
  const book = useRoundBook(no === undefined ? undefined : { rulebook });
  const title = no === undefined ? '' : messages.facts.transferOf(no);
  return (
    <Drawer open={no !== undefined} onClose={close} size={720} title={title} destroyOnHidden>
      {no !== undefined && <Shown of={book}>{(rules: Rulebook) => <Steps {...{ round, no, rules, title }} />}</Shown>}
    </Drawer>
  );
}

function Steps({ round, no, rules, title }: { round: string; no: number; rules: Rulebook; title: string }) {
  return <StepsTable place={{ kind: 'transfer', round, no }} where={title} book={rules} levels={['transfer']} />;
}
