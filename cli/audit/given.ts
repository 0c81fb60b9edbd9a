import { readFile } from 'node:fs/promises';
import type { Filed } from '../../audit/check/checkpoints.ts';
import type { Part } from '../../audit/source/ledger.ts';
import { OFFICE, roundOf } from '../../procedure/ids.ts';
import { StackError } from '../../stack/say.ts';

/** What was typed after `npm run audit --`. */
export interface AuditArguments {
  all?: boolean;
  round?: string;
  inspection?: string;
  bundle?: string;
  /** Of a bundle's round. */
  key?: string;
  history?: string[];
  code: string;
  filed?: string[];
  publicKey?: string[];
  json?: boolean;
}

/** Says which one of the scopes was asked for; none or several is an error. */
export function checkScope({ all, round, inspection, bundle, history }: AuditArguments): void {
  const asked = [all, round, inspection, bundle, history?.[0]].filter((one) => one !== undefined);
  if (asked.length !== 1) throw new StackError('--all、--round、--inspection、--bundle、--history 恰写一个');
  if (round !== undefined && round !== OFFICE && !/^R\d{4}-\d{2}$/.test(round)) {
    throw new StackError(`--round：应为轮次编号，如 R2026-01，或 ${OFFICE}；写的是“${round}”`);
  }
  if (inspection !== undefined && !/^R\d{4}-\d{2}(-\d{2}-\d{1,2}|-T\d{1,4})?$/.test(inspection)) {
    throw new StackError(`--inspection：应为第几组·被巡察单位的编号，如 R2026-01-01-1；写的是“${inspection}”`);
  }
}

/** The part of the ledger a workflow's id names. */
export function partOf(workflowId: string): Part {
  return { round: roundOf(workflowId), workflowId };
}

/** Which code to replay with. */
export function codeOf(code: string): 'own' | 'current' {
  if (code === 'own' || code === 'current') return code;
  throw new StackError(`--code：应为 own（各用自己的构建）或 current（全部用现在的代码）；写的是“${code}”`);
}

/** Filed checkpoints as printed: `12:ab12cd…`, at least 8 hex digits. */
export function filedOf(texts: readonly string[] = []): Filed[] {
  return texts.map((text) => {
    const [, no, hash = ''] = /^([1-9]\d{0,8}):((?:[0-9a-f]\s?){8,})$/.exec(text.trim().toLowerCase()) ?? [];
    if (no === undefined) throw new StackError(`--filed：应为 编号:散列（至少 8 位），如 12:ab12cd34；写的是“${text}”`);
    return { no: Number(no), hash: hash.replaceAll(/\s/g, '') };
  });
}

/** Public keys the auditor brought along. */
export async function publicKeysOf(files: readonly string[] = []): Promise<string[]> {
  return Promise.all(
    files.map(async (file) => {
      const pem = await readFile(file, 'utf8').catch(() => '');
      if (!pem.includes('BEGIN PUBLIC KEY')) throw new StackError(`--public-key：${file} 不是 PEM 公钥`);
      return pem;
    }),
  );
}
