const INSIDE = /^\/in-rehearsal\/(R\d{4}-\d{2})(?=\/|$)/;
const ROUND_PART = /^\/api\/rounds\/(R\d{4}-\d{2}\/.+)$/;
const ONE_ROUND = /^\/api\/rounds\/(R\d{4}-\d{2})$/;
/** What a rehearsal has under the same names. */
const SAME = /^\/api\/(workflows\/.+|deadlines|extension-requests|entries|notices|effects)$/;
/** What is no part of any round: read as it is. */
const OUTSIDE = /^\/(api\/(session|sessions|rulebooks|calendars|rehearsals|events)|health)/;

// Its addresses are tried where there is no window, too.
const { location: here } = globalThis as { location?: { pathname: string } };

/** The rehearsal this page is in, by its address; undefined in the office's own. */
export const rehearsed: string | undefined = INSIDE.exec(here?.pathname ?? '')?.[1];

/** Where the page of a rehearsal begins; every address of it stands below. */
export const basename = rehearsed === undefined ? '/' : `/in-rehearsal/${rehearsed}`;

/** Where one enters a rehearsal. */
export function insideOf(round: string): string {
  return `/in-rehearsal/${round}/rounds/${round}`;
}

/**
 * The rehearsal's own address for one of the API. Inside a rehearsal nothing of a real round is read or recorded: what a
 * rehearsal does not have is asked of the rehearsals too, which say that it is not there.
 */
export function mirrored(address: string, round = rehearsed): string {
  if (round === undefined) return address;
  const [path = '', query] = address.split('?');
  if (OUTSIDE.test(path)) return address;
  const asked = query === undefined ? '' : `?${query}`;
  if (path === '/api/rounds') return `/api/rehearsals/rounds?${only(query, round)}`;
  const whole = ONE_ROUND.exec(path)?.[1];
  if (whole !== undefined) return `/api/rehearsals/rounds/${whole}`;
  const part = ROUND_PART.exec(path)?.[1] ?? SAME.exec(path)?.[1];
  return `/api/rehearsals/${part ?? path.slice('/api/'.length)}${asked}`;
}

/** Of the list of rounds there is this one. */
function only(query: string | undefined, round: string): string {
  const asked = new URLSearchParams(query);
  asked.set('q', round);
  return asked.toString();
}
