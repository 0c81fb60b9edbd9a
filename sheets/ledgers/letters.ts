import { type Column, day, light, number, text } from '../column.ts';
import type { Light } from '../light.ts';

/** A line of 函件台账. Dates are YYYY-MM-DD; organizations are named by the caller. */
export interface LetterLine {
  unitTitle: string;
  kindTitle: string;
  secret: boolean;
  number: string | null;
  sentOn: string | null;
  receivedOn: string | null;
  personnelReceivedOn: string | null;
  due: string | null;
  dueNote: string | null;
  light: Light | null;
  repliedOn: string | null;
  answered: number;
  unanswered: readonly string[];
  holder: string;
}

/** 函件台账（收—送—退—归）. */
export const LETTER_COLUMNS: readonly Column<LetterLine>[] = [
  light('灯', (row) => row.light),
  text('协作单位', 18, ({ unitTitle }) => unitTitle),
  text('函件', 18, ({ kindTitle }) => kindTitle),
  text('密级', 8, ({ secret }) => (secret ? '密件' : null)),
  text('文号', 20, (row) => row.number),
  day('发函日', ({ sentOn }) => sentOn),
  day('签收日', ({ receivedOn }) => receivedOn),
  day('收到人员信息日', ({ personnelReceivedOn }) => personnelReceivedOn),
  day('函复到期日', ({ due }) => due),
  text('到期日说明', 22, ({ dueNote }) => dueNote),
  day('最近函复日', ({ repliedOn }) => repliedOn),
  number('已复单位数', ({ answered }) => answered),
  number('未复单位数', ({ unanswered }) => unanswered.length),
  text('未复的组·单位', 30, ({ unanswered }) => unanswered.join('、')),
  text('原件在何处', 14, ({ holder }) => holder),
];
