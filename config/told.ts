/** Set for a process whose settings are not complete yet: the rest comes from the one that started it. */
export const SETTINGS_FOLLOW = 'XUNCHENG_SETTINGS_FOLLOW';

/**
 * Resolves when the settings in the environment are complete: at once, unless the stack started this process before
 * engine and database, so that its code is loaded meanwhile, and tells it their addresses when they run.
 */
export async function settingsTold(): Promise<void> {
  const { channel } = process;
  if (process.env[SETTINGS_FOLLOW] === undefined || channel === undefined) return;
  // stack/child.ts has let go of it; until the settings come nothing else keeps this process.
  channel?.ref();
  const told = await new Promise<NodeJS.ProcessEnv>((resolve) => process.once('message', resolve));
  channel?.unref();
  Object.assign(process.env, told);
  // Complete now, for its own children too.
  delete process.env[SETTINGS_FOLLOW];
}
