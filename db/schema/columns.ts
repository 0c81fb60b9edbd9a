import { customType, date } from 'drizzle-orm/pg-core';

/** A UTC instant, stored as timestamptz, always read as 'YYYY-MM-DDTHH:mm:ss.sssZ' whatever the session's zone. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});

/** A day in Asia/Shanghai, 'YYYY-MM-DD'. */
export const day = (name: string) => date(name, { mode: 'string' });

/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
});
