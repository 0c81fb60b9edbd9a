import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Segmented, Select, Upload } from 'antd';
import { useState } from 'react';
import { newKey } from '../api/key.ts';
import { wordsOf } from '../api/refusal.ts';
import { rehearsed } from '../api/rehearsed.ts';
import { isScan, type ScanLevel, uploadScan } from '../api/scans.ts';
import { useMay } from '../app/who.ts';
import { messages } from '../messages.ts';
import { Evidence } from './scan-view.tsx';

const words = messages.scans;
const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.ofd,.docx';
const LEVELS = [
  { value: '普通', label: '普通' },
  { value: '内部', label: '内部' },
  { value: words.confidential, label: words.confidential },
];

interface FieldProps<T> {
  id?: string;
  value?: T;
  onChange?: (value: T) => void;
  /** The workflow the file belongs to. */
  workflow: string;
}

/** Several pieces of evidence: scans that are uploaded here, and numbers or places that are typed. */
export function ScansField({ id, value = [], onChange, workflow }: FieldProps<string[]>) {
  return (
    <>
      <Select
        {...(id !== undefined && { id })}
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[' ', ',', '，', '、']}
        value={value}
        onChange={(next: string[]) => onChange?.(next)}
      />
      <ScanUpload workflow={workflow} done={(scan) => onChange?.([...value, scan])} />
      <Evidence items={value.filter(isScan)} />
    </>
  );
}

/** One piece of evidence: a scan, or the number or place of the paper. */
export function ScanField({ id, value = '', onChange, workflow }: FieldProps<string>) {
  return (
    <>
      <Input id={id} value={value} maxLength={200} onChange={({ target }) => onChange?.(target.value)} />
      <ScanUpload workflow={workflow} done={(scan) => onChange?.(scan)} />
      <Evidence items={[value].filter(isScan)} />
    </>
  );
}

/** Takes a file; of what is confidential it says what to write instead. */
function ScanUpload({ workflow, done }: { workflow: string; done: (id: string) => void }) {
  const may = useMay('facts.record');
  const [level, setLevel] = useState<string>('普通');
  const sent = useMutation({
    mutationFn: (file: File) => uploadScan(file, workflow, level as ScanLevel, newKey()),
    onSuccess: ({ id }) => done(id),
    // A file alone moves nothing.
    meta: { quiet: true },
  });
  if (!may) return null;
  if (rehearsed !== undefined) return <span>{messages.rehearsals.without.scans}</span>;
  const secret = level === words.confidential;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8, alignItems: 'center' }}>
      <Segmented size="small" aria-label={words.level} options={LEVELS} value={level} onChange={setLevel} />
      {!secret && (
        <Upload
          accept={ACCEPTED}
          showUploadList={false}
          beforeUpload={(file) => {
            sent.mutate(file);
            return false;
          }}
        >
          <Button size="small" icon={<UploadOutlined />} aria-busy={sent.isPending} title={words.kinds}>
            {words.upload}
          </Button>
        </Upload>
      )}
      <span role="status">
        {sent.isPending && words.uploading}
        {secret && words.confidentialRule}
        {sent.error && wordsOf(sent.error)}
      </span>
    </div>
  );
}
