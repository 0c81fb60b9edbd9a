import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { settled } from '../support/ledger-audit.ts';
import { startRound } from '../support/round.ts';
import type { Watched } from './invariants.ts';
import { Load } from './load.ts';
import type { Plant } from './plant.ts';

/** A letter received on 2023-04-17 is due then. */
const DUE = Date.parse('2023-04-20T16:00:00.000Z');
/** A round's clock begins so long before its letters fall due: in the middle of its faults. */
const BEFORE_DUE_MS = 15_000;
/** Few enough that rounds continue as new among their faults. */
const MAX_UPDATES = 60;

/** A round under load. */
export interface Stage extends Watched {
  load: Load;
}

/** Starts a round for the next faults; `lookedAt`: as of the one before. */
export async function newStage(plant: Plant, lookedAt: number): Promise<Stage> {
  await plant.whole();
  const round = await anyRound(plant);
  await settled(plant.product, round);
  const urls = plant.apis.map(({ url }) => url);
  const load = new Load(urls, plant.token, round);
  return { round, load, facts: load.facts, before: new Map(), lookedAt };
}

/** Numbers are by chance: where two get the same, the later one takes another. */
async function anyRound({ product }: Plant): Promise<string> {
  const instant = new Date(DUE - BEFORE_DUE_MS).toISOString();
  for (;;) {
    try {
      return await startRound(product, { rulebook: 'wuyang-2023', instant, maxUpdates: MAX_UPDATES });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}
