import { Button } from 'antd';
import { useState } from 'react';
import { type Scan, useScans } from '../../api/scans.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { NotRehearsed } from '../../common/not-rehearsed.tsx';
import { ScanWindow } from '../../common/scan-view.tsx';
import { messages } from '../../messages.ts';

const words = messages.scans;

interface ScansProps {
  round: string;
  workflowId?: string;
}

/** 扫描件 of a round that the account may see; of one workflow where it is given. */
export function ScansTab(props: ScansProps) {
  return (
    <NotRehearsed words={messages.rehearsals.without.scans}>
      <ScansList {...props} />
    </NotRehearsed>
  );
}

function ScansList({ round, workflowId }: ScansProps) {
  const found = useScans(round);
  const [looked, setLooked] = useState<string>();
  const rows = found.data?.items.filter(({ workflow }) => workflowId === undefined || workflow === workflowId);
  const columns: Column<Scan>[] = [
    {
      key: 'name',
      title: words.name,
      text: ({ name }) => name,
      render: ({ id, name }) => (
        <Button type="link" size="small" onClick={() => setLooked(id)} style={{ paddingInline: 0 }}>
          {name}
        </Button>
      ),
    },
    { key: 'id', title: words.no, text: ({ id }) => id, hidden: true },
    { key: 'level', title: words.level, text: ({ level }) => level },
    { key: 'size', title: words.size, text: ({ size }) => words.kb(size) },
    { key: 'addedBy', title: words.addedBy, text: ({ addedBy }) => addedBy },
    { key: 'addedAt', title: words.addedAt, text: ({ addedAt }) => instantText(addedAt) },
    { key: 'hash', title: 'sha256', text: ({ hash }) => hash, hidden: true },
  ];
  return (
    <>
      <DataList
        name={`${words.title} ${workflowId ?? round}`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.empty}
      />
      {looked && <ScanWindow id={looked} close={() => setLooked(undefined)} />}
    </>
  );
}
