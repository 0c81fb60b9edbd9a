/** A parsed answer of the API. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is judged by who asked for it
export type Json = any;

/** The API as the benchmark asks it; paths without `/api/`. */
export interface Asks {
  get(path: string): Promise<{ status: number; json: Json }>;
  post(path: string, key: string, body: object): Promise<{ status: number; json: Json }>;
}
