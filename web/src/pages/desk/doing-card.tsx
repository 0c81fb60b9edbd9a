import { Link } from 'react-router';
import { may, useWhoIs } from '../../app/who.ts';
import { messages } from '../../messages.ts';
import { DeskCard, DeskLines } from './desk-card.tsx';

const { desk: words, rounds } = messages;

/** The ways into an account's own work, by the right that opens each. */
const WAYS = [
  { right: 'rounds.start', to: '/start', words: words.ways.start },
  { right: 'letters.record', to: '/letters', words: words.ways.letters },
  { right: 'letters.receive', to: '/letters', words: words.ways.receive },
  { right: 'transfers.record', to: '/clues', words: words.ways.clues },
  { right: 'audits.run', to: '/audit', words: words.ways.audit },
  { right: 'people.see', to: '/system', words: words.ways.accounts },
  { right: 'trail.see', to: '/audit', words: words.ways.trail },
] as const;

/** 我要办的: where somebody of these roles goes to work, their own groups and units first. */
export function DoingCard() {
  const who = useWhoIs();
  const own = who.roles.flatMap(({ title, scope }) => placeOf(title, scope));
  const ways = WAYS.filter(({ right }) => may(who, right));
  if (own.length + ways.length === 0) return null;
  return (
    <DeskCard title={words.doing}>
      <DeskLines>
        {own.map(({ to, words: label }) => (
          <li key={`${to} ${label}`}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
        {ways.map(({ right, to, words: label }) => (
          <li key={right}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </DeskLines>
    </DeskCard>
  );
}

interface Way {
  to: string;
  words: string;
}

/** The round's page of a group, the unit's own page of an inspection. */
function placeOf(title: string, scope: { kind: string; of: string } | null): Way[] {
  const [round = '', part = ''] = scope?.of.split('/') ?? [];
  if (scope?.kind === 'group') {
    return [{ to: `/rounds/${round}?tab=units`, words: `${title}｜${round} ${rounds.groupOf(Number(part))}` }];
  }
  if (scope?.kind === 'inspection') return [{ to: `/rounds/${round}/${part}`, words: `${title}｜${round} ${part}` }];
  return [];
}
