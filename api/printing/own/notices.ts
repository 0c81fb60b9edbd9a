import type { Db } from '../../../db/client.ts';
import { papersAsked } from '../../../db/queries/papers.ts';
import { paperNumber } from '../../../notices/paper.ts';
import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { day, ofRound } from '../names.ts';

/** Papers of a kind that were numbered when their rung fired（催办函、督办单）. */
export async function noticeChoices(db: Db, context: Printable, kind: string): Promise<Choice[]> {
  const papers = await papersAsked(db, { filter: { kind, round: context.round }, most: 10_000 });
  return papers.map((paper) => {
    const number = paperNumber(paper);
    return {
      on: `notice.${paper.year}-${paper.no}`,
      title: `${number}　${paper.addressee}`,
      subject: {},
      own: {
        ...ofRound(context),
        ...{ number, title: paper.title, addressee: paper.addressee, issued: day(paper.issuedOn) },
      },
      // The last line signs it; the paper has a place of its own for that.
      rows: { lines: paper.lines.slice(0, -1).map((text) => ({ text })) },
    };
  });
}
