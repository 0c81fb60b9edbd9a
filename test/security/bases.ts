import { addDays } from '../../procedure/calendar/date.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import type { Json } from '../support/api.ts';
import { arrangement2027 } from '../support/arrangement.ts';
import type { Stage } from './stage.ts';

export const ROUND = 'R2026-01';
const ONE = `${ROUND}-01-1`;
const DAY = '2026-11-20';
const approval = { by: '某', role: 'lg.exec', date: DAY };
const late = '补录';
let count = 0;
const next = () => ++count;

/** A request that is accepted, made anew each time it is asked for. */
export interface Asked {
  url: string;
  body: Json;
  as?: string;
  /** What is made of the body when everything is planted. */
  finish?: (body: Json) => Promise<Json>;
}
type Base = (stage: Stage) => Promise<Asked> | Asked;

/** Records something first and says its id. */
const recorded = async (stage: Stage, url: string, body: Json): Promise<string> => {
  const { status, json } = await stage.send('POST', url, body);
  if (status >= 300) throw new Error(`${url}: ${JSON.stringify(json)}`);
  return json.id ?? json.results[0].id;
};
/** Takes back what an earlier request recorded of a step, so that it may be recorded again. */
async function cleared(stage: Stage, name: string, path = `rounds/${ROUND}`): Promise<void> {
  const { json } = await stage.send('GET', `/api/${path}/facts?fact=${name}&standing=true`);
  for (const { id, workflowId } of json.items) {
    await recorded(stage, `/api/workflows/${workflowId}/corrections`, { factId: id, void: true, reason: '误录' });
  }
}
const fact = (name: string) => ({ fact: name, at: DAY, late });
const of =
  (path: string, body: object | ((stage: Stage) => object | Promise<object>), as?: string): Base =>
  async (stage) => ({
    url: `/api/${path}`,
    body: typeof body === 'function' ? await body(stage) : body,
    ...(as && { as }),
  });
const onRound = (path: string, body: Parameters<typeof of>[1]) => of(`rounds/${ROUND}/${path}`, body);
const due = async (stage: Stage) => `inquiry.reply@letter/${await received(stage)}`;
const onDeadline = (what: string, more: object) =>
  of(`workflows/${ROUND}/deadlines/${what}`, async (stage) => ({ key: await due(stage), approval, ...more }));

const again = (name: string, path?: string) => async (stage: Stage) => {
  await cleared(stage, name, path);
  return { ...fact(name), approval };
};

/** A letter just sent to the audit bureau, under a code of its own. */
async function letter(stage: Stage): Promise<string> {
  const suffix = String(next());
  await recorded(stage, `/api/rounds/${ROUND}/letters`, { units: ['aud'], at: DAY, suffix });
  return `aud-${suffix}`;
}
const onLetter = (what: string, more: Json = {}) =>
  onRound(`letters/${what}`, async (stage: Stage) => ({
    items: [{ letter: await letter(stage), at: DAY, late, approval, ...more }],
  }));

/** A paper on its way: there is one of a kind at a time. */
async function draft(stage: Stage): Promise<string> {
  const { json } = await stage.send('GET', `/api/rounds/${ROUND}/drafts`);
  const [open] = json.items;
  if (!open) await cleared(stage, 'plan.authorization');
  return (
    open?.id ??
    recorded(stage, `/api/rounds/${ROUND}/facts`, { fact: 'plan.authorization', at: DAY, draft: true, late })
  );
}
const extensionAsked = async (stage: Stage) =>
  recorded(stage, `/api/workflows/${ROUND}/deadlines/requests`, {
    key: await due(stage),
    due: '2027-06-30',
    reason: '出差',
  });
async function anyFact(stage: Stage): Promise<string> {
  await cleared(stage, 'plan.special-team');
  return recorded(stage, `/api/rounds/${ROUND}/facts`, fact('plan.special-team'));
}
const start = () => ({
  no: `R2030-${String(next()).padStart(2, '0')}`,
  rulebook: 'wuyang-2023',
  groups: [{ no: 1, inspects: [{ no: 1, name: '丁局党组' }] }],
});
/** Asked on the real clock: never past, and at most a year ahead. */
const inAMonth = addDays(dateOfInstant(Date.now()), 30);
const WORKDAYS = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25];
const closures = () => {
  const day = String(WORKDAYS[next() % WORKDAYS.length]).padStart(2, '0');
  return [{ from: `2026-12-${day}`, number: '县政办〔2026〕1 号', reason: '暴雪' }];
};

