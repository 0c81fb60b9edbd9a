import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Radio, Space, Typography } from 'antd';
import { useState } from 'react';
import { type Chosen, type Import, importTemplate, type LedgerKind, previewImport } from '../../api/imports.ts';
import { useMay } from '../../app/who.ts';
import { ExcelButton } from '../../common/excel-button.tsx';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { Refused } from '../../common/refused.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { messages } from '../../messages.ts';
import { Preview } from './preview.tsx';

const words = messages.imports;

/** 导入台账: an existing ledger is chosen, looked at row by row, and recorded once it is confirmed. */
export default function ImportPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round } = chosen;
  const may = { clues: useMay('transfers.record'), rectification: useMay('facts.record') };
  const ledger = (state.get('ledger') ?? 'clues') as LedgerKind;
  const [file, setFile] = useState<File>();
  const [shown, setShown] = useState<Import>();
  const read = useMutation({
    mutationFn: (given: Chosen) => previewImport(round ?? '', ledger, given),
    onSuccess: setShown,
  });
  const forget = () => {
    setFile(undefined);
    setShown(undefined);
    read.reset();
  };
  const change = (wanted: Record<string, string>) => {
    forget();
    state.change(wanted);
  };
  const choose = (given: File | undefined) => {
    setShown(undefined);
    setFile(given);
    if (given) read.mutate({ file: given });
  };
  const kinds = (Object.keys(words.ledgers) as LedgerKind[]).filter((kind) => may[kind]);
  return (
    <Page title={words.title} extra={<RoundChoice chosen={chosen} change={(next) => change({ round: next })} />}>
      <Typography.Paragraph>{words.intro}</Typography.Paragraph>
      <Form layout="vertical">
        <Form.Item label={words.ledger}>
          <Space wrap>
            <Radio.Group
              aria-label={words.ledger}
              value={ledger}
              options={kinds.map((kind) => ({ value: kind, label: words.ledgers[kind] }))}
              onChange={({ target }) => change({ ledger: String(target.value) })}
            />
            <ExcelButton name={words.ledgers[ledger]} ask={() => importTemplate(ledger)} words={words.template} />
          </Space>
        </Form.Item>
        <Form.Item label={words.file} htmlFor="import-file" extra={words.fileHint}>
          <input
            id="import-file"
            // Another file of the same name is another choice.
            key={shown ? 'shown' : 'none'}
            type="file"
            accept=".xlsx,.csv"
            disabled={round === undefined}
            onChange={({ target }) => choose(target.files?.[0])}
          />
        </Form.Item>
      </Form>
      <div role="status">{read.isPending && <Alert type="info" title={words.reading} showIcon />}</div>
      <Refused error={read.error} />
      {shown && file && (
        <Preview
          key={shown.id}
          of={shown}
          reading={read.isPending}
          reread={(given) => read.mutate({ file, ...given })}
          upload={() =>
            previewImport(shown.round, shown.ledger, { file, sheet: shown.sheet, mapping: mappingOf(shown) })
          }
        />
      )}
    </Page>
  );
}

/** The columns as they were chosen. */
export function mappingOf({ fields }: Import): Record<string, number> {
  return Object.fromEntries(fields.flatMap(({ key, column }) => (column === null ? [] : [[key, column]])));
}
