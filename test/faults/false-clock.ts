import { existsSync, writeFileSync } from 'node:fs';

/** Where Debian's package libfaketime puts it. */
const LIBRARY = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketimeMT.so.1`;

export const canLie = existsSync(LIBRARY);

/** A clock of single processes that can be set wrong while they run; the machine's own is never touched. */
export interface FalseClock {
  /** For the environment of a process that goes by it. */
  env: Record<string, string>;
  /** Seconds it is ahead from now on; processes notice within one or two. */
  jump(seconds: number): void;
}

/** A clock that is right until it jumps; `file` is where it stands, readable by everybody. */
export function falseClock(file: string): FalseClock {
  if (!canLie) return { env: {}, jump: () => {} };
  const jump = (seconds: number) => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}`, { mode: 0o644 });
  jump(0);
  return {
    env: {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      // Only what the clock on the wall says; timers run on.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    jump,
  };
}
