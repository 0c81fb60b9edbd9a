import { Drawer } from 'antd';
import { useState } from 'react';
import type { Place, Recorded } from '../../api/facts.ts';
import { workflowOf } from '../../api/facts.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { covers, useWhoIs } from '../../app/who.ts';
import { messages } from '../../messages.ts';
import { FactForm } from './fact-form.tsx';
import { RecordedResult } from './recorded-result.tsx';
import type { Listed } from './step-list.ts';

interface FactDialogProps {
  open: boolean;
  close: () => void;
  /** What the place is called. */
  where: string;
  place: Place;
  book: Rulebook;
  steps: Listed[];
  step?: string | undefined;
  /** The things it is about, where they were picked already. */
  numbers?: readonly string[] | undefined;
}

/** 登记, beside the page it is about; then which due dates it moved. */
export function FactDialog({ open, close, where, place, book, steps, step, numbers }: FactDialogProps) {
  const [recorded, setRecorded] = useState<Recorded>();
  // What a group records stands in the workflow of the whole round.
  const looks = covers(useWhoIs(), place.round) || place.kind === 'inspection';
  const leave = () => {
    close();
    setRecorded(undefined);
  };
  return (
    <Drawer open={open} onClose={leave} size={480} title={messages.facts.recordAt(where)} destroyOnHidden>
      {recorded ? (
        <RecordedResult
          workflowId={looks ? workflowOf(place) : undefined}
          recorded={recorded}
          another={() => setRecorded(undefined)}
          close={leave}
        />
      ) : (
        <FactForm {...{ place, book, steps, step, numbers }} done={setRecorded} />
      )}
    </Drawer>
  );
}
