import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { GO_VERSION, SERVER, WEB_UI } from '../stack/build/programs.ts';

const text = readFileSync(fileURLToPath(new URL('../Dockerfile', import.meta.url)), 'utf8');
const ignored = readFileSync(fileURLToPath(new URL('../.dockerignore', import.meta.url)), 'utf8').split('\n');

describe('Dockerfile', () => {
  it('has no fault a linter finds', () => {
    expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
    expect(validate('FORM node')).not.toEqual([]);
  });

  it('stands on named versions, the engine’s those of the embedded product', () => {
    for (const [, image] of text.matchAll(/^ARG \w+_IMAGE=(.*)$/gm)) expect(image).toMatch(/:\d+\.\d+/);
    expect(text).toContain(`golang:${GO_VERSION}-`);
    expect(text).toContain(`TEMPORAL_VERSION=${SERVER.version}`);
    expect(text).toContain(`TEMPORAL_UI_VERSION=${WEB_UI.version}`);
  });

  it('ends in stages that run as somebody without rights, by number', () => {
    for (const stage of ['app', 'engine']) {
      const [, body = ''] = text.split(`AS ${stage}\n`);
      expect(body.split('\nFROM')[0]).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
    }
  });

  it('takes no secret, no data and no other machine’s modules into an image', () => {
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.data', 'deploy/secrets', '**/node_modules', '**/dist']));
  });
});
