import { expect, it } from 'vitest';
import { bareApp } from '../cli/bare-app.ts';
import { TAG_NAMES } from './openapi/tags.ts';

it('says of every address in a few words what it is for, under a head', async () => {
  const app = await bareApp();
  const { paths = {}, tags = [] } = app.swagger() as { paths?: Record<string, object>; tags?: { name: string }[] };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { summary?: string; tags?: string[] }>).map(
      ([method, { summary, tags: own }]) => ({ at: `${method.toUpperCase()} ${path}`, summary, own }),
    ),
  );
  expect(operations.length).toBeGreaterThan(200);
  expect(operations.filter(({ summary }) => !/\p{Script=Han}/u.test(summary ?? '')).map(({ at }) => at)).toEqual([]);
  expect(operations.filter(({ own }) => !own?.every((tag) => TAG_NAMES.includes(tag)))).toEqual([]);
  expect(tags.map(({ name }) => name)).toEqual(TAG_NAMES);
  await app.close();
}, 60_000);
