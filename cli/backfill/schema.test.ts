import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarioJsonSchema } from './schema.ts';

it('publishes the scenario format for editors, as written beside the scenarios', () => {
  const published = JSON.parse(readFileSync(new URL('../../scenarios/scenario.schema.json', import.meta.url), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});
