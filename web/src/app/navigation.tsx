import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  DesktopOutlined,
  MailOutlined,
  SettingOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import type { Who } from '../api/session.ts';
import { messages } from '../messages.ts';
import { may } from './who.ts';

const { nav } = messages;

/** One entry of the menu with its page; shown to who has one of the rights. */
export interface Entry {
  path: string;
  label: string;
  icon: React.ReactNode;
  rights: readonly string[];
  page: React.ComponentType;
}

const ENTRIES: readonly Entry[] = [
  {
    path: '/',
    label: nav.desk,
    icon: <DesktopOutlined />,
    rights: ['deadlines.see', 'inbox.see'],
    page: lazy(() => import('../pages/desk/desk-page.tsx')),
  },
  {
    path: '/rounds',
    label: nav.rounds,
    icon: <ApartmentOutlined />,
    rights: ['rounds.see'],
    page: lazy(() => import('../pages/rounds/rounds-page.tsx')),
  },
  {
    path: '/letters',
    label: nav.letters,
    icon: <MailOutlined />,
    rights: ['letters.see'],
    page: lazy(() => import('../pages/letters/letters-page.tsx')),
  },
  {
    path: '/clues',
    label: nav.clues,
    icon: <AlertOutlined />,
    rights: ['transfers.see'],
    page: lazy(() => import('../pages/clues/clues-page.tsx')),
  },
  {
    path: '/rectification',
    label: nav.rectification,
    icon: <ToolOutlined />,
    rights: ['facts.see'],
    page: lazy(() => import('../pages/rectification/rectification-page.tsx')),
  },
  {
    path: '/deadlines',
    label: nav.deadlines,
    icon: <ClockCircleOutlined />,
    rights: ['deadlines.see'],
    page: lazy(() => import('../pages/deadlines/deadlines-page.tsx')),
  },
  {
    path: '/month',
    label: nav.month,
    icon: <CalendarOutlined />,
    rights: ['deadlines.see'],
    page: lazy(() => import('../pages/month/month-page.tsx')),
  },
  {
    path: '/rules',
    label: nav.rules,
    icon: <BookOutlined />,
    rights: ['rules.see'],
    page: lazy(() => import('../pages/rules/rules-page.tsx')),
  },
  {
    path: '/audit',
    label: nav.audit,
    icon: <AuditOutlined />,
    rights: ['audits.see', 'ledger.see'],
    page: lazy(() => import('../pages/audit/audit-page.tsx')),
  },
  {
    path: '/system',
    label: nav.system,
    icon: <SettingOutlined />,
    rights: ['own'],
    page: lazy(() => import('../pages/system/system-page.tsx')),
  },
];

/** Pages that are reached from another one. */
const FURTHER: readonly Omit<Entry, 'label' | 'icon'>[] = [
  { path: '/start', rights: ['rounds.start'], page: lazy(() => import('../pages/start/start-page.tsx')) },
];

/** The menu of an account. */
export function entriesOf(who: Who): Entry[] {
  return ENTRIES.filter(({ rights }) => rights.some((right) => may(who, right)));
}

/** Every page an account may open. */
export function pagesOf(who: Who): Pick<Entry, 'path' | 'page'>[] {
  return [...ENTRIES, ...FURTHER].filter(({ rights }) => rights.some((right) => may(who, right)));
}
