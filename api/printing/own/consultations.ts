import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { day, ofRound } from '../names.ts';

/** Each letter of the personnel department that asks for an opinion（征求意见）, in the order they came. */
export function consultationChoices(context: Printable): Choice[] {
  return context.facts
    .filter(({ fact }) => fact === 'consult.request')
    .map(({ factId, date, data }, i) => ({
      on: `consultation.${i + 1}`,
      title: `${day(date)}来函${data.number ? ` ${data.number}` : ''}`,
      subject: { occurrence: factId },
      since: factId,
      own: { ...ofRound(context), asked: day(date), askedNumber: data.number },
      rows: {},
    }));
}
