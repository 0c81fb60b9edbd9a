import { mayChangeLedger } from '../../db/app-role.ts';
import { MIGRATIONS } from '../../db/migrate.ts';
import { ownSchema } from '../../db/own-schema.ts';
import { schemaStanding } from '../../db/schema-standing.ts';
import { session } from '../../db/session.ts';
import { about, type Finding, messageOf } from './finding.ts';

const NEEDED = 18;
const SKEW_MS = 1000;

/** A ledger's database: reached, of the right version, its tables those of this release. `what` tells which it is. */
export async function databaseOf(url: string, what: 'ledger' | 'rehearsals'): Promise<Finding[]> {
  const real = what === 'ledger';
  const database = about(real ? 'database' : 'rehearsal-database', real ? '台账数据库' : '演练的数据库');
  const bad = real ? database.fail : database.warn;
  try {
    return await session(url, async (client) => {
      const asked = Date.now();
      const { rows } = await client.query<{ version: number; now: Date; user: string }>(
        `select current_setting('server_version_num')::integer / 10000 as version, clock_timestamp() as now, current_user as user`,
      );
      const [{ version, now, user } = { version: 0, now: new Date(), user: '' }] = rows;
      const found = [database.ok(`连得上，PostgreSQL ${version}，用户 ${user}`)];
      if (version < NEEDED) found.push(bad(`PostgreSQL 是 ${version}，本系统用 ${NEEDED}`, `升级数据库到 ${NEEDED}`));
      const standing = await schemaStanding(client, await ownSchema(client), MIGRATIONS);
      if (standing === 'older')
        found.push(bad('表结构比本程序旧', '执行 npm run migrate（或 npm start，写库的所有者）'));
      if (standing === 'newer')
        found.push(bad('表结构比本程序新', '改用升级后的程序，或恢复升级前的备份（docs/upgrade.md）'));
      return real ? [...found, clockOf((asked + Date.now()) / 2, now.getTime()), await ownerOf(url)] : found;
    });
  } catch (error) {
    return [
      bad(
        `用不了：${messageOf(error)}`,
        real ? '启动 PostgreSQL，核对 DATABASE_URL' : '建库或写 REHEARSAL_DATABASE_URL；只影响演练',
      ),
    ];
  }
}

function clockOf(ours: number, theirs: number): Finding {
  const clock = about('clock-database', '数据库的时钟');
  const off = Math.abs(ours - theirs);
  if (off <= SKEW_MS) return clock.ok(`与本机相差 ${Math.round(off)} 毫秒`);
  return clock.warn(
    `与本机相差 ${(off / 1000).toFixed(1)} 秒`,
    '各机器用同一个时间服务器（chrony），见 docs/runbook.md“时钟跳变”',
  );
}

async function ownerOf(url: string): Promise<Finding> {
  const role = about('app-role', '数据库用户');
  if (!(await mayChangeLedger(url))) return role.ok('只能追加台账');
  return role.warn(
    '接口和工作进程的数据库用户能改台账',
    '执行 npm run migrate，改用它建立的用户（docs/deployment.md）',
  );
}
