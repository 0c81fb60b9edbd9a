/** Of a whole bundle: far above a round, far below what a desk machine can hold. */
export const MOST_BYTES = 512 * 1024 * 1024;
/** Members of a bundle. */
export const MOST_MEMBERS = 20_000;
/** One member after decompression: a run ends at 50 MB in the engine. */
export const MOST_CLEAR_BYTES = 256 * 1024 * 1024;
/** All members after decompression. */
export const MOST_CLEAR_BYTES_TOGETHER = 1024 * 1024 * 1024;
