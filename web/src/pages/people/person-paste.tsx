import { knownBy } from '../../api/all-pages.ts';
import { askPeople, type PersonItem, registerPeople } from '../../api/people.ts';
import { newPersonCode } from '../../common/codes.ts';
import { PasteDialog, type PastedLine } from '../../common/paste-dialog.tsx';
import { messages } from '../../messages.ts';
import { unitCode } from './units.ts';

const words = messages.people;
const YES: readonly string[] = messages.paste.yes;

const columns = [
  { key: 'name', heads: [words.name] },
  { key: 'unit', heads: [words.unit, '工作单位', '所在单位', '单位名称'] },
  { key: 'post', heads: [words.post, '职务职级'] },
  { key: 'pool', heads: [words.pool, '是否在人才库'] },
];

/** 成批登记: people from Excel. Who is known by name and unit keeps the code and the roles. */
export function PersonPaste({ close }: { close: () => void }) {
  return (
    <PasteDialog
      title={words.paste}
      draft="people"
      columns={columns}
      hint={words.pasteHint}
      wrong={({ name }) => (name ? undefined : words.needName)}
      send={send}
      close={close}
    />
  );
}

async function send(lines: PastedLine[], key: string) {
  const known = await knownBy(askPeople, ({ name, unit }) => `${name} ${unit ?? ''}`);
  const items = lines.map(({ name = '', unit, post, pool }, index): PersonItem => {
    const code = unit && unitCode(unit);
    const there = known.get(`${name} ${code ?? ''}`);
    const ownPost = post ?? there?.post;
    return {
      code: there?.code ?? newPersonCode(key, index),
      name,
      roles: there?.roles ?? [],
      pool: pool === undefined ? (there?.pool ?? false) : YES.includes(pool),
      ...(code && { unit: code }),
      ...(ownPost && { post: ownPost }),
    };
  });
  return registerPeople(items, key);
}
