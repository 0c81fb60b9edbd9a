import type { Setting } from './environment.ts';

/** What people are told of a setting: what it has to be, an example, and whether its value may be shown back. */
interface Said {
  expected: string;
  example: string;
  secret?: true;
}

const PORT = '应为 0–65535 的整数';
const NAME = '应为不含空格的名字';
const PAGE = '应为 http:// 或 https:// 网址';
const POSTGRES = '应为 PostgreSQL 的连接串 postgres://用户:口令@主机:端口/库名';

/** Of every setting; a message about one is made of this. */
export const SAID: Record<Setting, Said> = {
  DATABASE_URL: { expected: POSTGRES, example: 'postgres://xuncheng_app:口令@127.0.0.1:5432/xuncheng', secret: true },
  REHEARSAL_DATABASE_URL: {
    expected: POSTGRES,
    example: 'postgres://xuncheng_app:口令@127.0.0.1:5432/xuncheng_rehearsal',
    secret: true,
  },
  TEMPORAL_ADDRESS: { expected: '应为 Temporal 的 主机:端口，不带 http://', example: '127.0.0.1:7233' },
  TEMPORAL_NAMESPACE: { expected: NAME, example: 'xuncheng' },
  REHEARSAL_NAMESPACE: { expected: NAME, example: 'xuncheng-rehearsal' },
  TEMPORAL_UI_URL: { expected: PAGE, example: 'http://10.1.2.3:8233' },
  TASK_QUEUE: { expected: NAME, example: 'xuncheng' },
  HOST: { expected: '应为本机的一个地址', example: '127.0.0.1' },
  PORT: { expected: PORT, example: '8080' },
  XUNCHENG_TLS_CERT: { expected: '应为证书文件（PEM）', example: '/etc/xuncheng/cert.pem' },
  XUNCHENG_TLS_KEY: { expected: '应为私钥文件（PEM）', example: '/etc/xuncheng/key.pem' },
  XUNCHENG_TLS_PORT: { expected: PORT, example: '8443' },
  XUNCHENG_TRUST_PROXY: { expected: '应为反向代理的地址或网段，用逗号隔开', example: '127.0.0.1,10.1.0.0/16' },
  XUNCHENG_DATA: { expected: '应为数据目录', example: '/var/lib/xuncheng' },
  XUNCHENG_PAPERS_DIR: { expected: '应为放本县公文样式的文件夹，须已存在', example: '/var/lib/xuncheng/papers' },
  LOG_LEVEL: { expected: '应为 fatal、error、warn、info、debug、trace、silent 之一', example: 'info' },
  ENGINE_TIMEOUT_MS: { expected: '应为 100–60000 的整数（毫秒）', example: '5000' },
  SCAN_LIMIT_MB: { expected: '应为 1–200 的整数（MB）', example: '20' },
  METRICS_PORT: { expected: PORT, example: '9464' },
  METRICS_HOST: { expected: '应为本机的一个地址', example: '127.0.0.1' },
  METRICS_TOKEN: { expected: '至少 16 个字符', example: '用 openssl rand -hex 24 产生', secret: true },
  SMTP_URL: {
    expected: '应为 smtp://主机:端口 或 smtps://用户:口令@主机',
    example: 'smtp://mail.example.gov.cn:25',
    secret: true,
  },
  MAIL_FROM: { expected: '应为邮箱', example: '巡察办 <xcb@example.gov.cn>' },
  WEBHOOK_URL: { expected: PAGE, example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…', secret: true },
  WEBHOOK_FORM: { expected: '应为 wecom（企业微信）或 dingtalk（钉钉）', example: 'wecom' },
  WEBHOOK_SECRET: { expected: '至少 8 个字符', example: 'SEC…', secret: true },
  PUBLIC_URL: { expected: PAGE, example: 'https://xuncheng.county.example' },
  NOTICE_HOURS: { expected: '应写作 08:00-18:00（开始早于结束），或 always', example: '08:00-18:00' },
  NOTICE_RETRY_LIMIT: { expected: '应为 0–20 的整数', example: '12' },
  NOTICE_RETRY_SECONDS: { expected: '应为 1–3600 的整数（秒）', example: '30' },
  NOTICE_EXPIRE_SECONDS: { expected: '应为 2–600 的整数（秒）', example: '60' },
};

/** One line for a setting that is missing or wrong: its name, what is expected, an example, what was given. */
export function wrongSetting(name: Setting, given: string | undefined): string {
  const { expected, example, secret } = SAID[name];
  const found = given === undefined ? '没有写' : secret ? '现在写的不是' : `现在写的是“${given}”`;
  return `${name}：${expected}，例如 ${name}=${example}；${found}`;
}
