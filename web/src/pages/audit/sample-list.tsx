import { Button, Form, Input, InputNumber, Tag } from 'antd';
import { useState } from 'react';
import { type Sampled, useSample } from '../../api/audits.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { messages } from '../../messages.ts';
import { decisionsOf } from './timeline-list.tsx';

const { checkpoints: words, audit } = messages;
const USUAL = 10;

interface Asked {
  seed: string;
  n: number;
}

/** 抽查: entries drawn by a seed, to be held against the papers; the same seed draws the same again. */
export function SampleList({ round }: { round: string | undefined }) {
  const [asked, setAsked] = useState<Asked>();
  const found = useSample(round, asked);
  return (
    <>
      <Form<Asked>
        layout="inline"
        initialValues={{ n: USUAL }}
        onFinish={setAsked}
        style={{ marginBottom: 12, gap: 8 }}
      >
        <Form.Item
          name="seed"
          label={words.seed}
          rules={[{ required: true, whitespace: true, message: words.needSeed }]}
        >
          <Input maxLength={100} title={words.seedHint} placeholder={words.seedHint} style={{ width: 320 }} />
        </Form.Item>
        <Form.Item name="n" label={words.n}>
          <InputNumber min={1} max={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={!round}>
          {words.draw}
        </Button>
      </Form>
      {found.data && <p role="status">{words.drawn(found.data.population, found.data.withoutEvidence)}</p>}
      {asked && (
        <DataList
          name={words.sample}
          columns={columns}
          rows={found.data?.items}
          rowKey={({ workflowId, seq }) => `${workflowId} ${seq}`}
          loading={found.isFetching}
          error={found.error}
          retry={() => void found.refetch()}
        />
      )}
    </>
  );
}

const columns: Column<Sampled>[] = [
  { key: 'happened', title: audit.happened, text: ({ happened }) => happened },
  { key: 'where', title: audit.where, text: ({ workflow }) => workflow },
  {
    key: 'what',
    title: audit.what,
    text: ({ what }) => what,
    render: ({ what, noEvidence, corrected }) => (
      <>
        {what} {noEvidence && <Tag color="warning">{words.noEvidence}</Tag>}
        {corrected && <Tag>{words.corrected}</Tag>}
      </>
    ),
  },
  { key: 'papers', title: words.papers, text: ({ papers }) => papers.join('、') },
  { key: 'place', title: words.where, text: ({ where }) => where ?? words.noWhere },
  { key: 'typedBy', title: audit.typedBy, text: ({ typedBy }) => typedBy ?? '' },
  { key: 'decisions', title: audit.decisions, text: decisionsOf },
];
