import { Button } from 'antd';
import { useState } from 'react';
import { useAskedExtensions } from '../../api/extension-requests.ts';
import { dayText } from '../../common/date.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { WhyPanel } from '../deadlines/why-panel.tsx';
import { DeskCard, DeskLines } from './desk-card.tsx';

const words = messages.desk;
const SHOWN = 8;

/** 申请顺延的: asked for and not yet decided; the panel of the deadline says who decides. */
export function RequestsCard() {
  const [opened, setOpened] = useState<{ workflowId: string; key: string }>();
  const found = useAskedExtensions(SHOWN);
  return (
    <DeskCard title={words.asked} count={found.data?.total}>
      <Shown of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing words={words.askedEmpty} />
          ) : (
            <DeskLines>
              {items.map(({ workflowId, key, title, wish, reason }) => (
                <li key={`${workflowId} ${key}`}>
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setOpened({ workflowId, key })}
                    style={{ paddingInline: 0 }}
                  >
                    {title}
                  </Button>
                  <div>{[words.wish(dayText(wish)), reason].filter(Boolean).join('｜')}</div>
                </li>
              ))}
            </DeskLines>
          )
        }
      </Shown>
      <WhyPanel of={opened} close={() => setOpened(undefined)} />
    </DeskCard>
  );
}
