import { Command } from 'commander';
import { z } from 'zod';
import { ensureFirstAccounts } from '../api/first-account.ts';
import { configOrExit, openKeysOrExit } from '../config/or-exit.ts';
import { withSecretFiles } from '../config/secret-files.ts';
import { engineAddress } from '../config.ts';
import { connect } from '../db/client.ts';
import { prepareLedgers } from '../stack/ledgers.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { provision } from '../stack/temporal/connect.ts';

const TITLE = '准备台账和引擎';
const password = z
  .string({ error: 'APP_DATABASE_PASSWORD：应为接口和工作进程的数据库口令（或写 APP_DATABASE_PASSWORD_FILE）' })
  .min(16, 'APP_DATABASE_PASSWORD：至少 16 个字符，例如 用 openssl rand -hex 24 产生');

/**
 * Before API and worker of a release start: brings both ledgers to its schema as their owner, makes the role that can
 * only append, the engine's namespaces and, on a new ledger, the first accounts. Repeating it changes nothing.
 */
async function prepare(): Promise<void> {
  const config = configOrExit(TITLE);
  const asked = password.safeParse(withSecretFiles(process.env).APP_DATABASE_PASSWORD);
  if (!asked.success) throw new StackError(asked.error.issues[0]?.message ?? TITLE);
  openKeysOrExit(TITLE, config);
  const { databaseUrl, rehearsalDatabaseUrl } = config;
  const ledgers = await prepareLedgers({ databaseUrl, rehearsalDatabaseUrl, appPassword: asked.data, log: sayAside });
  if (ledgers.databaseUrl === databaseUrl) {
    throw new StackError('没有建立只能追加台账的数据库用户：DATABASE_URL 要写库的所有者，并有 CREATEROLE。');
  }
  say(`台账已是本版的表结构；接口和工作进程用数据库用户 ${new URL(ledgers.databaseUrl).username}`);
  const { address, tls } = engineAddress(config);
  const namespaces = [config.namespace, config.rehearsalNamespace];
  await provision(address, tls, namespaces);
  say(`引擎 ${address} 的命名空间已备好：${namespaces.join('、')}`);
  const database = connect(ledgers.databaseUrl, { max: 1 });
  const made = await ensureFirstAccounts(database.db).finally(() => database.close());
  if (made.length > 0) say('已建立账号和一次性口令（只显示这一次，请记下；第一次登录须先改）：');
  for (const { login, name, password: once } of made) say(`  ${login}（${name}）　${once}`);
}

const program = new Command('migrate')
  .description('升级前后执行一次：表结构、只能追加的数据库用户、引擎的命名空间、最初的账号；重复执行什么也不改')
  .action(async () => {
    try {
      await prepare();
    } catch (error) {
      sayAside(explain(error));
      process.exitCode = error instanceof StackError ? 2 : 1;
    }
  });
await program.parseAsync();
