import { knownBy } from '../../api/all-pages.ts';
import { askTargets, registerTargets, type TargetItem } from '../../api/targets.ts';
import { newTargetCode } from '../../common/codes.ts';
import { PasteDialog, type PastedLine } from '../../common/paste-dialog.tsx';
import { messages } from '../../messages.ts';

const words = messages.registers;

const columns = [
  { key: 'name', heads: [words.name, '名称', '单位', '被巡察单位', '被巡察党组织', '巡察对象'] },
  { key: 'kind', heads: [words.kind, '单位类别', '类型'] },
  { key: 'villages', heads: [words.villages, '所辖村数', '行政村数'] },
];

/** 成批登记: a list of organizations from Excel. One that is known by its name keeps its code. */
export function TargetPaste({ close }: { close: () => void }) {
  return (
    <PasteDialog
      title={words.paste}
      draft="targets"
      columns={columns}
      hint={words.pasteHint}
      wrong={wrong}
      send={send}
      close={close}
    />
  );
}

function wrong({ name, villages }: PastedLine): string | undefined {
  if (!name) return words.needName;
  return villages === undefined || /^[1-9]\d{0,2}$/.test(villages) ? undefined : words.badVillages;
}

async function send(lines: PastedLine[], key: string) {
  const known = await knownBy(askTargets, ({ name }) => name);
  const items = lines.map(({ name = '', kind, villages }, index): TargetItem => {
    const there = known.get(name);
    const [ownKind, ownVillages] = [kind ?? there?.kind, villages ? Number(villages) : there?.villages];
    return {
      code: there?.code ?? newTargetCode(key, index),
      name,
      ...(ownKind && { kind: ownKind }),
      ...(ownVillages && { villages: ownVillages }),
    };
  });
  return registerTargets(items, key);
}
