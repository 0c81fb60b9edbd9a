import { Alert, App, Drawer, Form, Input, Table } from 'antd';
import Papa from 'papaparse';
import { useState } from 'react';
import type { LineResult } from '../api/batch.ts';
import { messages } from '../messages.ts';
import { Entry } from './entry.tsx';
import { type PastedColumn, readPasted } from './pasted.ts';
import { reachable } from './reachable.ts';

const words = messages.paste;
const SHOWN = 10;

export type PastedLine = Record<string, string>;

interface PasteProps {
  title: string;
  draft: string;
  columns: readonly PastedColumn[];
  hint?: string;
  /** What is wrong with a line, before it is sent. */
  wrong: (line: PastedLine) => string | undefined;
  send: (lines: PastedLine[], key: string) => Promise<LineResult[]>;
  close: () => void;
}

interface Refused {
  line: PastedLine;
  why: string;
}

/** Many at once, copied from Excel; what was refused stays with its reason to be put right. */
export function PasteDialog({ title, draft, columns, hint, wrong, send, close }: PasteProps) {
  const { message } = App.useApp();
  const [refused, setRefused] = useState<Refused[]>([]);
  const text = refused.length > 0 ? written(refused, columns) : '';
  const done = ({ lines, results }: { lines: PastedLine[]; results: LineResult[] }) => {
    const left = lines.flatMap((line, index) => {
      const result = results[index];
      return result?.status === 'refused' ? [{ line, why: result.problem.detail }] : [];
    });
    void message.success(words.done(lines.length - left.length));
    if (left.length === 0) close();
    setRefused(left);
  };
  return (
    <Drawer open onClose={close} size={760} title={title} destroyOnHidden>
      {refused.length > 0 && <StillWrong refused={refused} />}
      <Entry<{ text: string }, { lines: PastedLine[]; results: LineResult[] }>
        key={text}
        draft={`${draft}:${refused.length}`}
        initial={{ text }}
        submit={async ({ text: pasted }, key) => {
          const lines = readPasted(pasted, columns);
          return { lines, results: await send(lines, key) };
        }}
        done={done}
        words={words.submit}
      >
        {() => (
          <>
            <Form.Item
              name="text"
              label={words.label}
              extra={[words.columns(columns.map(({ heads }) => heads[0]).join('、')), hint].filter(Boolean).join('。')}
              rules={[{ validator: (_, value: string) => checked(readPasted(value ?? '', columns), wrong) }]}
            >
              <Input.TextArea autoSize={{ minRows: 6, maxRows: 14 }} spellCheck={false} wrap="off" />
            </Form.Item>
            <Form.Item noStyle dependencies={['text']}>
              {({ getFieldValue }) => (
                <Read lines={readPasted(String(getFieldValue('text') ?? ''), columns)} columns={columns} />
              )}
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}

async function checked(lines: PastedLine[], wrong: PasteProps['wrong']): Promise<void> {
  if (lines.length === 0) throw new Error(words.need);
  const errors = lines.flatMap((line, index) => {
    const why = wrong(line);
    return why === undefined ? [] : [words.lineError(index + 1, why)];
  });
  if (errors.length > 0) throw new Error(errors.slice(0, SHOWN).join('；'));
}

/** How the lines were understood, before they are sent. */
function Read({ lines, columns }: { lines: PastedLine[]; columns: readonly PastedColumn[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p role="status">
        {words.read(lines.length)}
        {lines.length > SHOWN && `，${words.first(SHOWN)}`}
      </p>
      <Table
        size="small"
        pagination={false}
        ref={reachable}
        scroll={{ x: 'max-content' }}
        style={{ marginBottom: 16 }}
        rowKey="no"
        dataSource={lines.slice(0, SHOWN).map((line, index) => ({ no: index + 1, line }))}
        columns={[
          { title: words.line, render: (_, { no }) => no },
          ...columns.map(({ key, heads }) => ({
            title: heads[0],
            render: (_: unknown, { line }: { line: PastedLine }) => line[key],
          })),
        ]}
      />
    </>
  );
}

function StillWrong({ refused }: { refused: Refused[] }) {
  const list = (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {refused.slice(0, SHOWN).map(({ why }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else of their own
        <li key={index}>{words.lineError(index + 1, why)}</li>
      ))}
    </ul>
  );
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={messages.entry.failedSome(refused.length)}
      description={list}
      style={{ marginBottom: 16 }}
    />
  );
}

function written(refused: Refused[], columns: readonly PastedColumn[]): string {
  const fields = columns.map(({ heads }) => heads[0] ?? '');
  const data = refused.map(({ line }) => columns.map(({ key }) => line[key] ?? ''));
  return Papa.unparse({ fields, data }, { delimiter: '\t' });
}
