import { z } from 'zod';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { versioned } from '../../procedure/calendar/version.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { WorkflowEvidence } from '../evidence.ts';
import { calendarOf, rulebookOf } from './layout.ts';
import type { Manifest } from './manifest.ts';
import type { OpenedMembers } from './opened-members.ts';

const days = z.record(z.string(), z.string());

const calendarSchema: z.ZodType<Calendar> = z.strictObject({
  version: z.string(),
  firstYear: z.int(),
  lastYear: z.int(),
  rest: days,
  work: days,
  closures: days,
});

const bookSchema = z.looseObject({ hash: z.string() });

/**
 * The rulebooks and calendars a bundle holds are those its entries name, by their content; what is not there, or is
 * something else under that name, is told of each workflow that went by it.
 */
export async function checkVersions(
  opened: OpenedMembers,
  { rulebooks, calendars }: Manifest,
  workflows: readonly WorkflowEvidence[],
): Promise<void> {
  const sound = new Set<string>();
  for (const hash of rulebooks) {
    const { hash: _, ...content } = await opened.json(rulebookOf(hash), bookSchema);
    if (hashOf(content) === hash) sound.add(hash);
  }
  for (const version of calendars) {
    if (versioned(await opened.json(calendarOf(version), calendarSchema)).version === version) sound.add(version);
  }
  for (const { entries, missing } of workflows) {
    const named = (of: 'rulebookHash' | 'calendarVersion') =>
      [...new Set(entries.map((entry) => entry[of]))].filter((name) => !sound.has(name));
    missing.push(
      ...named('rulebookHash').map((hash) => `条目所用的规程 ${hash} 没有留存，或内容与散列不符`),
      ...named('calendarVersion').map((version) => `条目所用的日历 ${version} 没有留存，或内容与版本不符`),
    );
  }
}
