import { z } from 'zod';

/** An advisory somebody looked at and lets stand for a while: why, and until which day (Asia/Shanghai). */
export const acceptedSchema = z.array(
  z.strictObject({
    advisory: z.string().regex(/^GHSA(-[a-z0-9]{4}){3}$/, '应为 GHSA-xxxx-xxxx-xxxx'),
    package: z.string().min(1),
    reason: z.string().min(8, '请写明为什么可以接受'),
    reviewed: z.iso.date(),
    until: z.iso.date(),
  }),
);
export type Accepted = z.infer<typeof acceptedSchema>;

const advisorySchema = z.object({ url: z.string(), title: z.string(), severity: z.string(), name: z.string() });
const reportSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisorySchema])) })),
});

const GRAVE = new Set(['high', 'critical']);

/** What `npm audit --json` found that is grave and not accepted, one line each; undefined when it found out nothing. */
export function graveAdvisories(json: string, accepted: Accepted, today: string): string[] | undefined {
  const report = reportSchema.safeParse(parsed(json));
  if (!report.success) return undefined;
  const found = Object.values(report.data.vulnerabilities).flatMap(({ via }) =>
    via.filter((one) => typeof one !== 'string'),
  );
  const lines = found.flatMap(({ url, title, severity, name }) => {
    const advisory = url.split('/').at(-1) ?? url;
    const known = accepted.find((one) => one.advisory === advisory && one.package === name);
    if (!GRAVE.has(severity) || (known && today <= known.until)) return [];
    return [`${name}：${title}（${severity}，${url}）${known ? `——接受到 ${known.until} 为止，已过期` : ''}`];
  });
  return [...new Set(lines)];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
