/** The schema of the queue beside a ledger's; the queue's library writes it unquoted, which makes it lower case. */
export function queueSchemaOf(schema: string): string {
  return schema === 'public' ? 'xuncheng_jobs' : `${schema.replaceAll(/\W/g, '_').slice(0, 40)}_jobs`;
}
