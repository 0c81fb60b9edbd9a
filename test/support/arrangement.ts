import type { YearNotice } from '../../procedure/calendar/notice.ts';

/** A made-up arrangement of 2027, whole and marked as such by its number; nobody has published one. */
export const arrangement2027: YearNotice = {
  year: 2027,
  sources: [{ number: '试〔2026〕1号' }],
  holidays: [
    { name: '元旦', off: ['2027-01-01', '2027-01-03'], work: [] },
    { name: '春节', off: ['2027-02-05', '2027-02-11'], work: ['2027-01-31', '2027-02-14'] },
    { name: '清明节', off: ['2027-04-03', '2027-04-05'], work: [] },
    { name: '劳动节', off: ['2027-05-01', '2027-05-05'], work: ['2027-04-25'] },
    { name: '端午节', off: ['2027-06-09', '2027-06-09'], work: [] },
    { name: '中秋节', off: ['2027-09-15', '2027-09-15'], work: [] },
    { name: '国庆节', off: ['2027-10-01', '2027-10-07'], work: ['2027-09-26', '2027-10-09'] },
  ],
};
