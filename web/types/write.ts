import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import openapiTS, { astToString } from 'openapi-typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TARGET = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url));

/** Writes the types of every answer and body of the API as the page uses them, from the API's own document. */
const { stdout } = await execa('tsx', ['cli/openapi.ts'], { cwd: ROOT, preferLocal: true, maxBuffer: 64_000_000 });
const nodes = await openapiTS(JSON.parse(stdout));
await writeFile(TARGET, `// Written by npm run web:types from the API's document.\n${astToString(nodes)}`);
