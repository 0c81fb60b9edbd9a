import { readGrids } from './read.ts';
import { UnreadableSheet } from './refused.ts';

// Reads one file beside the process that answers requests: a file made to be slow or large costs nobody else anything.
process.once('message', async (bytes: Uint8Array) => {
  const answer = await readGrids(bytes).then(
    (grids) => ({ grids }),
    (error: unknown) => ({ refused: error instanceof UnreadableSheet ? error.message : '文件读不出来' }),
  );
  process.send?.(answer, () => process.exit());
});
process.once('disconnect', () => process.exit());
