/** Beyond these a ledger is not one anybody kept by hand. */
export const MOST_BYTES = 5 * 1_048_576;
/** All parts of the package unpacked together: a file that swells to more was made to do harm. */
export const MOST_UNPACKED = 60 * 1_048_576;
export const MOST_PARTS = 500;
export const MOST_ROWS = 5000;
export const MOST_COLUMNS = 100;
