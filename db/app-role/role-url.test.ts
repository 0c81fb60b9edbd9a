import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { roleUrl } from './role-url.ts';

const role = { name: 'county_app', password: `p@ss/'"+ 字` };

describe('roleUrl', () => {
  it.each([
    ['postgres://owner:secret@db:5432/county', { host: 'db', port: 5432, database: 'county' }],
    ['postgres://owner@db/county?user=owner&password=secret', { host: 'db', database: 'county' }],
    ['postgresql:///county?host=/run/postgresql&user=owner', { host: '/run/postgresql', database: 'county' }],
    ['socket:/run/postgresql?db=county&user=owner', { host: '/run/postgresql', database: 'county' }],
  ])('keeps everything of %s but the user', (given, place) => {
    expect(new pg.Client({ connectionString: roleUrl(given, role) })).toMatchObject({
      user: role.name,
      password: role.password,
      ...place,
    });
  });

  it('keeps the parameters', () => {
    const url = roleUrl('postgres://owner@db/x?options=-c%20search_path%3Dcounty', role);
    expect(new pg.Client({ connectionString: url })).toMatchObject({
      connectionParameters: { options: '-c search_path=county' },
    });
  });
});
