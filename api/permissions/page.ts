import type { ScopeKind } from '../../db/schema/account-roles.ts';
import { accountRoleTitle } from '../auth/separation.ts';
import type { Place } from './place.ts';
import { ALL_RIGHTS, RIGHTS, type Right } from './rights.ts';
import { LOCAL_ROLE, SCOPE_TITLES, TABLE } from './table.ts';
import type { Decision } from './undecided.ts';

const PLACES: Readonly<Record<Place, string>> = {
  any: '只见自己范围内的',
  county: '全县',
  round: '整个轮次',
  part: '轮次里自己的部分',
  group: '所指的组',
  inspection: '所指的组·单位',
  workflow: '所指轮次、组·单位的全部',
  'workflow-part': '所指轮次、组·单位里自己的部分',
  asked: '所问的轮次',
};

const ROLES = Object.keys(TABLE).filter((role) => role !== LOCAL_ROLE);

/** docs/permissions.md: what each role may do, and what each route asks. */
export function permissionsPage(decisions: readonly Decision[]): string {
  const open = decisions.filter((one) => one.open).map(({ method, url }) => `\`${method} ${url}\``);
  const asked = decisions.filter((one) => !one.open);
  return [
    '# 权限表',
    '',
    '由代码印出（`npm run permissions > docs/permissions.md`），测试核对它与代码一致，并逐条路由、逐个角色真的去问。',
    '',
    '## 角色与权项',
    '',
    '● 按角色的范围全部可以；空白为不可以。范围以外的，与不存在的同样回答。同一人可有几个角色、几处范围。',
    '',
    line(['权项', ...ROLES.map(accountRoleTitle)]),
    line(['---', ...ROLES.map(() => ':-:')]),
    ...ALL_RIGHTS.filter((right) => right !== 'own' && right !== 'known').map(rightLine),
    line(['范围', ...ROLES.map(scopeWords)]),
    '',
    '登录的人都可以：看自己是谁（`known`），管自己的登录、口令、密钥（`own`）。本机命令（持本机令牌）除账号和角色以外都可以。',
    '',
    '在此之上，谁能看到某一件事由规程的词决定（`procedure/rights/`）：密级、径送件、知悉范围、线索、主送主要负责人的反馈意见、回避。',
    '',
    '## 路由',
    '',
    line(['方法', '地址', '要哪一项', '在哪里']),
    line(['---', '---', '---', '---']),
    ...asked.map(routeLine),
    '',
    `不登录也可以：${open.join('、')}。`,
    '',
    '演练的地址（`/api/rehearsals/…`）除表中所列，还都要“看演练”。',
    '',
  ].join('\n');
}

function rightLine(right: Right): string {
  return line([RIGHTS[right].title, ...ROLES.map((role) => (TABLE[role]?.rights.includes(right) ? '●' : ''))]);
}

function scopeWords(role: string): string {
  const kinds: readonly ScopeKind[] = TABLE[role]?.scopes ?? [];
  return kinds.map((kind) => SCOPE_TITLES[kind]).join('、');
}

function routeLine({ method, url, right, at = 'county' }: Decision): string {
  const rights = [right ?? []].flat();
  const anybody = rights.some((one) => one === 'own' || one === 'known');
  const titles = rights.map((one) => RIGHTS[one].title).join('，或');
  return line([method, `\`${url}\``, titles, anybody ? '自己' : PLACES[at]]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
