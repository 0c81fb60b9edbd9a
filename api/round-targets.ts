import type { Db } from '../db/client.ts';
import { targetsByCodes } from '../db/queries/targets.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import { OFFICE } from '../procedure/ids.ts';
import { badFields } from './problem.ts';
import type { GroupBody } from './schemas/round-start.ts';

/** Refuses codes the object library does not have; before the office is set up there is none to ask. */
export async function checkTargets(db: Db, groups: GroupBody[]): Promise<void> {
  const named = groups.flatMap(({ inspects }, g) =>
    inspects.flatMap(({ target }, i) =>
      target === undefined ? [] : [{ target, at: `groups.${g}.inspects.${i}.target` }],
    ),
  );
  if (named.length === 0 || !(await workflowStatus(db, OFFICE))) return;
  const known = new Set(
    (
      await targetsByCodes(
        db,
        named.map(({ target }) => target),
      )
    ).map(({ code }) => code),
  );
  const strangers = named.filter(({ target }) => !known.has(target));
  if (strangers.length === 0) return;
  throw badFields(...strangers.map(({ target, at }) => ({ field: at, detail: `对象库没有“${target}”` })));
}
