import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { RULEBOOK_DIR } from './library.ts';
import { ROLES, UNITS } from './roles.ts';
import { rulebookSourceSchema } from './schema.ts';

export const JSON_SCHEMA_FILE = join(RULEBOOK_DIR, 'rulebook.schema.json');

/** What an editor checks a rulebook's YAML with while it is being written. */
export function rulebookJsonSchema(): Record<string, unknown> {
  const names = (codes: Record<string, string>) => Object.entries(codes).map(([code, title]) => `${code} ${title}`);
  const description = `角色：${names(ROLES).join('，')}。协作单位：${names(UNITS).join('，')}。`;
  return { title: '巡程规程', description, ...z.toJSONSchema(rulebookSourceSchema, { io: 'input' }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(JSON_SCHEMA_FILE, `${JSON.stringify(rulebookJsonSchema(), null, 2)}\n`);
}
