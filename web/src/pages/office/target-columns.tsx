import { Tag } from 'antd';
import { Link } from 'react-router';
import type { Target } from '../../api/targets.ts';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { messages } from '../../messages.ts';
import { coverageOf } from './coverage.ts';

const words = messages.registers;

/** 对象库: each organization, and since when nobody inspected it. */
export const targetColumns: Column<Target>[] = [
  {
    key: 'name',
    title: words.name,
    sort: 'name',
    text: ({ name }) => name,
    render: ({ code, name, retired }) => (
      <>
        <Link to={`/office/targets/${code}`}>{name}</Link> {retired && <Tag>{words.retired}</Tag>}
      </>
    ),
  },
  { key: 'code', title: words.code, text: ({ code }) => code, sort: 'code', hidden: true },
  { key: 'kind', title: words.kind, text: ({ kind }) => kind ?? '', sort: 'kind' },
  { key: 'standing', title: words.coverage, text: ({ standingTitle }) => standingTitle },
  { key: 'years', title: words.years, text: coverageOf },
  { key: 'last', title: words.last, text: ({ lastEntry }) => dayText(lastEntry), sort: 'lastEntry' },
  {
    key: 'round',
    title: words.lastRound,
    text: ({ lastRound }) => lastRound ?? '',
    render: ({ lastRound }) => lastRound && <Link to={`/rounds/${lastRound}`}>{lastRound}</Link>,
  },
  { key: 'times', title: words.times, text: ({ inspected }) => String(inspected), sort: 'inspected' },
  { key: 'lookBack', title: words.lookBack, text: ({ lookBack }) => lookBack.join('、'), hidden: true },
  {
    key: 'villages',
    title: words.covered,
    sort: 'villages',
    text: ({ villages, villagesCovered }) => (villages === null ? '' : words.coveredOf(villagesCovered, villages)),
  },
];
