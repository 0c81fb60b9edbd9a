import type { RoleGiven } from '../../db/queries/account-roles.ts';
import type { ScopeKind } from '../../db/schema/account-roles.ts';
import type { Action } from './actions.ts';
import { ALL_RIGHTS, actionsFor, type Right } from './rights.ts';

/** The role of this machine's own commands; nobody is given it. */
export const LOCAL_ROLE = 'local';

/** What a role gives, and what it may be given for. */
export interface RoleRights {
  /** `all` is the whole county. */
  scopes: readonly ScopeKind[];
  rights: readonly Right[];
}

const BUSINESS = ALL_RIGHTS.filter((right) =>
  actionsFor(right).some((action) => action === 'read' || action === 'record'),
);
const LOOK = BUSINESS.filter((right) => right.endsWith('.see') && right !== 'rehearsals.see');

/** A clerk enters what others decided on paper, and signs nothing of their own. */
const OFFICE: RoleRights = {
  scopes: ['all', 'round'],
  rights: BUSINESS.filter(
    (right) => !['drafts.sign', 'letters.receive', 'deadlines.ask', 'sealed.open'].includes(right),
  ),
};

/** Those who decide may do so on the page; the rest of their paper is entered by the office. */
const LEADERSHIP: RoleRights = {
  scopes: ['all', 'round'],
  rights: [...LOOK.filter((right) => right !== 'ledger.see' && right !== 'audits.see'), 'drafts.sign', 'sealed.open'],
};

const GROUP: RoleRights = {
  scopes: ['group', 'inspection'],
  rights: [
    ...(['rounds.see', 'facts.see', 'work.see', 'letters.see', 'deadlines.see', 'drafts.see', 'rules.see'] as const),
    ...(['inbox.see', 'facts.record', 'deadlines.ask'] as const),
  ],
};
const SIGNS_FOR_GROUP: RoleRights = { ...GROUP, rights: [...GROUP.rights, 'transfers.see', 'drafts.sign'] };

/** 被巡察单位: its own duties; nothing about clues. */
const ORGANIZATION: RoleRights = {
  scopes: ['inspection'],
  rights: ['rounds.see', 'facts.see', 'deadlines.see', 'rules.see', 'inbox.see', 'deadlines.ask'],
};

/**
 * 权限表: role × right × scope. A role that is not here signs paper and has no account. The three officers have the
 * whole county and nothing of its business but, the auditor alone, to look.
 */
export const TABLE: Readonly<Record<string, RoleRights>> = {
  office: OFFICE,
  director: { ...OFFICE, rights: [...OFFICE.rights, 'drafts.sign'] },
  'lg.head': LEADERSHIP,
  'lg.exec': LEADERSHIP,
  'lg.any': LEADERSHIP,
  leader: SIGNS_FOR_GROUP,
  deputy: SIGNS_FOR_GROUP,
  gl: GROUP,
  member: GROUP,
  unit: {
    scopes: ['unit'],
    rights: [
      ...(['letters.see', 'transfers.see', 'deadlines.see', 'rules.see', 'inbox.see'] as const),
      ...(['letters.receive', 'deadlines.ask'] as const),
    ],
  },
  ol: ORGANIZATION,
  prin: ORGANIZATION,
  auditor: { scopes: ['all'], rights: [...LOOK, 'audits.run', 'payloads.decode', 'people.see', 'trail.see'] },
  sysadmin: { scopes: ['all'], rights: ['people.see', 'people.manage'] },
  [LOCAL_ROLE]: { scopes: ['all'], rights: ALL_RIGHTS.filter((right) => !right.startsWith('people.')) },
  secadmin: { scopes: ['all'], rights: ['people.see', 'people.roles', 'trail.see'] },
};

/** What a role gives where it is limited to this; nothing where the table does not say so. */
export function rightsOf({ role, kind }: Pick<RoleGiven, 'role' | 'kind'>): readonly Right[] {
  const given = Object.hasOwn(TABLE, role) ? TABLE[role] : undefined;
  return given?.scopes.includes(kind) ? given.rights : [];
}

/** The actions these roles are for; a right that several actions give is for none of them in particular. */
export function actionsOf(roles: readonly RoleGiven[]): ReadonlySet<Action> {
  const given = roles.flatMap(rightsOf).map(actionsFor);
  return new Set<Action>(['own', ...given.flatMap((actions) => (actions.length === 1 ? actions : []))]);
}

export const SCOPE_TITLES: Readonly<Record<ScopeKind, string>> = {
  all: '全县',
  round: '本轮次',
  group: '本组',
  inspection: '本组·被巡察单位',
  unit: '本协作单位',
};

/** What a role may be given for. */
export function scopesOf(role: string): readonly ScopeKind[] {
  return Object.hasOwn(TABLE, role) ? (TABLE[role]?.scopes ?? []) : [];
}

/** Whether an account may be given a role for this. */
export function mayBeGiven(role: string, kind: ScopeKind): boolean {
  return role !== LOCAL_ROLE && rightsOf({ role, kind }).length > 0;
}