/** What each route takes, by method and path as the OpenAPI document has them. */
export const BASES: Record<string, Base> = {
  'POST /api/session': async (stage) => ({ url: '/api/session', body: await stage.someone() }),
  'PUT /api/session/password': async (stage) => {
    const { login, password } = await stage.someone();
    return {
      url: '/api/session/password',
      body: { old: password, new: '一个够长的新口令' },
      as: `${login}:${password}`,
    };
  },
  'POST /api/accounts': of('accounts', () => ({ login: `someone${next()}`, name: '甲' }), 'sysadmin'),
  'PUT /api/accounts/{login}': async (stage) => ({
    url: `/api/accounts/${(await stage.someone()).login}`,
    body: { name: '乙' },
    as: 'sysadmin',
  }),
  'PUT /api/accounts/{login}/roles': async (stage) => ({
    url: `/api/accounts/${(await stage.someone()).login}/roles`,
    body: { roles: [{ role: 'leader', scope: { kind: 'group', of: `${ROUND}/1` } }] },
    as: 'secadmin',
  }),
  'POST /api/api-keys': of('api-keys', { name: '看板', actions: ['read'], expires: inAMonth }, 'office'),
  'POST /api/rounds': of('rounds', start),
  'POST /api/rounds/{round}/params': onRound('params', { name: 'auditBriefingBy', date: '2026-01-31', approval }),
  'POST /api/rounds/{round}/facts': onRound('facts', again('plan.round-plan')),
  'POST /api/rounds/{round}/groups/{group}/facts': onRound('groups/1/facts', again('archive.originals')),
  'POST /api/rounds/{round}/inspections/{ref}/facts': onRound(
    'inspections/1-1/facts',
    again('rectify.period-extension'),
  ),
  'POST /api/rounds/{round}/transfers/{no}/facts': onRound('transfers/1/facts', again('transfer.approval')),
  'POST /api/rounds/{round}/letters': onRound('letters', () => ({
    units: ['aud'],
    at: DAY,
    suffix: String(next()),
    approval,
  })),
  'POST /api/rounds/{round}/letters/receipts': onLetter('receipts'),
  'POST /api/rounds/{round}/letters/personnel': onLetter('personnel'),
  'POST /api/rounds/{round}/letters/no-personnel': onLetter('no-personnel'),
  'POST /api/rounds/{round}/letters/replies': onLetter('replies'),
  'POST /api/rounds/{round}/letters/distributions': onLetter('distributions'),
  'POST /api/rounds/{round}/letters/returns': onLetter('returns'),
  'POST /api/rounds/{round}/letters/filings': onLetter('filings'),
  'POST /api/rounds/{round}/hearings': onRound('hearings', {
    step: 'hear.leading-group',
    at: DAY,
    inspections: ['1-1'],
    late,
    approval,
  }),
  'POST /api/rounds/{round}/transfers': onRound('transfers', () => ({
    no: 100 + next(),
    receiver: 'disc',
    clues: [next()],
    approval,
  })),
  'POST /api/rounds/{round}/transfers/{no}/feedback': onRound('transfers/1/feedback', {
    at: DAY,
    closed: [1],
    late,
    approval,
  }),
  'POST /api/workflows/{workflowId}/drafts/{draftId}/signatures': async (stage) => ({
    url: `/api/workflows/${ROUND}/drafts/${await draft(stage)}/signatures`,
    body: { approval },
  }),
  'POST /api/workflows/{workflowId}/drafts/{draftId}/returns': async (stage) => ({
    url: `/api/workflows/${ROUND}/drafts/${await draft(stage)}/returns`,
    body: { reason: '材料不全' },
  }),
  'POST /api/office': of('office', { rulebook: 'wuyang-2023' }),
  'POST /api/office/params': of('office/params', { name: 'auditBriefingBy', date: '2026-01-31', approval }),
  'POST /api/office/facts': of('office/facts', again('annual.plan', 'office')),
  'POST /api/office/targets': of('office/targets', () => ({ code: `t${next()}`, name: `戊镇 ${next()}`, approval })),
  'POST /api/office/people': of('office/people', () => ({ code: `p${next()}`, name: '己', approval })),
  'POST /api/workflows/{workflowId}/deadlines/extensions': onDeadline('extensions', {
    due: '2027-06-30',
    reason: '出差',
  }),
  'POST /api/workflows/{workflowId}/deadlines/waivers': of(`workflows/${ROUND}/deadlines/waivers`, async (stage) => ({
    key: await due(stage),
    reason: '已并入',
    approval,
  })),
  'POST /api/workflows/{workflowId}/deadlines/pauses': of(`workflows/${ROUND}/deadlines/pauses`, async (stage) => ({
    key: await due(stage),
    from: '2026-11-20',
    reason: '暴雪',
    approval,
  })),
  'POST /api/workflows/{workflowId}/deadlines/resumptions': of(
    `workflows/${ROUND}/deadlines/resumptions`,
    async (stage) => {
      const key = await due(stage);
      await recorded(stage, `/api/workflows/${ROUND}/deadlines/pauses`, {
        key,
        from: '2026-11-20',
        reason: '暴雪',
        approval,
      });
      return { key, until: '2026-11-23', approval };
    },
  ),
  'POST /api/workflows/{workflowId}/deadlines/requests': onDeadline('requests', { due: '2027-06-30', reason: '出差' }),
  'POST /api/workflows/{workflowId}/deadlines/refusals': of(`workflows/${ROUND}/deadlines/refusals`, async (stage) => ({
    request: await extensionAsked(stage),
    reason: '不同意',
    approval,
  })),
  'POST /api/workflows/{workflowId}/deadlines/reminders': of(
    `workflows/${ROUND}/deadlines/reminders`,
    async (stage) => ({
      key: await due(stage),
      approval: { ...approval, role: 'director' },
    }),
  ),
  'POST /api/workflows/{workflowId}/corrections': of(`workflows/${ROUND}/corrections`, async (stage) => ({
    factId: await anyFact(stage),
    data: { count: 1 },
    reason: '误录',
    approval,
  })),
  'POST /api/workflows/{workflowId}/returns': of(`workflows/${ROUND}/returns`, async (stage) => ({
    factId: await anyFact(stage),
    reason: '退回补正',
    approval,
  })),
  'POST /api/workflows/{workflowId}/needs': of(`workflows/${ONE}/needs`, {
    step: 'rectify.systemic',
    on: 'round',
    approval,
  }),
  'POST /api/workflows/{workflowId}/plans': of(`workflows/${ONE}/plans`, {
    step: 'withdraw.exit',
    date: '2027-01-20',
    approval,
  }),
  'POST /api/rounds/{round}/rulebook': of('rounds/R2026-02/rulebook', {
    rulebook: 'wuyang-2023',
    reason: '新文',
    approval,
  }),
  'POST /api/office/rulebook': of('office/rulebook', { rulebook: 'wuyang-2023', reason: '新文', approval }),
  'POST /api/calendars/preview': of('calendars/preview', () => ({
    ...arrangement2027,
    trial: true,
    closures: closures(),
  })),
  'POST /api/calendars': async (stage) => ({
    url: '/api/calendars',
    body: { ...arrangement2027, trial: true, closures: closures(), reason: '按通知', approval },
    // What is imported must have been previewed as it is.
    finish: async ({ preview, reason, approval: by, ...proposal }) => ({
      ...proposal,
      reason,
      approval: by,
      preview: preview ?? (await stage.previewed(proposal)),
    }),
  }),
  'POST /api/feeds': of('feeds', { label: '手机', filter: {} }, 'office'),
  'POST /api/plans': of('plans', { rulebook: 'wuyang-2023', groups: start().groups }),
  'POST /api/plans.html': of('plans.html', { rulebook: 'wuyang-2023', groups: start().groups }),
  'POST /api/contacts': of('contacts', { party: 'office', name: '甲', email: 'a@example.gov.cn' }),
  'PUT /api/contacts/{id}': of('contacts/aud', { party: 'aud', name: '甲', email: 'aud@example.gov.cn' }),
  'POST /api/inbox/read': of('inbox/read', { ids: ['nothing'] }),
};

async function received(stage: Stage): Promise<string> {
  const code = await letter(stage);
  await recorded(stage, `/api/rounds/${ROUND}/letters/receipts`, { items: [{ letter: code, at: DAY }] });
  return code;
}
