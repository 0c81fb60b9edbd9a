/** As long as a page asks for news by itself once, and somebody who types in between is still at it. */
const ATTENDED_MS = 120_000;
const DOINGS = ['pointerdown', 'keydown', 'wheel', 'focus'] as const;

/** To open the page is somebody's doing. */
let last = Date.now();
for (const doing of DOINGS) {
  const noted = () => {
    last = Date.now();
  };
  addEventListener(doing, noted, { capture: true, passive: true });
}

/** Whether somebody is at this page; what it asks otherwise must not keep their session open. */
export function isAttended(): boolean {
  return Date.now() - last < ATTENDED_MS;
}
