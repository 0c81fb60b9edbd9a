import { readFileSync } from 'node:fs';

/** How the engine is connected to over TLS, as its client and its worker take it. */
export interface EngineTls {
  serverRootCACertificate?: Uint8Array;
  serverNameOverride?: string;
  clientCertPair?: { crt: Uint8Array; key: Uint8Array };
}

/** Files that cannot be used; the message names the variable. */
export class EngineTlsError extends Error {
  override readonly name = 'EngineTlsError';
}

/**
 * TLS to an engine of one's own, from PEM files: TEMPORAL_TLS_CA（who signed the server's certificate）, TEMPORAL_TLS_CERT
 * with TEMPORAL_TLS_KEY（ours, where the server asks for one）, TEMPORAL_TLS_SERVER_NAME（the name in the server's, where
 * the address has another）. Undefined where none is given: plain, as to the engine on this machine.
 */
export function engineTls(env: NodeJS.ProcessEnv): EngineTls | undefined {
  const ca = pem(env, 'TEMPORAL_TLS_CA');
  const crt = pem(env, 'TEMPORAL_TLS_CERT');
  const key = pem(env, 'TEMPORAL_TLS_KEY');
  const name = env.TEMPORAL_TLS_SERVER_NAME || undefined;
  if ((crt === undefined) !== (key === undefined)) {
    throw new EngineTlsError('TEMPORAL_TLS_CERT 与 TEMPORAL_TLS_KEY 一起填写');
  }
  if (ca === undefined && crt === undefined && name === undefined) return undefined;
  return {
    ...(ca && { serverRootCACertificate: ca }),
    ...(name !== undefined && { serverNameOverride: name }),
    ...(crt && key && { clientCertPair: { crt, key } }),
  };
}

function pem(env: NodeJS.ProcessEnv, variable: string): Uint8Array | undefined {
  const file = env[variable];
  if (!file) return undefined;
  try {
    const text = readFileSync(file);
    if (text.includes('-----BEGIN ')) return text;
  } catch {
    throw new EngineTlsError(`${variable}：读不到文件 ${file}`);
  }
  throw new EngineTlsError(`${variable}：${file} 不是 PEM 文件`);
}
