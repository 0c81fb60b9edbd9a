import { Drawer } from 'antd';
import { useState } from 'react';
import type { Place, Recorded } from '../../api/facts.ts';
import { workflowOf } from '../../api/facts.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
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
}

/** 登记, beside the page it is about; then which due dates it moved. */
export function FactDialog({ open, close, where, place, book, steps, step }: FactDialogProps) {
  const [recorded, setRecorded] = useState<Recorded>();
  const leave = () => {
    close();
    setRecorded(undefined);
  };
  return (
    <Drawer open={open} onClose={leave} size={480} title={messages.facts.recordAt(where)} destroyOnHidden>
      {recorded ? (
        <RecordedResult
          workflowId={workflowOf(place)}
          recorded={recorded}
          another={() => setRecorded(undefined)}
          close={leave}
        />
      ) : (
        <FactForm place={place} book={book} steps={steps} step={step} done={setRecorded} />
      )}
    </Drawer>
  );
}
