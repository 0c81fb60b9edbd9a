/** Under which head an address stands in the reference, by the first part of its path. */
const TAGS: Readonly<Record<string, string>> = {
  ...{ rounds: '轮次', workflows: '时限的处理、更正', deadlines: '时限', 'extension-requests': '时限', feeds: '订阅' },
  ...{ office: '巡察办常设', contacts: '联系人', plans: '倒排工期', 'plans.html': '倒排工期', statistics: '统计' },
  ...{ rulebooks: '规程', calendars: '日历', 'calendar-revisions': '日历', scans: '扫描件' },
  ...{ entries: '台账', notices: '通知', effects: '台账', revisions: '台账', inbox: '通知', events: '通知' },
  ...{ sheets: '文书', imports: '文书' },
  ...{ deliveries: '通知', papers: '文书', digest: '通知', rehearsals: '演练', audits: '审计', checkpoints: '审计' },
  ...{
    trail: '审计日志',
    session: '登录',
    sessions: '登录',
    accounts: '账号',
    'api-keys': '账号',
    codec: '引擎的历史',
  },
};
const OTHERS = '其他';

export function tagOf(url: string): string {
  const [, first = '', second = ''] = url.split('/');
  return TAGS[first === 'api' ? second : first] ?? OTHERS;
}

/** Every head, in the order they stand. */
export const TAG_NAMES: readonly string[] = [...new Set([...Object.values(TAGS), OTHERS])];
