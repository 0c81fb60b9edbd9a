/** The same colours as the lights of lists, dark enough beside white; patterns tell them apart as well. */
export const COLOURS = {
  green: '#389e0d',
  yellow: '#d48806',
  red: '#cf1322',
  blue: '#0958d9',
  grey: '#8c8c8c',
} as const;

/** Above the picture; many names are turned over. */
export const LEGEND = { type: 'scroll', top: 0 };

/** Room for the names of a picture of lying bars. */
export const LYING = { left: 8, right: 48, top: 40, bottom: 8, containLabel: true };
export const STANDING = { left: 8, right: 16, top: 48, bottom: 8, containLabel: true };
