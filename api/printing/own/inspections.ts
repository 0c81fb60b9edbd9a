import type { InspectionRow } from '../../../db/queries/inspections.ts';
import { groupTitle } from '../../../papers/numerals.ts';
import type { Row } from '../../../papers/told.ts';
import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { memberRows, ofGroup, ofRound } from '../names.ts';
import { factRows, thingRows } from '../things.ts';

/** What every paper of an inspection may say. */
export function ofInspection(context: Printable, { groupNo, name, villages }: InspectionRow): Row {
  const of = { organization: name, villages: villages === null ? undefined : String(villages) };
  return { ...ofRound(context), ...ofGroup(context, groupNo), ...of };
}

/** 第一巡察组·甲镇党委. */
export function inspectionTitle({ groupNo, name }: InspectionRow): string {
  return `${groupTitle(groupNo)}·${name}`;
}

/** Each group × organization. */
export function inspectionChoices(context: Printable): Choice[] {
  return context.inspections.map((inspection) => {
    const { ref, groupNo: group, orgNo: org } = inspection;
    const on = `inspection/${ref}`;
    const signedOff = { step: 'rectify.item-sign-off', as: 'signedOff' };
    return {
      on: `inspection.${ref}`,
      title: inspectionTitle(inspection),
      subject: { group, org },
      own: ofInspection(context, inspection),
      rows: {
        members: memberRows(context, group),
        problems: thingRows(context, 'problem', on),
        items: thingRows(context, 'item', on, signedOff),
        borrowed: thingRows(context, 'borrowed', on, { step: 'withdraw.return', as: 'returned' }),
        destroyed: factRows(context, ['withdraw.destroy'], `group/${group}`),
      },
    };
  });
}
