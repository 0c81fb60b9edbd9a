import { useSearchParams } from 'react-router';
import type { Inspection, Round } from '../../api/rounds.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { covers, may, useWhoIs } from '../../app/who.ts';
import { TabRow } from '../../common/tab-row.tsx';
import { messages } from '../../messages.ts';
import { DeadlinesTab } from '../deadline-decisions/deadlines-tab.tsx';
import { DraftsList } from '../drafts/drafts-list.tsx';
import { StepsTable } from '../facts/steps-table.tsx';
import { ReportsTab } from '../handed-in/reports-tab.tsx';
import { VillageMatrix } from '../looks/village-matrix.tsx';
import { VolumesTab } from '../looks/volumes-tab.tsx';
import { WithdrawalTab } from '../looks/withdrawal-tab.tsx';
import { PlansTab } from '../plans/plans-tab.tsx';
import { ScansTab } from '../scans/scans-tab.tsx';
import { sortsOf } from '../things/thing-steps.ts';
import { ThingsTab } from '../things/things-tab.tsx';
import { DeadlineMatrix } from './matrix.tsx';

const { rounds: words, looks } = messages;
/** 撤离 or 撤回, as the rulebook calls it. */
const EXIT_WORD = 2;

interface InspectionTabsProps {
  round: Round;
  inspection: Inspection;
  book: Rulebook;
}

interface Tab {
  key: string;
  label: string;
  /** Without it the part is not there. */
  right?: string;
  /** Nothing where the inspection has no such part. */
  children: React.ReactNode;
}

/** The parts of an inspection, each under its own address; those an account has no right to are not there. */
export function InspectionTabs({ round, inspection, book }: InspectionTabsProps) {
  const [params, setParams] = useSearchParams();
  const who = useWhoIs();
  const { ref, group, title, villages, workflowId } = inspection;
  const exit = Object.values(book.steps).find(({ mark }) => mark === 'T_w');
  const place = { kind: 'inspection', round: round.round, ref } as const;
  const ofGroup = { kind: 'group', round: round.round, group } as const;
  const things = sortsOf(book).map((sort) => ({
    key: sort.id,
    label: sort.title,
    right: 'work.see',
    children: <ThingsTab key={sort.id} {...{ place, book, sort }} where={title} villages={villages ?? 0} />,
  }));
  const no = round.round;
  const tabs: Tab[] = [
    {
      key: 'steps',
      label: words.steps,
      children: <StepsTable place={place} where={title} book={book} levels={['inspection', 'village']} />,
    },
    {
      key: 'group',
      label: words.groupOf(group),
      children: <StepsTable place={ofGroup} where={words.groupOf(group)} book={book} levels={['group']} />,
    },
    ...things,
    {
      key: 'villages',
      label: looks.matrix,
      right: 'work.see',
      children: villages ? <VillageMatrix round={no} of={ref} /> : undefined,
    },
    {
      key: 'reports',
      label: messages.handedIn.title,
      children: <ReportsTab place={place} where={title} book={book} />,
    },
    {
      key: 'withdrawal',
      label: looks.withdrawal((exit?.title ?? '').slice(0, EXIT_WORD)),
      right: 'work.see',
      children: exit && <WithdrawalTab round={no} of={ref} />,
    },
    {
      key: 'drafts',
      label: messages.drafts.title,
      right: 'drafts.see',
      children: <DraftsList rounds={[no]} workflowId={workflowId} />,
    },
    {
      key: 'deadlines',
      label: messages.deadlines.title,
      right: 'deadlines.see',
      children: <DeadlinesTab round={no} of={ref} where={title} />,
    },
    { key: 'matrix', label: words.matrix, right: 'deadlines.see', children: <DeadlineMatrix round={round} of={ref} /> },
    {
      key: 'plans',
      label: messages.plans.title,
      children: <PlansTab place={place} round={round} book={book} levels={['inspection', 'village']} />,
    },
    {
      key: 'volumes',
      label: looks.volumes,
      children: covers(who, no) ? <VolumesTab round={no} book={book} group={group} /> : undefined,
    },
    {
      key: 'scans',
      label: messages.scans.title,
      right: 'work.see',
      children: <ScansTab round={no} workflowId={workflowId} />,
    },
  ];
  const items = tabs.filter(({ right, children }) => children && (right === undefined || may(who, right)));
  const asked = params.get('tab');
  return (
    <TabRow
      label={title}
      open={items.some(({ key }) => key === asked) ? (asked ?? 'steps') : 'steps'}
      turn={(tab) => setParams({ tab })}
      items={items}
    />
  );
}
