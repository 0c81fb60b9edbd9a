import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { api, contentOf } from '../../api/client.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.facts;

interface MissingProps {
  workflowId: string;
  on: string;
  /** The step asked about; none while nobody asks. */
  step: { id: string; title: string } | undefined;
  close: () => void;
}

/** 还缺什么: what a step waits for and who can do it, asked when somebody looks. */
export function MissingDialog({ workflowId, on, step, close }: MissingProps) {
  const found = useQuery({
    queryKey: ['checklist', workflowId, on, step?.id],
    queryFn: () =>
      contentOf(
        api.GET('/api/workflows/{workflowId}/checklist', {
          params: { path: { workflowId }, query: { step: step?.id ?? '', on } },
        }),
      ),
    enabled: step !== undefined,
  });
  return (
    <Modal
      open={step !== undefined}
      onCancel={close}
      footer={null}
      title={`${words.missing}：${step?.title ?? ''}`}
      destroyOnHidden
    >
      <Shown of={found}>
        {(lines) => {
          const open = lines.filter(({ done }) => done === undefined);
          if (open.length === 0) return words.nothingMissing;
          return (
            <ul style={{ margin: 0, paddingLeft: 18 }}>
              {open.map((line) => (
                <li key={`${line.step} ${line.on} ${line.thing} ${line.approval}`}>
                  {[line.title, line.thing, line.approval, line.by].filter(Boolean).join('｜')}
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </Modal>
  );
}
