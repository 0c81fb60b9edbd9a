import pg from 'pg';
import { connect } from '../../db/client.ts';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { UNITS } from '../../procedure/rulebook/roles.ts';
import { sealedSamples } from './sealed-samples.ts';
import { STATEMENTS } from './statements.ts';
import { TODAY } from './today.ts';

/** How large the county is: every round has 10 groups of 4 organizations, and 400 deadlines. */
export interface Scale {
  rounds: number;
}

/** 100,000 inspections and 1,000,000 deadlines. */
export const FULL: Scale = { rounds: 2500 };

const RULES = {
  'township-2022': ['station.entry', 'withdraw.exit', 'group-plan.filing', 'mobile-villages.list', 'hearing.secretary'],
  'xinghai-wuyang': ['hearing.leading-group', 'feedback.drafts', 'rectification.plan', 'rectification.report'],
};

/** Fills the tables of an empty ledger by SQL alone, as many years of rounds would have; the newest are under way. */
export async function seed(url: string, { rounds }: Scale): Promise<void> {
  const library = rulebookLibrary();
  const books = Object.keys(RULES).map((id) => library.resolve(id));
  const client = connect(url);
  await saveCalendar(client.db, publishedCalendar({ years: { from: 2011, to: 2026 } }), '2022-01-01T00:00:00Z');
  for (const book of books) await saveRulebook(client.db, book, '2022-01-01T00:00:00Z');
  await client.close();

  const own = new pg.Client({ connectionString: url });
  await own.connect();
  try {
    const { fact, letter, number, person, workplace } = sealedSamples();
    const [township, county] = books;
    await own.query(
      `create temporary table given as select $1::text[] as township_rules, $2::text[] as county_rules,
      $3::text as township, $4::text as county, $5::text[] as units, $6::jsonb as fact, $7::text as letter,
      $8::text as number, $9::date as today, $10::integer as rounds, $11::text as person,
      $12::text as workplace`,
      [
        RULES['township-2022'],
        RULES['xinghai-wuyang'],
        township?.hash,
        county?.hash,
        Object.keys(UNITS),
        fact,
        letter,
        number,
        TODAY,
        rounds,
        person,
        workplace,
      ],
    );
    for (const statement of STATEMENTS) await own.query(statement);
  } finally {
    await own.end();
  }
}
