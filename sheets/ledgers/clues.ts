import { type Column, day, light, number, text } from '../column.ts';
import type { Light } from '../light.ts';

/** A line of 问题线索台账: one clue of one batch. Numbers only, never what a clue says. Dates are YYYY-MM-DD. */
export interface ClueLine {
  clue: number;
  batch: number;
  receiverTitle: string;
  from: readonly string[];
  early: boolean;
  handedOn: string | null;
  due: string | null;
  dueNote: string | null;
  light: Light | null;
  feedbackOn: string | null;
  reportedOn: string | null;
  closedOn: string | null;
}

/** 问题线索台账. Its headings are those the import knows, so that what was taken out can be brought in elsewhere. */
export const CLUE_COLUMNS: readonly Column<ClueLine>[] = [
  { ...number<ClueLine>('线索编号', ({ clue }) => clue), total: 'filled' },
  { ...number<ClueLine>('移交批次', ({ batch }) => batch), total: 'filled' },
  text('接收单位', 22, ({ receiverTitle }) => receiverTitle),
  text('来自', 28, ({ from }) => from.join('、')),
  text('提前移交', 10, ({ early }) => (early ? '是' : null)),
  day('移交日期', ({ handedOn }) => handedOn),
  light('反馈时限', (row) => row.light),
  day('首次反馈到期日', ({ due }) => due),
  text('到期日说明', 22, ({ dueNote }) => dueNote),
  day('首次反馈日期', ({ feedbackOn }) => feedbackOn),
  day('最近续报日期', ({ reportedOn }) => reportedOn),
  day('办结日期', ({ closedOn }) => closedOn),
  text('办理情况', 12, standing),
];

function standing({ handedOn, closedOn }: ClueLine): string {
  if (closedOn !== null) return '已办结，可销账';
  return handedOn === null ? '未移交' : '办理中';
}
