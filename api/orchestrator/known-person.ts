import type { Db } from '../../db/client.ts';
import { factById } from '../../db/queries/facts.ts';
import { personByCode } from '../../db/queries/people.ts';
import { type ServiceRow, servicesOf } from '../../db/queries/services.ts';
import type { Command } from '../../procedure/heart/command.ts';
import { dayOf } from '../../procedure/heart/decide.ts';
import type { KnownPerson, Service } from '../../procedure/heart/given.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import { roundOf } from '../../procedure/ids.ts';

const ASSIGNED = 'person.assigned';

/**
 * What the register and the other rounds say of the person whom a command assigns to a group; nothing for any other
 * command, and of somebody neither knows.
 */
export async function knownPerson(db: Db, workflowId: string, command: Command): Promise<KnownPerson | undefined> {
  const asked = await assignment(db, workflowId, command);
  if (!asked) return undefined;
  const [registered, services] = await Promise.all([personByCode(db, asked.person), servicesOf(db, asked.person)]);
  if (!registered && services.length === 0) return undefined;
  const round = roundOf(workflowId);
  const earlier = services.filter((one) => one.round !== round && one.from <= asked.date);
  const { unit, pool = false } = registered ?? {};
  return { ...(unit ? { unit } : {}), pool, served: served(earlier) };
}

/** Whom a command assigns, and on which day; of a correction too. */
async function assignment(db: Db, workflowId: string, command: Command) {
  if (command.type === 'record-fact' && command.fact === ASSIGNED) return who(command.on, dayOf(command.at));
  if (command.type !== 'correct-fact' || command.void) return undefined;
  const row = await factById(db, workflowId, command.factId);
  if (row?.fact !== ASSIGNED) return undefined;
  return who(row.subject, command.at === undefined ? row.date : dayOf(command.at));
}

function who(on: string, date: string): { person: string; date: string } | undefined {
  const { person } = subjectOf(on);
  return person === undefined ? undefined : { person, date };
}

/** By code and by name: of two rounds, one may have named the organization by either. */
function served(services: ServiceRow[]): Service[] {
  const all = services.flatMap(({ round, role, target, name }) =>
    [...new Set([target, name])].map((one) => ({ round, role, target: one })),
  );
  return [...new Map(all.map((one) => [`${one.round} ${one.role} ${one.target}`, one])).values()];
}
