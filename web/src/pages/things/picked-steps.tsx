import { Button } from 'antd';
import { messages } from '../../messages.ts';
import type { Listed } from '../facts/step-list.ts';

interface PickedProps {
  steps: readonly Listed[];
  picked: string[];
  go: (step: string, numbers: string[]) => void;
}

/** The next steps of everything that is ticked, each in one entry. */
export function PickedSteps({ steps, picked, go }: PickedProps) {
  if (picked.length === 0) return null;
  return steps.map(({ id, title }) => (
    <Button key={id} onClick={() => go(id, picked)}>
      {messages.things.forPicked(title, picked.length)}
    </Button>
  ));
}
