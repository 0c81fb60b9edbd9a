import { readFileSync } from 'node:fs';

/** Settings that may stand in a file of their own, named by NAME_FILE: as containers and systemd hand secrets out. */
export const IN_FILES = [
  'DATABASE_URL',
  'REHEARSAL_DATABASE_URL',
  'APP_DATABASE_PASSWORD',
  'XUNCHENG_KEYS',
  'METRICS_TOKEN',
  'SMTP_URL',
  'WEBHOOK_URL',
  'WEBHOOK_SECRET',
] as const;

/** A file that cannot be used; the message names the variable. */
export class SecretFileError extends Error {
  override readonly name = 'SecretFileError';
}

/**
 * The environment with what stands in files put in its place, without the blank around it. Rejects a setting given both
 * ways, a file that cannot be read and one that is empty.
 */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = { ...env };
  for (const name of IN_FILES) {
    const file = given[`${name}_FILE`];
    delete given[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) throw new SecretFileError(`${name} 与 ${name}_FILE 只写一个`);
    given[name] = content(`${name}_FILE`, file);
  }
  return given;
}

function content(variable: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    throw new SecretFileError(
      `${variable}：读不到文件 ${file}，例如 ${variable}=/run/secrets/${variable.toLowerCase()}`,
    );
  }
  if (text === '') throw new SecretFileError(`${variable}：文件 ${file} 是空的`);
  return text;
}
