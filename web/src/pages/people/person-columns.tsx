import { Tag } from 'antd';
import type { Person } from '../../api/people.ts';
import type { Column } from '../../common/columns.tsx';
import { messages } from '../../messages.ts';

const words = messages.people;

/** 人员名册. */
export const personColumns: Column<Person>[] = [
  {
    key: 'name',
    title: words.name,
    sort: 'name',
    text: ({ name }) => name,
    render: ({ name, retired }) => (
      <>
        {name} {retired && <Tag>{words.retired}</Tag>}
      </>
    ),
  },
  { key: 'code', title: words.code, text: ({ code }) => code, sort: 'code', hidden: true },
  { key: 'unit', title: words.unit, text: ({ unitTitle, unit }) => unitTitle ?? unit ?? '', sort: 'unit' },
  { key: 'post', title: words.post, text: ({ post }) => post ?? '' },
  { key: 'roles', title: words.roles, text: ({ roleTitles }) => roleTitles.join('、') },
  { key: 'pool', title: words.pool, text: ({ pool }) => (pool ? messages.paste.yes[0] : '') },
];
