const DAY = /^(\d{4}年)(\d{1,2}月\d{1,2}日)$/;

/** Where a day may be broken over two lines: after its year, nowhere else. Undefined for any other text. */
export function dayParts(text: string): readonly [year: string, rest: string] | undefined {
  const [, year, rest] = DAY.exec(text) ?? [];
  return year === undefined || rest === undefined ? undefined : [year, rest];
}
