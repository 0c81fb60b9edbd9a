import proto from '@temporalio/proto';
import { firstDifference } from '../../procedure/entry-differences.ts';
import type { Evidence, Run } from '../evidence.ts';
import { HistoryFileError } from './history-file.ts';

const { HistoryEvent } = proto.temporal.api.history.v1;
type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/** The evidence with histories from files in place of those found; a run that is in none of its chains is foreign. */
export function withFiles(evidence: Evidence, files: readonly Run[]): Evidence {
  const left = new Set(files);
  const workflows = evidence.workflows.map((workflow) => {
    const missing = [...workflow.missing];
    const runs = workflow.runs.map((run) => {
      const given = files.find(({ workflowId, runId }) => workflowId === run.workflowId && runId === run.runId);
      if (!given) return run;
      left.delete(given);
      const differs = firstOtherEvent(run, given);
      if (differs !== undefined) missing.push(`文件里${differs}与引擎里的（或保存的）不同`);
      return given;
    });
    return { ...workflow, missing, runs };
  });
  for (const { workflowId, runId } of left) {
    throw new HistoryFileError(`${workflowId} 没有运行 ${runId}：历史是别处的`);
  }
  return { ...evidence, workflows };
}

/** The first event of a file that is not the one the engine has or had; more events at the end of a run are no difference. */
function firstOtherEvent(own: Run, given: Run): string | undefined {
  const [mine = [], theirs = []] = [own, given].map(({ history }) => history.events ?? []);
  for (const [index, event] of theirs.slice(0, mine.length).entries()) {
    const found = firstDifference(plain(mine[index]), plain(event));
    if (found) return `第 ${index + 1} 号事件的 ${found.field} `;
  }
  return undefined;
}

/** Without what only the form it came in leaves behind: the order of a map, numbers as objects. */
function plain(event: HistoryEvent | undefined): object {
  return HistoryEvent.toObject(HistoryEvent.fromObject(event ?? {}), { longs: String, bytes: String, enums: String });
}
