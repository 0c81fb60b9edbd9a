import { z } from 'zod';

/** A round's number: county year and sequence, e.g. R2022-02. Digits only: ids are never encrypted. */
export const roundNo = z.string().regex(/^R\d{4}-\d{2}$/, '轮次编号应如 R2022-02');

/** `1-2`: group 1, second inspected organization. */
export const inspectionRef = z.string().regex(/^\d{1,2}-\d{1,2}$/, '应为 组号-单位号，如 1-2');
