/**
 * What an API key is limited to, and this machine's own commands: read: look · record: register facts and decisions ·
 * control: move a backfilled round's time · audit: see what the engine's histories hold · accounts: create and disable
 * accounts · roles: give roles · own: one's own password, sessions and keys.
 */
export type Action = 'read' | 'record' | 'control' | 'audit' | 'accounts' | 'roles' | 'own';

/** What this machine's own commands may do: no more of people than anybody else. */
export const LOCAL_MAY: ReadonlySet<Action> = new Set<Action>(['read', 'record', 'control', 'audit']);
