import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  ContactsOutlined,
  DesktopOutlined,
  EditOutlined,
  ExperimentOutlined,
  FileSearchOutlined,
  FileWordOutlined,
  ImportOutlined,
  InboxOutlined,
  MailOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import { rehearsed } from '../api/rehearsed.ts';
import type { Who } from '../api/session.ts';
import { messages } from '../messages.ts';
import { may } from './who.ts';

const { nav } = messages;

/** The parts of the menu, in their order. */
const GROUPS = ['daily', 'ledgers', 'office', 'rules', 'system'] as const;

/** One entry of the menu with its page; shown to who has one of the rights. */
export interface Entry {
  path: string;
  group: (typeof GROUPS)[number];
  label: string;
  icon: React.ReactNode;
  rights: readonly string[];
  page: React.ComponentType;
}

const ENTRIES: readonly Entry[] = [
  {
    path: '/',
    group: 'daily',
    label: nav.desk,
    icon: <DesktopOutlined />,
    rights: ['own'],
    page: lazy(() => import('../pages/desk/desk-page.tsx')),
  },
  {
    path: '/rounds',
    group: 'daily',
    label: nav.rounds,
    icon: <ApartmentOutlined />,
    rights: ['rounds.see'],
    page: lazy(() => import('../pages/rounds/rounds-page.tsx')),
  },
  {
    path: '/drafts',
    group: 'daily',
    label: nav.drafts,
    icon: <EditOutlined />,
    rights: ['drafts.see'],
    page: lazy(() => import('../pages/drafts/drafts-page.tsx')),
  },
  {
    path: '/inbox',
    group: 'daily',
    label: nav.inbox,
    icon: <InboxOutlined />,
    rights: ['inbox.see'],
    page: lazy(() => import('../pages/inbox/inbox-page.tsx')),
  },
  {
    path: '/papers',
    group: 'daily',
    label: nav.papers,
    icon: <FileWordOutlined />,
    rights: ['facts.see', 'letters.see', 'transfers.see'],
    page: lazy(() => import('../pages/papers/papers-page.tsx')),
  },
  {
    path: '/letters',
    group: 'ledgers',
    label: nav.letters,
    icon: <MailOutlined />,
    rights: ['letters.see'],
    page: lazy(() => import('../pages/letters/letters-page.tsx')),
  },
  {
    path: '/clues',
    group: 'ledgers',
    label: nav.clues,
    icon: <AlertOutlined />,
    rights: ['transfers.see'],
    page: lazy(() => import('../pages/clues/clues-page.tsx')),
  },
  {
    path: '/rectification',
    group: 'ledgers',
    label: nav.rectification,
    icon: <ToolOutlined />,
    rights: ['facts.see'],
    page: lazy(() => import('../pages/rectification/rectification-page.tsx')),
  },
  {
    path: '/import',
    group: 'ledgers',
    label: nav.imports,
    icon: <ImportOutlined />,
    rights: ['transfers.record'],
    page: lazy(() => import('../pages/import/import-page.tsx')),
  },
  {
    path: '/deadlines',
    group: 'daily',
    label: nav.deadlines,
    icon: <ClockCircleOutlined />,
    rights: ['deadlines.see'],
    page: lazy(() => import('../pages/deadlines/deadlines-page.tsx')),
  },
  {
    path: '/month',
    group: 'daily',
    label: nav.month,
    icon: <CalendarOutlined />,
    rights: ['deadlines.see'],
    page: lazy(() => import('../pages/month/month-page.tsx')),
  },
  {
    path: '/statistics',
    group: 'daily',
    label: nav.statistics,
    icon: <BarChartOutlined />,
    rights: ['deadlines.see'],
    page: lazy(() => import('../pages/statistics/statistics-page.tsx')),
  },
  {
    path: '/office',
    group: 'office',
    label: nav.office,
    icon: <BankOutlined />,
    rights: ['registers.see'],
    page: lazy(() => import('../pages/office/office-page.tsx')),
  },
  {
    path: '/people',
    group: 'office',
    label: nav.people,
    icon: <TeamOutlined />,
    rights: ['registers.see', 'work.see'],
    page: lazy(() => import('../pages/people/people-page.tsx')),
  },
  {
    path: '/contacts',
    group: 'office',
    label: nav.contacts,
    icon: <ContactsOutlined />,
    rights: ['registers.see', 'ledger.see'],
    page: lazy(() => import('../pages/contacts/contacts-page.tsx')),
  },
  {
    path: '/rules',
    group: 'rules',
    label: nav.rules,
    icon: <BookOutlined />,
    rights: ['rules.see'],
    page: lazy(() => import('../pages/rules/rules-page.tsx')),
  },
  {
    path: '/adoption',
    group: 'rules',
    label: nav.adoption,
    icon: <SwapOutlined />,
    rights: ['rounds.start'],
    page: lazy(() => import('../pages/adoption/adoption-page.tsx')),
  },
  {
    path: '/rehearsals',
    group: 'rules',
    label: nav.rehearsals,
    icon: <ExperimentOutlined />,
    rights: ['rehearsals.see'],
    page: lazy(() => import('../pages/rehearsals/rehearsals-page.tsx')),
  },
  {
    path: '/audit',
    group: 'rules',
    label: nav.audit,
    icon: <AuditOutlined />,
    rights: ['audits.see', 'ledger.see'],
    page: lazy(() => import('../pages/audit/audit-page.tsx')),
  },
  {
    path: '/trail',
    group: 'rules',
    label: nav.trail,
    icon: <FileSearchOutlined />,
    rights: ['trail.see'],
    page: lazy(() => import('../pages/trail/trail-page.tsx')),
  },
  {
    path: '/system',
    group: 'system',
    label: nav.system,
    icon: <SettingOutlined />,
    rights: ['own'],
    page: lazy(() => import('../pages/system/system-page.tsx')),
  },
];

/** Pages that are reached from another one. */
const FURTHER: readonly Omit<Entry, 'label' | 'icon' | 'group'>[] = [
  { path: '/start', rights: ['rounds.start'], page: lazy(() => import('../pages/start/start-page.tsx')) },
  {
    path: '/deadlines/requests',
    rights: ['deadlines.see'],
    page: lazy(() => import('../pages/deadline-decisions/requests-page.tsx')),
  },
];

/** What a rehearsal has, too. */
const REHEARSED = ['/rounds', '/drafts', '/deadlines', '/deadlines/requests', '/letters', '/clues', '/rectification'];

/** What there is to an account where it is: the office's own page, or a rehearsal's. */
function within<T extends Pick<Entry, 'path' | 'rights'>>(entries: readonly T[], who: Who): T[] {
  const own = entries.filter(({ rights }) => rights.some((right) => may(who, right)));
  return rehearsed === undefined ? own : own.filter(({ path }) => REHEARSED.includes(path));
}

/** The menu of an account, part by part; a part without entries is left out. */
export function menuOf(who: Who): { group: Entry['group']; entries: Entry[] }[] {
  const own = within(ENTRIES, who);
  return GROUPS.map((group) => ({ group, entries: own.filter((entry) => entry.group === group) })).filter(
    ({ entries }) => entries.length > 0,
  );
}

/** Every page an account may open. */
export function pagesOf(who: Who): Pick<Entry, 'path' | 'page'>[] {
  return within([...ENTRIES, ...FURTHER], who);
}
