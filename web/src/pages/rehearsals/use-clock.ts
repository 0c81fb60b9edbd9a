import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { wordsOf } from '../../api/refusal.ts';
import { type Advance, type AdvanceBy, useAdvance, useAdvanced } from '../../api/rehearsals.ts';
import { useMay } from '../../app/who.ts';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.rehearsals;

/** The clock of a rehearsal: moving it, and how far it is. */
export function useClock(round: string) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const may = useMay('rehearsals.run');
  const ask = useAdvance(round);
  const [id, setId] = useState<string>();
  const { data: advance } = useAdvanced(round, id);
  const status = advance?.status;
  useEffect(() => {
    // Whatever fell due on the way is there now.
    if (status === 'done' || status === 'failed') void queries.invalidateQueries();
  }, [status, queries]);
  return {
    may,
    advance: (by: AdvanceBy) =>
      ask.mutate(by, {
        onSuccess: (begun) => setId(begun.id),
        onError: (error) => void message.error(wordsOf(error)),
      }),
    busy: ask.isPending || status === 'running',
    last: advance,
    said: saidOf(advance),
  };
}

function saidOf(advance: Advance | undefined): string {
  if (!advance) return messages.entry.sending;
  if (advance.status === 'running') return words.advancing(instantText(advance.reached));
  if (advance.status === 'failed') return words.failed;
  return words.advanced(advance.reachedText, advance.entries?.length ?? 0);
}
