import type { LetterLine } from '../../sheets/ledgers/letters.ts';
import type { Letter } from '../schemas/letters.ts';

const HOLDERS = { unit: '协作单位', office: '巡察办', archive: '已归档' } as const;

/** A letter as the ledger's sheet has it. `titles` names the inspections. */
export function letterLine(letter: Letter, titles: ReadonlyMap<string, string>): LetterLine {
  const { deadline, replies, unanswered, custody } = letter;
  const waiting = deadline?.waitingFor.map(({ title }) => title).join('、');
  return {
    ...letter,
    due: deadline?.due ?? null,
    dueNote: deadline?.provisional ? '暂定：放假安排未公布' : waiting ? `未起算，缺：${waiting}` : null,
    light: deadline?.light ?? null,
    repliedOn:
      replies
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null,
    answered: new Set(replies.map(({ inspection }) => inspection)).size,
    unanswered: unanswered.map((ref) => titles.get(ref) ?? ref),
    holder: custody.holder === 'group' ? `第${custody.groups.join('、')}组` : HOLDERS[custody.holder],
  };
}
