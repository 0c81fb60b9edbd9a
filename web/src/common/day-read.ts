import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import { dayOf, FIELD_FORMATS } from './date.ts';

dayjs.extend(customParseFormat);

/** A day as people and Excel write it, as the API takes it; undefined for what is no day. */
export function readDay(written: string): string | undefined {
  const plain = written.replace(/[（(].*$/, '').trim();
  const read = dayjs(plain, FIELD_FORMATS, true);
  return read.isValid() ? dayOf(read) : undefined;
}
