import { PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { paperAddress, usePapers } from '../api/papers.ts';
import { messages } from '../messages.ts';

const words = messages.papers;

interface PaperMenuProps {
  round: string;
  /** What the papers are for, as facts say it: `letter/aud`, `inspection/1-1`, `transfer/1`, `person/jia`. */
  on: string;
  /** Number of one of several things of an inspection. */
  no?: string;
  size?: 'small' | 'middle';
}

/** 打印/Word: the papers of one subject, each as a Word file or a page to print; nothing where there are none. */
export function PaperMenu({ round, on, no, size = 'small' }: PaperMenuProps) {
  const { data: papers } = usePapers(round);
  const address = on.replace('/', '.');
  const own = (papers ?? []).flatMap((paper) => {
    const subject = paper.for.find((one) => one.on === address && one.no === (no ?? null));
    return subject ? [{ paper, subject }] : [];
  });
  if (own.length === 0) return null;
  const items = own.map(({ paper: { id, title }, subject }) => {
    const of = { round, paper: id, subject };
    return {
      key: id,
      type: 'group' as const,
      label: title,
      children: [
        {
          key: `${id}.docx`,
          label: (
            <a href={paperAddress('docx', of)} download>
              {words.word}
            </a>
          ),
        },
        {
          key: `${id}.html`,
          label: (
            <a href={paperAddress('html', of)} target="_blank" rel="noreferrer">
              {words.print}
            </a>
          ),
        },
      ],
    };
  });
  return (
    <Dropdown menu={{ items, style: { maxHeight: '60vh', overflow: 'auto' } }} trigger={['click']}>
      <Button className="no-print" size={size} icon={<PrinterOutlined aria-hidden />}>
        {words.menu}
      </Button>
    </Dropdown>
  );
}
