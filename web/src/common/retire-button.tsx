import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import type { LineResult } from '../api/batch.ts';
import { newKey } from '../api/key.ts';
import { wordsOf } from '../api/refusal.ts';

interface RetireProps {
  /** What it is called, what is asked before, and what that means. */
  words: { title: string; sure: string; hint: string };
  disabled: boolean;
  send: (key: string) => Promise<LineResult[]>;
  done: () => void;
}

/** Takes those that are ticked out of use, or back into it; the register keeps them either way. */
export function RetireButton({ words, disabled, send, done }: RetireProps) {
  const { message } = App.useApp();
  const ask = useMutation({
    mutationFn: () => send(newKey()),
    onSuccess: (results) => {
      const refused = results.find(({ status }) => status === 'refused');
      if (refused?.status === 'refused') void message.error(refused.problem.detail);
      else done();
    },
    onError: (error) => void message.error(wordsOf(error)),
  });
  return (
    <Popconfirm title={words.sure} description={words.hint} disabled={disabled} onConfirm={() => ask.mutate()}>
      <Button disabled={disabled} loading={ask.isPending}>
        {words.title}
      </Button>
    </Popconfirm>
  );
}
