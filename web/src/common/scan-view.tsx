import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { isScan, scanAddress, scanPicture } from '../api/scans.ts';
import { useMay } from '../app/who.ts';
import { messages } from '../messages.ts';
import { Shown } from './states.tsx';

const words = messages.scans;

/** What proves an entry: scans are opened by who may see them, other words are shown as they were written. */
export function Evidence({ items }: { items: readonly string[] }) {
  const [looked, setLooked] = useState<string>();
  const may = useMay('work.see');
  return (
    <>
      {items.map((one) =>
        isScan(one) && may ? (
          <Button
            key={one}
            type="link"
            size="small"
            style={{ paddingInline: 0, marginRight: 8 }}
            onClick={() => setLooked(one)}
            aria-label={words.look(one)}
          >
            {words.title}
          </Button>
        ) : (
          <span key={one} style={{ marginRight: 8 }}>
            {one}
          </span>
        ),
      )}
      {looked && <ScanWindow id={looked} close={() => setLooked(undefined)} />}
    </>
  );
}

/** A scan in a window: a picture is shown, anything else is downloaded. */
export function ScanWindow({ id, close }: { id: string; close: () => void }) {
  const found = useQuery({ queryKey: ['scan', id], queryFn: () => scanPicture(id), gcTime: 0, staleTime: Infinity });
  const url = found.data?.url;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const download = (
    <Button href={scanAddress(id)} download type="primary">
      {words.download}
    </Button>
  );
  return (
    <Modal open onCancel={close} footer={download} title={`${words.title} ${id}`} width={880}>
      <Shown of={found}>
        {(file) =>
          file.type.startsWith('image/') && file.type !== 'image/tiff' ? (
            <img src={file.url} alt={`${words.title} ${id}`} style={{ maxWidth: '100%' }} />
          ) : (
            words.noPreview
          )
        }
      </Shown>
    </Modal>
  );
}
