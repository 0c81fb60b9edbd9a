import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second of /proc: 100 on every Linux that Node.js runs on. */
const TICKS = 100;

interface Spent {
  pid: number;
  parent: number;
  seconds: number;
}

/** CPU seconds that each of these processes used so far with all under it, ended ones too. Nothing where there is no /proc. */
export async function cpuSeconds(pids: Record<string, number>): Promise<Record<string, number>> {
  if (process.platform !== 'linux') return {};
  const all = await everyProcess();
  const tree = (pid: number): number =>
    all.reduce((sum, one) => {
      if (one.pid === pid) return sum + one.seconds;
      return one.parent === pid ? sum + tree(one.pid) : sum;
    }, 0);
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, tree(pid)]));
}

/** What was used between two looks, in milliseconds for each of `count`. */
export function cpuEach(before: Record<string, number>, after: Record<string, number>, count: number) {
  return Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [name, ((seconds - (before[name] ?? 0)) * 1000) / count]),
  );
}

async function everyProcess(): Promise<Spent[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap((stat, index) => (stat === '' ? [] : [spentIn(Number(names[index]), stat)]));
}

/** The fields after the command in brackets, which may hold anything: parent 4th, own and children's times 14th to 17th. */
function spentIn(pid: number, stat: string): Spent {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
  return { pid, parent: fields[1] ?? 0, seconds: ticks / TICKS };
}
