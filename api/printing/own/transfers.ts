import { groupTitle } from '../../../papers/numerals.ts';
import { roleTitle } from '../../words.ts';
import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { day, numbered, ofRound, organizationsOf } from '../names.ts';

/** Each batch of clues. */
export function transferChoices(context: Printable): Choice[] {
  return context.transfers.map(({ no, receiver, clues, inspections }) => {
    const title = context.book.receivers[receiver]?.title ?? roleTitle(receiver);
    const groups = [...new Set(inspections.map((ref) => Number(ref.split('-')[0])))];
    return {
      on: `transfer.${no}`,
      title: `第${no}批·${title}`,
      subject: { transfer: no, unit: receiver },
      own: {
        ...ofRound(context),
        ...{ batch: `第${no}批`, receiver: title, clueCount: String(clues.length) },
        clueNumbers: clues.map(({ number }) => number).join('、'),
        from: organizationsOf(context, inspections),
        groups: groups.map(groupTitle).join('、'),
      },
      rows: {
        clues: numbered(clues.map(({ number, closedOn }) => ({ number: String(number), closed: day(closedOn) }))),
      },
    };
  });
}
