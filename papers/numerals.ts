const DIGITS = '〇一二三四五六七八九';

/** 一, 十二, 二十: a whole number below 100 as it is written in a name. */
export function numeral(n: number): string {
  if (n < 10) return DIGITS[n] ?? String(n);
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}

/** 第一巡察组. */
export function groupTitle(no: number): string {
  return `第${numeral(no)}巡察组`;
}
