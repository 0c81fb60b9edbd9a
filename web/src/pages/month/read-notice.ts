/** A holiday as the form holds it: days as YYYY-MM-DD. */
export interface HolidayLine {
  name: string;
  off: [string, string];
  work: string[];
}

const NAME = /^[\s（(]*[一二三四五六七八九十]+[、．.)）]\s*([^：:]{2,12})[：:]/;
const ITEM = /(?=[一二三四五六七八九十]+[、．.]\s*[^：:，。、]{2,12}(?:、[^：:，。]{2,6})?[：:])/;
const ASIDE = /[（(][^（）()]*[）)]/g;
const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g;

/**
 * 放假通知 read line by line: “一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日上班。” What is not understood is left
 * out: the form shows what was.
 */
export function readNotice(text: string, year: number): HolidayLine[] {
  return text.split(ITEM).flatMap((item) => {
    const [head, name] = NAME.exec(item) ?? [];
    if (head === undefined || name === undefined) return [];
    const sentences = item
      .slice(head.length)
      .replaceAll(ASIDE, '')
      .split(/[。；;\n]/);
    const rest = sentences.find((one) => /放假|调休|休息/.test(one)) ?? '';
    const off = daysIn(rest.split('共')[0] ?? '', year);
    const [from] = off;
    if (from === undefined) return [];
    const work = sentences.filter((one) => one.includes('上班')).flatMap((one) => daysIn(one, year));
    return [{ name: name.trim(), off: [from, off.at(-1) ?? from], work }];
  });
}

/** The days a sentence names; a day without a month is in that of the day before it. */
function daysIn(text: string, year: number): string[] {
  let [ofYear, month] = [year, 0];
  return [...text.matchAll(DAY)].map(([, named, inMonth, day = '']) => {
    ofYear = named === undefined ? year : Number(named);
    month = inMonth === undefined ? month : Number(inMonth);
    return [String(ofYear), String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
  });
}
