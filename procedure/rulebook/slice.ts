import type { Item, Items, Merged } from './merged.ts';
import { STAGES, type Stage, stageIndex } from './stages.ts';

/** Only what belongs to `stage` and later: steps by their id, deadlines by what meets them, letters by their step. */
export function sliceFrom(merged: Merged, stage: Stage): Merged {
  const first = Object.keys(STAGES).indexOf(stage);
  const late = (id: unknown) => typeof id === 'string' && stageIndex(id) >= first;
  const deadlines = filter(merged.deadlines, (item) => late(item['met-by']?.value));
  return {
    lineage: merged.lineage,
    steps: filter(merged.steps, (_, id) => late(id)),
    deadlines,
    letters: filter(merged.letters, (item) => late(item.step?.value)),
    receivers: late('transfer') ? merged.receivers : {},
    settings: settingsOf(merged, deadlines, late('hear'), late('plan')),
  };
}

function settingsOf({ settings }: Merged, deadlines: Items, hears: boolean, prepares: boolean): Items {
  const counted = new Set(Object.values(deadlines).map((item) => paramOf(item.from?.value)));
  const { hearing, people, params, ...others } = settings;
  const kept = Object.entries(params ?? {}).filter(([name]) => counted.has(name));
  return {
    ...others,
    params: Object.fromEntries(kept),
    ...(hears && hearing ? { hearing } : {}),
    ...(prepares && people ? { people } : {}),
  };
}

function paramOf(trigger: unknown): string | undefined {
  return typeof trigger === 'object' && trigger !== null && 'param' in trigger ? String(trigger.param) : undefined;
}

function filter(items: Items, keep: (item: Item, id: string) => boolean): Items {
  return Object.fromEntries(Object.entries(items).filter(([id, item]) => keep(item, id)));
}
