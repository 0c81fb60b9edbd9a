/** Rounds lie evenly over 27 years and end two weeks before today; the first half follows one rulebook, the rest another. */
const ROUNDS = `
create temporary table r as
select n, 'R' || 2026 - (g.rounds - 1 - n) / 99 || '-' || lpad((99 - (g.rounds - 1 - n) % 99)::text, 2, '0') as round,
  g.today - 14 - ((g.rounds - 1 - n)::bigint * 9800 / g.rounds)::integer as start,
  case when n % 2 = 0 then g.township else g.county end as hash,
  case when n % 2 = 0 then g.township_rules else g.county_rules end as rules
from given g, generate_series(0, g.rounds - 1) as n`;

/** An inspection for each of 10 groups × 4 organizations; 2,000 organizations return again and again. */
const INSPECTIONS = `
create temporary table i as
select r.*, grp, org, grp || '-' || org as ref, r.round || '-' || lpad(grp::text, 2, '0') || '-' || org as workflow_id,
  'T' || lpad(((n * 40 + grp * 4 + org) % 2000)::text, 4, '0') as target,
  (array['甲','乙','丙','丁','戊','己','庚','辛','壬','癸'])[1 + (n * 40 + grp * 4 + org) % 10]
    || ((n * 40 + grp * 4 + org) % 2000)
    || (array['镇党委','局党组','街道党工委','中心党总支'])[1 + (n * 40 + grp * 4 + org) % 4] as name
from r, generate_series(1, 10) as grp, generate_series(1, 4) as org`;

const DEADLINES = `
insert into deadlines (workflow_id, key, round, rule, rulebook_hash, calendar_version, group_no, org_no, letter, unit,
  status, waiting_for, base, due, triggers, met_on, provisional, yellow_from, historic)
select workflow_id, key, round, rule, hash, 'cal-1', grp, org, letter, unit, status,
  case when status = 'waiting' then array['station.entry'] end,
  case when status <> 'waiting' then start end, case when status <> 'waiting' then due end, array['f1'],
  case when status = 'met' then due - chance % 7 + 2 end, false,
  case when chance % 3 = 0 then due - 5 end, start < today - 400
from (
  select *, case
    when chance = 7 then 'withdrawn' when chance = 11 then 'waived'
    when due < today - 120 then case when chance = 13 then 'open' else 'met' end
    when due < today then case when chance % 3 = 0 then 'open' else 'met' end
    when chance % 4 = 0 then 'waiting' else 'open' end as status
  from (
    select i.workflow_id, i.rules[1 + k % cardinality(i.rules)] || '@' || k as key, i.round,
      i.rules[1 + k % cardinality(i.rules)] as rule, i.hash, i.grp, i.org, null as letter, null as unit, i.start,
      i.start + 3 + k * 20 + i.grp as due, g.today, (i.n * 31 + i.grp * 7 + i.org * 3 + k * 17) % 101 as chance
    from given g, i, generate_series(0, 8) as k
    union all
    select r.round, 'inquiry.reply@letter/' || u || '/' || k, r.round, 'inquiry.reply', r.hash, null, null, u, u, r.start,
      r.start + 8 + k * 30, g.today, (r.n * 31 + p::integer * 13 + k * 17) % 101
    from given g, r, unnest(g.units) with ordinality as units(u, p), generate_series(0, 1) as k
    union all
    select r.round, 'branch.meetings@group/' || grp || '/' || k, r.round, 'branch.meetings', r.hash, grp, null, null, null,
      r.start, r.start + 20, g.today, (r.n * 31 + grp * 13 + k) % 101
    from given g, r, generate_series(1, 6) as grp, generate_series(0, 1) as k
  ) planned
) d`;

const FACTS = `
insert into facts (workflow_id, fact_id, belongs_to, round, seq, fact, subject, at, date, data, historic)
select i.workflow_id, 'f' || k, 'f' || k, i.round, k,
  (array['station.entry','learn.talks','learn.talks','learn.petitions','learn.working-papers','withdraw.exit',
    'report.situation','report.clues','rectify.plan','rectify.reports'])[k], 'inspection/' || i.ref,
  (i.start + k * 9)::timestamp at time zone 'Asia/Shanghai', i.start + k * 9, g.fact, false
from given g, i, generate_series(1, 10) as k where i.start + k * 9 <= g.today`;

