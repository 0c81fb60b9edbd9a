import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');
const [english, chinese] = [read('README.md'), read('README.zh-CN.md')];

/** What is typed, without what is said of it and without what stands for a value. */
function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n'));
  const plain = blocks.map((line) => line.replace(/\s+# .*$/, '').trim());
  return plain.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(/ -- | --by /)[0] ?? '');
}

const settingsIn = (text: string) =>
  [...text.matchAll(/^\| ((?:`[A-Z_=a-z]+` ?)+)\|/gm)].flatMap(([, names = '']) => names.trim().split(' '));
const linksIn = (text: string) => [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, to = '']) => to);

it('says the same commands and settings in both languages', () => {
  expect(commandsIn(chinese)).toEqual(commandsIn(english));
  expect(settingsIn(chinese)).toEqual(settingsIn(english));
  expect(commandsIn(english).length).toBeGreaterThan(30);
});

it('names commands that there are and files that are there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = commandsIn(english).flatMap((line) => /npm run (?:--silent )?([\w:]+)/.exec(line)?.[1] ?? []);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  const own = [...linksIn(english), ...linksIn(chinese)].filter((to) => !/^https?:/.test(to));
  expect(own.length).toBeGreaterThan(20);
  for (const to of own) expect(() => read(decodeURI(to)), to).not.toThrow();
});
