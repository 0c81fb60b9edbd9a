import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import { acceptedSchema, graveAdvisories } from './advisories.ts';

const ACCEPTED = new URL('./accepted-advisories.json', import.meta.url);
const PATIENCE_MS = 30_000;

/** Said instead of a verdict. */
export class NotChecked extends Error {}

/** Grave advisories of what is delivered, as npm knows them; `NotChecked` where the registry does not tell. */
export async function dependenciesSound(): Promise<void> {
  const accepted = acceptedSchema.parse(JSON.parse(await readFile(ACCEPTED, 'utf8')));
  const { stdout } = await execa('npm', ['audit', '--omit=dev', '--json'], { reject: false, timeout: PATIENCE_MS });
  const grave = graveAdvisories(stdout, accepted, dateOfInstant(Date.now()));
  if (grave === undefined) throw new NotChecked('连不上 npm 的漏洞库');
  if (grave.length > 0) {
    throw new Error(`${grave.join('\n')}\n升级，或审过后写进 cli/verify/accepted-advisories.json（理由、日期）`);
  }
}
