import { adoption } from './messages/adoption.ts';
import { audit } from './messages/audit.ts';
import { calendars } from './messages/calendars.ts';
import { checkpoints } from './messages/checkpoints.ts';
import { clues } from './messages/clues.ts';
import { contacts } from './messages/contacts.ts';
import { deadlines } from './messages/deadlines.ts';
import { decisions } from './messages/decisions.ts';
import { desk } from './messages/desk.ts';
import { drafts } from './messages/drafts.ts';
import { entry } from './messages/entry.ts';
import { facts } from './messages/facts.ts';
import { feeds } from './messages/feeds.ts';
import { fields } from './messages/fields.ts';
import { handedIn } from './messages/handed-in.ts';
import { hearings } from './messages/hearings.ts';
import { imports } from './messages/imports.ts';
import { inbox } from './messages/inbox.ts';
import { letters } from './messages/letters.ts';
import { list } from './messages/list.ts';
import { live } from './messages/live.ts';
import { looks } from './messages/looks.ts';
import { members } from './messages/members.ts';
import { month } from './messages/month.ts';
import { nav } from './messages/nav.ts';
import { papers } from './messages/papers.ts';
import { parties } from './messages/parties.ts';
import { password } from './messages/password.ts';
import { paste } from './messages/paste.ts';
import { people } from './messages/people.ts';
import { plans } from './messages/plans.ts';
import { rectification } from './messages/rectification.ts';
import { registers } from './messages/registers.ts';
import { rehearsals } from './messages/rehearsals.ts';
import { roles } from './messages/roles.ts';
import { rounds } from './messages/rounds.ts';
import { rules } from './messages/rules.ts';
import { scans } from './messages/scans.ts';
import { signIn } from './messages/sign-in.ts';
import { states } from './messages/states.ts';
import { statistics } from './messages/statistics.ts';
import { system } from './messages/system.ts';
import { batch, things } from './messages/things.ts';
import { trail } from './messages/trail.ts';
import { wizard } from './messages/wizard.ts';

/** Every word the page says by itself, one file for each part of it; what the API says is shown as it comes. */
export const messages = {
  product: '巡程',
  office: '县委巡察办',
  skip: '跳到正文',
  menu: '打开菜单',
  states,
  signIn,
  password,
  nav,
  list,
  imports,
  live,
  statistics,
  lights: { red: '逾期', yellow: '将到期', green: '未到期', grey: '未起算或暂定', done: '已完成' },
  verdicts: { met: '按时', late: '迟办', open: '在办', overdue: '逾期', waived: '免' },
  statuses: { waiting: '未起算', open: '在办', met: '已完成', waived: '已免', withdrawn: '已撤销' },
  fields,
  desk,
  inbox,
  deadlines,
  entry,
  facts,
  rounds,
  letters,
  wizard,
  clues,
  rectification,
  members,
  month,
  rules,
  audit,
  system,
  registers,
  adoption,
  checkpoints,
  feeds,
  trail,
  rehearsals,
  calendars,
  people,
  papers,
  parties,
  contacts,
  paste,
  roles,
  scans,
  things,
  batch,
  decisions,
  drafts,
  handedIn,
  hearings,
  looks,
  plans,
} as const;
