import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { memberRows, numbered, ofGroup, ofRound, organizationRows, organizationsOf } from '../names.ts';
import { factRows } from '../things.ts';
import { letterRows } from './letters.ts';
import { volumeRows } from './volume.ts';

const OUTSIDE = ['learn.petition-out', 'transfer.petitions'];

/** The round as a whole. */
export function roundChoice(context: Printable): Choice {
  const groups = context.groups.map(({ no, inspections }) => ({
    ...ofGroup(context, no),
    organizations: organizationsOf(context, inspections),
  }));
  return {
    on: 'round',
    title: `轮次 ${context.round}`,
    subject: {},
    own: ofRound(context),
    rows: {
      organizations: organizationRows(context, context.known),
      groups: numbered(groups),
      members: memberRows(context),
      letters: letterRows(context),
      petitions: factRows(context, OUTSIDE),
      volume: volumeRows(context),
    },
  };
}
