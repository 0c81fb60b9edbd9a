/** Everything the trail（审计日志）knows to have happened, with what the office calls it. */
export const TRAIL_EVENTS = {
  'signed-in': '登录',
  'sign-in-refused': '登录被拒绝',
  'sign-in-waits': '登录次数过多，须等待',
  'signed-out': '退出登录',
  'session-ended': '终止登录',
  'sessions-ended': '终止全部登录',
  'session-refused': '登录凭证无效',
  'token-refused': '令牌或密钥无效',
  'basic-used': '凭口令直接使用接口',
  'key-used': '使用接口密钥',
  'local-used': '使用本机命令',
  refused: '越权被拒绝',
  'cross-site-refused': '来自其他网站的改动被拒绝',
  'account-created': '建立账号',
  'account-changed': '改动账号',
  'account-disabled': '停用账号',
  'roles-given': '给予角色',
  'password-changed': '修改口令',
  'password-reset': '重置口令',
  'api-key-made': '新建接口密钥',
  'api-key-revoked': '注销接口密钥',
  'feed-made': '新建日历订阅',
  'feed-revoked': '注销日历订阅',
  'payloads-decoded': '解码引擎历史',
  'confidential-read': '查看密件',
  printed: '打印',
  exported: '导出',
  'audit-asked': '开始审计',
  'trail-read': '查看审计日志',
  'keys-changed': '更换密钥',
} as const;

export type TrailEvent = keyof typeof TRAIL_EVENTS;

/** Their codes, in order. */
export const TRAIL_EVENT_CODES = Object.keys(TRAIL_EVENTS) as [TrailEvent, ...TrailEvent[]];
