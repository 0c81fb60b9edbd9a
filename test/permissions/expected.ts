import type { Place } from '../../api/permissions/place.ts';
import type { Right } from '../../api/permissions/rights.ts';
import type { ScopeKind } from '../../db/schema/account-roles.ts';

/** The roles in the order of the columns below. */
export const COLUMNS = [
  ...['office', 'director', 'lg.head', 'lg.exec', 'lg.any', 'leader', 'deputy', 'gl', 'member'],
  ...['unit', 'ol', 'prin', 'auditor', 'sysadmin', 'secadmin'],
];

/** What the procedure gives each role（x）, written by hand from it and not from the code. */
export const GIVEN: Record<Right, string> = {
  //                     of di lh le la  ld dp gl me  un  ol pr  au sy se
  'rounds.see': '        x  x  x  x  x   x  x  x  x   .   x  x   x  .  .',
  'facts.see': '         x  x  x  x  x   x  x  x  x   .   x  x   x  .  .',
  'work.see': '          x  x  x  x  x   x  x  x  x   .   .  .   x  .  .',
  'letters.see': '       x  x  x  x  x   x  x  x  x   x   .  .   x  .  .',
  'transfers.see': '     x  x  x  x  x   x  x  .  .   x   .  .   x  .  .',
  'deadlines.see': '     x  x  x  x  x   x  x  x  x   x   x  x   x  .  .',
  'drafts.see': '        x  x  x  x  x   x  x  x  x   .   .  .   x  .  .',
  'registers.see': '     x  x  x  x  x   .  .  .  .   .   .  .   x  .  .',
  'rules.see': '         x  x  x  x  x   x  x  x  x   x   x  x   x  .  .',
  'inbox.see': '         x  x  x  x  x   x  x  x  x   x   x  x   x  .  .',
  'ledger.see': '        x  x  .  .  .   .  .  .  .   .   .  .   x  .  .',
  'facts.record': '      x  x  .  .  .   x  x  x  x   .   .  .   .  .  .',
  'sealed.open': '       .  .  x  x  x   .  .  .  .   .   .  .   .  .  .',
  'letters.record': '    x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'letters.receive': '   .  .  .  .  .   .  .  .  .   x   .  .   .  .  .',
  'transfers.record': '  x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'deadlines.ask': '     .  .  .  .  .   x  x  x  x   x   x  x   .  .  .',
  'deadlines.decide': '  x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'approvals.record': '  x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'drafts.sign': '       .  x  x  x  x   x  x  .  .   .   .  .   .  .  .',
  'registers.record': '  x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'rounds.start': '      x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'calendars.import': '  x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'rehearsals.see': '    x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'rehearsals.run': '    x  x  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'clock.move': '        .  .  .  .  .   .  .  .  .   .   .  .   .  .  .',
  'audits.see': '        x  x  .  .  .   .  .  .  .   .   .  .   x  .  .',
  'audits.run': '        .  .  .  .  .   .  .  .  .   .   .  .   x  .  .',
  'payloads.decode': '   .  .  .  .  .   .  .  .  .   .   .  .   x  .  .',
  'people.see': '        .  .  .  .  .   .  .  .  .   .   .  .   x  x  x',
  'people.manage': '     .  .  .  .  .   .  .  .  .   .   .  .   .  x  .',
  'people.roles': '      .  .  .  .  .   .  .  .  .   .   .  .   .  .  x',
  'trail.see': '         .  .  .  .  .   .  .  .  .   .   .  .   x  .  x',
  known: '               x  x  x  x  x   x  x  x  x   x   x  x   x  x  x',
  own: '                 x  x  x  x  x   x  x  x  x   x   x  x   x  x  x',
};

/** What a role may be given for. */
export const LIMITS: Record<string, readonly ScopeKind[]> = {
  ...{ office: ['all', 'round'], director: ['all', 'round'] },
  ...{ 'lg.head': ['all', 'round'], 'lg.exec': ['all', 'round'], 'lg.any': ['all', 'round'] },
  ...{ leader: ['group', 'inspection'], deputy: ['group', 'inspection'] },
  ...{ gl: ['group', 'inspection'], member: ['group', 'inspection'] },
  ...{ unit: ['unit'], ol: ['inspection'], prin: ['inspection'] },
  ...{ auditor: ['all'], sysadmin: ['all'], secadmin: ['all'] },
};

/** Who reaches their own round, group or inspection where a route works; a unit's round has a letter to it. */
export const REACHED: Record<Place, readonly ScopeKind[]> = {
  any: ['all', 'round', 'group', 'inspection', 'unit'],
  county: ['all'],
  round: ['all', 'round'],
  part: ['all', 'round', 'group', 'inspection', 'unit'],
  group: ['all', 'round', 'group'],
  inspection: ['all', 'round', 'group', 'inspection'],
  workflow: ['all', 'round', 'group', 'inspection'],
  'workflow-part': ['all', 'round', 'group', 'inspection', 'unit'],
  asked: ['all', 'round'],
};
