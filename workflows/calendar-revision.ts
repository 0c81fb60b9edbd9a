import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { CalendarRevisionInput } from './messages.ts';

const { reviseCalendar } = proxyActivities<Activities>({
  startToCloseTimeout: '6 hours',
  // The time a dead worker costs: then another one does what is left.
  heartbeatTimeout: '5s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** 日历换版本: takes one version to every open workflow. One run a version, for ever: its number is in the id. */
export async function calendarRevision({ no }: CalendarRevisionInput): Promise<void> {
  await reviseCalendar({ no });
}
