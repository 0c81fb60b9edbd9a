import { z } from 'zod';
import { roundNo } from '../../procedure/id-patterns.ts';
import { day } from './common.ts';

/** The longest period that is counted day by day. */
export const MOST_DAYS = 366;

const round = roundNo.optional().describe('只算这一轮');
const period = {
  from: day.describe('从哪天（含）'),
  to: day.describe(`到哪天（含）；至多 ${MOST_DAYS} 天`),
  round,
};
export const periodSchema = z.object(period);
export type PeriodAsked = z.infer<typeof periodSchema>;

export const BY = { unit: '协作单位', party: '责任方', organization: '被巡察单位', rule: '时限' } as const;
export const onTimeQuerySchema = z.object({
  ...period,
  by: z
    .enum(['unit', 'party', 'organization', 'rule'])
    .default('unit')
    .describe('按什么分：协作单位、责任方、被巡察单位、时限'),
});

export const workloadQuerySchema = z.object({ round, weeks: z.coerce.number().int().min(1).max(52).default(12) });
export const roundQuerySchema = z.object({ round });

/** Lights of a period, one line a day. */
export const lightsByDaySchema = z.object({
  from: z.string(),
  to: z.string(),
  days: z.array(z.object({ day: z.string(), green: z.number(), yellow: z.number(), red: z.number() })),
});

const kept = {
  met: z.number().describe('按时'),
  late: z.number().describe('迟办'),
  overdue: z.number().describe('逾期未办'),
  open: z.number().describe('未到期'),
  rate: z.number().nullable().describe('按时率，0–1：按时 ÷（按时＋迟办＋逾期未办）；没有到期的为空'),
};

export const onTimeSchema = z.object({
  items: z.array(z.object({ code: z.string(), title: z.string(), ...kept })),
  total: z.number().describe('共几行；被巡察单位只列迟办、逾期最多的'),
  all: z.object(kept).describe('合计；按被巡察单位分的只合计列出的'),
});

export const workloadSchema = z.object({
  weeks: z.array(z.object({ from: z.string(), to: z.string() })).describe('周一至周日'),
  owners: z.array(
    z.object({ title: z.string(), overdue: z.number(), weeks: z.array(z.number()).describe('各周到期几件') }),
  ),
});

export const receiptsSchema = z.object({
  rounds: z.array(z.string()),
  items: z.array(
    z.object({
      ...{ unit: z.string(), title: z.string(), sent: z.number(), received: z.number(), replied: z.number() },
      rate: z.number().nullable().describe('签收率：签收 ÷ 发出'),
    }),
  ),
});

export const signOffsSchema = z.object({
  rounds: z.array(z.string()),
  items: z.array(
    z.object({
      ...{ round: z.string(), ref: z.string().nullable(), title: z.string(), items: z.number(), signedOff: z.number() },
      rate: z.number().nullable().describe('销号率：销号未重新整改的 ÷ 建账的'),
    }),
  ),
});
