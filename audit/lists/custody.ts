import { formatDate } from '../../procedure/counting/index.ts';
import { type Custody, custodyOf } from '../../procedure/heart/originals.ts';
import type { Fact } from '../../procedure/heart/state.ts';

/** What happens to the original of a reply; the letter itself and its receipt are other papers. */
const OF_ORIGINALS = new Set([
  'letter.replied',
  'letter.distributed',
  'letter.original-returned',
  'letter.original-archived',
]);

/** Says where the original of a letter's fact is, as the facts that stand tell; null where the ledger does not say. */
export function whereabouts(standing: readonly Fact[]): (fact: Fact) => string | null {
  const custody = custodyOf({ facts: [...standing] });
  return ({ fact, on, data: { number } }) => {
    if (!OF_ORIGINALS.has(fact)) return null;
    const own = custody.filter((one) => one.letter === on && (number === undefined || one.number === number));
    const told = [...new Set(own.map(placeOf))];
    return told.length === 0 ? null : told.join('；');
  };
}

function placeOf({ number, group, handed, returned, filed, registered }: Custody): string {
  if (filed !== undefined) return `原件 ${number} 已归档（${formatDate(filed)}）`;
  if (handed !== undefined && returned === undefined) return `原件 ${number} 在第${group}组（${formatDate(handed)}起）`;
  return `原件 ${number} 在巡察办（${formatDate(returned ?? registered)}起）`;
}
