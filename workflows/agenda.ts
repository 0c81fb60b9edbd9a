import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** The one timer of a workflow: waits for the nearest due instant, and is set again only when that changes. */
export class AgendaTimer {
  private due: string | undefined;
  private scope: CancellationScope | undefined;

  constructor(private readonly onDue: () => void) {}

  /** Waits for `due` (UTC) on a clock that reads `now`; undefined waits for nothing. */
  set(due: string | undefined, now: string): void {
    if (due === this.due) return;
    this.scope?.cancel();
    this.due = due;
    if (due === undefined) return;
    const scope = new CancellationScope();
    this.scope = scope;
    const waitMs = Math.max(1, Date.parse(due) - Date.parse(now));
    scope
      .run(() => sleep(waitMs))
      .then(
        () => {
          this.due = undefined;
          this.scope = undefined;
          this.onDue();
        },
        (error) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }
}
