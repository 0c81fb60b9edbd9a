import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Typefaces of GB/T 9704 by the names that Word knows them by on the machines of an office. */
export const FONTS = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  black: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;

export type FontName = keyof typeof FONTS;

/** What stands in for one that is not installed: Word looks for these names in turn. */
const INSTEAD: Record<string, string> = {
  [FONTS.body]: '仿宋,FangSong',
  [FONTS.title]: '小标宋,方正小标宋_GBK,宋体',
  [FONTS.black]: 'SimHei',
  [FONTS.kai]: '楷体,KaiTi',
  [FONTS.song]: 'SimSun',
};

/** The typeface for every script, so that quotation marks and figures are set in the same one. */
export function fontOf(name: FontName) {
  const font = FONTS[name];
  return { ascii: font, hAnsi: font, eastAsia: font, cs: font, hint: 'eastAsia' };
}

const TABLE = 'word/fontTable.xml';

/** Writes what may stand in for each typeface into a Word file; the library has no means to say so. */
export function withAlternatives(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const table = parts[TABLE];
  if (!table) throw new Error(`no ${TABLE}`);
  const fonts = Object.entries(INSTEAD).map(
    ([font, instead]) => `<w:font w:name="${font}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`,
  );
  const open = strFromU8(table).replace(/\/>\s*$/, '></w:fonts>');
  parts[TABLE] = strToU8(open.replace('</w:fonts>', `${fonts.join('')}</w:fonts>`));
  return zipSync(parts, { mtime: '1980-01-01' });
}
