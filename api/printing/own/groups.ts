import { groupTitle } from '../../../papers/numerals.ts';
import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { memberRows, ofGroup, ofRound, organizationRows, organizationsOf } from '../names.ts';
import { factRows } from '../things.ts';
import { volumeRows } from './volume.ts';

const DESTROYED = ['withdraw.destroy', 'archive.destroy'];
const OUTSIDE = ['learn.petition-out', 'transfer.petitions'];

/** Each group. */
export function groupChoices(context: Printable): Choice[] {
  return context.groups.map(({ no, inspections }) => {
    const subjects = [`group/${no}`, ...inspections.map((ref) => `inspection/${ref}`)];
    const petitions = subjects.flatMap((on) => factRows(context, OUTSIDE, on));
    return {
      on: `group.${no}`,
      title: groupTitle(no),
      subject: { group: no },
      own: {
        ...ofRound(context),
        ...ofGroup(context, no),
        groupOrganizations: organizationsOf(context, inspections),
      },
      rows: {
        members: memberRows(context, no),
        organizations: organizationRows(context, inspections),
        destroyed: factRows(context, DESTROYED, `group/${no}`),
        petitions: petitions.map((row, i) => ({ ...row, no: String(i + 1) })),
        volume: volumeRows(context, no),
      },
    };
  });
}
