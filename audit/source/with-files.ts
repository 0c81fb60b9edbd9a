import type { Evidence, Run } from '../evidence.ts';
import { HistoryFileError } from './history-file.ts';

/** The evidence with histories from files in place of those found; a run that is in none of its chains is foreign. */
export function withFiles(evidence: Evidence, files: readonly Run[]): Evidence {
  const left = new Set(files);
  const workflows = evidence.workflows.map((workflow) => ({
    ...workflow,
    runs: workflow.runs.map((run) => {
      const given = files.find(({ workflowId, runId }) => workflowId === run.workflowId && runId === run.runId);
      if (given) left.delete(given);
      return given ?? run;
    }),
  }));
  for (const { workflowId, runId } of left) {
    throw new HistoryFileError(`${workflowId} 没有运行 ${runId}：历史是别处的`);
  }
  return { ...evidence, workflows };
}
