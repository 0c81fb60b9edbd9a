import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Progress, Space } from 'antd';
import { useRef, useState } from 'react';
import { type Chosen, confirmImport, type Import, importFailures, useImport } from '../../api/imports.ts';
import { newKey } from '../../api/key.ts';
import { Refusal } from '../../api/refusal.ts';
import { useMay } from '../../app/who.ts';
import { ExcelButton } from '../../common/excel-button.tsx';
import { Refused } from '../../common/refused.tsx';
import { messages } from '../../messages.ts';
import { Mapping } from './mapping.tsx';
import { RowsTable } from './rows-table.tsx';

const words = messages.imports;

interface PreviewProps {
  of: Import;
  reading: boolean;
  reread: (given: Omit<Chosen, 'file'>) => void;
  /** Uploads the same again: the server keeps an upload for an hour, and not beyond its own end. */
  upload: () => Promise<Import>;
}

/** What an uploaded ledger comes to, then how far it is recorded. */
export function Preview({ of: first, reading, reread, upload }: PreviewProps) {
  const client = useQueryClient();
  const [begun, setBegun] = useState<Import>();
  const asked = useImport(begun);
  const now = asked.data ?? begun ?? first;
  const key = useRef(newKey());
  const mayGoLive = useMay('rounds.start') && now.mode === 'backfill';
  const [golive, setGolive] = useState(false);
  const confirm = useMutation({
    mutationFn: async () => {
      try {
        return await confirmImport(now, golive, key.current);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 404) throw error;
        return confirmImport(await upload(), golive, key.current);
      }
    },
    onSuccess: (running) => {
      client.setQueryData(['imports', running.id], running);
      setBegun(running);
    },
  });
  const { state, counts, done, total } = now;
  const isBegun = state !== 'preview';
  const recorded = now.rows.filter((row) => row.state === 'recorded').length;
  return (
    <section aria-label={now.title}>
      {!isBegun && <Mapping of={now} reading={reading} reread={reread} />}
      <div role="status">
        <Alert
          style={{ marginBlock: 12 }}
          showIcon
          type={state === 'stopped' || counts.wrong > 0 ? 'warning' : state === 'done' ? 'success' : 'info'}
          title={state === 'done' ? words.done(recorded) : words.counts(counts.ready, counts.already, counts.wrong)}
          description={now.stopped ?? (isBegun ? undefined : now.mode === 'live' ? words.live : words.golivePlain)}
        />
        {isBegun && (
          <>
            {state === 'running' && words.running(done, total)}
            <Progress
              aria-label={words.running(done, total)}
              percent={total === 0 ? 100 : Math.round((done / total) * 100)}
              status={state === 'stopped' ? 'exception' : state === 'done' ? 'success' : 'active'}
            />
          </>
        )}
      </div>
      <Refused error={confirm.error ?? asked.error} />
      <Space wrap style={{ marginBlock: 12 }}>
        {!isBegun && mayGoLive && (
          <Checkbox checked={golive} onChange={({ target }) => setGolive(target.checked)}>
            {words.golive}
          </Checkbox>
        )}
        {(!isBegun || state === 'stopped') && (
          <Button
            type="primary"
            loading={confirm.isPending}
            disabled={counts.ready === 0 && state !== 'stopped'}
            onClick={() => !confirm.isPending && confirm.mutate()}
          >
            {state === 'stopped' ? words.goOn : counts.ready === 0 ? words.nothing : words.confirm(counts.ready)}
          </Button>
        )}
        {counts.wrong > 0 && state !== 'running' && (
          <ExcelButton name={`${now.title} ${now.round}`} ask={() => importFailures(now)} words={words.failures} />
        )}
      </Space>
      <RowsTable of={now} />
    </section>
  );
}
