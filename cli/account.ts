import { Command } from 'commander';
import { freshPassword } from '../api/auth/people.ts';
import { ensureFirstAccounts } from '../api/first-account.ts';
import { commandNote } from '../api/trail/command-note.ts';
import { accountByLogin } from '../db/queries/accounts.ts';
import { appendTrail } from '../db/trail/append.ts';
import { transaction } from '../db/transaction.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { dataFolder } from './own-library.ts';
import { withLedger } from './with-ledger.ts';

const ONCE = '以上是一次性口令，只显示这一次；本人登录后须先修改';

const program = new Command('account')
  .description('账号：first 建立还没有的最初账号（巡察办和三员）；reset 账号：给它一次性口令，原来的登录即刻失效')
  .argument('[what]', 'first 或 reset')
  .argument('[login]', '要重置的账号')
  .allowExcessArguments();

async function first(): Promise<void> {
  const made = await withLedger(dataFolder(), ({ db }) => ensureFirstAccounts(db));
  for (const { login, name, password } of made) say(`${login}\t${password}\t${name}`);
  sayAside(made.length > 0 ? ONCE : '最初的账号都已经有了');
}

/** At the machine itself also the officers are reset, whom no administrator resets from elsewhere. */
async function reset(login: string): Promise<void> {
  const password = await withLedger(dataFolder(), async ({ db }) => {
    const account = await accountByLogin(db, login);
    if (!account) throw new StackError(`没有这个账号：${login}`);
    return transaction(db, async (tx) => {
      const fresh = await freshPassword({ db: tx }, account);
      await appendTrail(tx, [commandNote('password-reset', { account: login })]);
      return fresh;
    });
  });
  say(`${login}\t${password}`);
  sayAside(ONCE);
}

async function main([what, login, ...more]: string[]): Promise<void> {
  if (what === 'first' && login === undefined) return first();
  if (what === 'reset' && login !== undefined && more.length === 0) return reset(login);
  throw new StackError('写作 account first，或 account reset 账号');
}

program.action(async () => {
  await main(program.args).catch((error: unknown) => {
    sayAside(explain(error));
    process.exitCode = 2;
  });
});
await program.parseAsync();
