import { useQuery } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { api, contentOf } from '../../api/client.ts';
import { dayText } from '../../common/date.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.facts;

interface MissingProps {
  workflowId: string;
  on: string;
  step: string;
  title: string;
}

/** 还缺什么: what a step waits for and who can do it, asked when somebody looks. */
export function MissingButton({ workflowId, on, step, title }: MissingProps) {
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['checklist', workflowId, on, step],
    queryFn: () =>
      contentOf(
        api.GET('/api/workflows/{workflowId}/checklist', { params: { path: { workflowId }, query: { step, on } } }),
      ),
    enabled: open,
  });
  const content = (
    <Shown of={found}>
      {(lines) => {
        const open = lines.filter(({ done }) => done === undefined);
        if (open.length === 0) return words.nothingMissing;
        return (
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {open.map((line) => (
              <li key={`${line.step} ${line.on} ${line.thing}`}>
                {[line.title, line.thing, line.approval, line.by, dayText(line.done)].filter(Boolean).join('｜')}
              </li>
            ))}
          </ul>
        );
      }}
    </Shown>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} title={title} content={content}>
      <Button type="link" size="small" aria-label={`${words.missing}：${title}`}>
        {words.missing}
      </Button>
    </Popover>
  );
}