const LETTER_FACTS = `
insert into facts (workflow_id, fact_id, belongs_to, round, seq, fact, subject, at, date, data, historic)
select r.round, 'l' || p || '-' || k, 'l' || p || '-' || k, r.round, (p * 4 + k)::integer,
  (array['letter.sent','letter.received','letter.replied','letter.distributed'])[k], 'letter/' || u,
  (r.start + k * 2)::timestamp at time zone 'Asia/Shanghai', r.start + k * 2,
  case when k = 1 then replace(g.letter, 'theunit', u)::jsonb when k >= 3 then '{"number": "7"}'::jsonb else '{}'::jsonb end, false
from given g, r, unnest(g.units) with ordinality as units(u, p), generate_series(1, 4) as k`;

const NOTICES = `
insert into outbox (id, workflow_id, round, kind, "to", deadline_key, rule, unit, rung, due, historic, created_at, recorded_at, sent_at)
select workflow_id || '/' || row_number() over (partition by workflow_id order by key), workflow_id, round,
  case when status = 'open' then 'escalation' else 'reminder' end, array['office', coalesce(unit, 'group')], key, rule, unit,
  'due', due, false, due::timestamp at time zone 'Asia/Shanghai', due::timestamp at time zone 'Asia/Shanghai',
  due::timestamp at time zone 'Asia/Shanghai'
from deadlines, given g where due < g.today and hashtext(workflow_id || key) % 4 = 0`;

/** The registers of the office: 5,000 people, and the trail of what they did over the years. */
const REGISTERS = [
  `insert into people (code, name, unit, roles, pool, retired, seq)
   select 'p' || lpad(n::text, 4, '0'), person, workplace, '{}', n % 3 = 0, n % 10 = 0, n from given, generate_series(1, 5000) as n`,
  `insert into trail (no, at, event, account, address, request, detail, prev_hash, hash)
   select n, today - make_interval(mins => rounds * 100 - n), case when n % 5 = 0 then 'exported' else 'signed-in' end,
     'clerk' || n % 40, '10.0.0.' || n % 200, 'req-' || n, jsonb_build_object('times', n % 7), 'h', 'h'
   from given, generate_series(1, rounds * 100) as n`,
];

/** Everything of a county's rounds and of its office, table by table. */
export const STATEMENTS = [
  ROUNDS,
  INSPECTIONS,
  `insert into rounds (round, workflow_id, params, started_at, historic) select round, round, '{}', start, false from r`,
  `insert into workflows (workflow_id, host, round, run_id, mode, revision, pending, closed, rulebook_hash, calendar_version)
   select round, 'round', round, 'run', 'live', 1, 0, start < today - 400, hash, 'cal-1' from r, given
   union all select workflow_id, 'inspection', round, 'run', 'live', 1, 0, start < today - 400, hash, 'cal-1' from i, given
   union all select 'office', 'office', 'office', 'run', 'live', 1, 0, false, county, 'cal-1' from given`,
  `insert into groups (round, no, inspections) select round, grp, array_agg(ref) from i group by round, grp`,
  `insert into inspections (workflow_id, round, ref, group_no, org_no, name, target, traits, state)
   select workflow_id, round, ref, grp, org, name, target, '{}', 'started' from i`,
  ...REGISTERS,
  `insert into targets (code, name, kind, retired, seq) select distinct on (target) target, name, 'township', false, 1 from i`,
  DEADLINES,
  FACTS,
  LETTER_FACTS,
  `insert into letters (workflow_id, letter, round, number, paper_hash)
   select r.round, u, r.round, g.number, 'p' from given g, r, unnest(g.units) as u`,
  `insert into transfers (workflow_id, round, no, receiver, clues, early, inspections, state)
   select round || '-T' || no, round, no, (array['disc','org','disc'])[no], array[no * 3, no * 3 + 1, no * 3 + 2], false,
     array['1-1', '1-' || no], 'started' from r, generate_series(1, 3) as no`,
  NOTICES,
  `insert into notice_reads (login, notice_id, read_at) select 'office', id, created_at from outbox, given
   where due < today - 100`,
  `insert into extension_requests (id, workflow_id, round, deadline_key, rule, due, reason, asked_at, asked_by, status)
   select 'x' || row_number() over (), workflow_id, round, key, rule, due + 7, 'enc', due::timestamptz, 'leader',
     case when status = 'open' then 'open' else 'granted' end
   from deadlines where due is not null and hashtext(key || workflow_id) % 50 = 0`,
  'vacuum analyze',
];
