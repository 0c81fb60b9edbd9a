type Listener = (waiting: boolean) => void;

let listener: Listener | undefined;
let waiting: Promise<boolean> | undefined;
let settle: ((again: boolean) => void) | undefined;

/** Whoever shows the dialog says so; only while somebody is signed in. */
export function onSessionLost(told: Listener): () => void {
  listener = told;
  return () => {
    if (listener === told) listener = undefined;
  };
}

/** Waits until the person signed in again; false when nobody was signed in, or they gave up. */
export function signInAgain(): Promise<boolean> {
  if (!listener) return Promise.resolve(false);
  waiting ??= new Promise<boolean>((resolve) => {
    settle = resolve;
    listener?.(true);
  });
  return waiting;
}

/** The dialog is over: what waited goes on. */
export function signedInAgain(again: boolean): void {
  listener?.(false);
  settle?.(again);
  waiting = undefined;
  settle = undefined;
}
