/** A message to one contact. `id` names the delivery: the same message again has the same id. */
export interface Message {
  id: string;
  /** E-mail address; the group chat has none. */
  to: string | null;
  title: string;
  lines: string[];
  /** Where to look; absent when there is nothing to open. */
  link?: string;
}

/** A way out of the house. */
export interface Outlet {
  /** Resolves when the other side took it; else throws, in time, a `NotDelivered`. */
  send(message: Message): Promise<void>;
  close(): void;
}

/** It was not taken. The message is shown to the office: a code in words, never an address or an answer's text. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
}
