import { describe, expect, it } from 'vitest';
import type { Rejection } from '../../procedure/heart/rejection.ts';
import type { Envelope } from '../../workflows/messages.ts';
import type { Item } from '../orchestrator.ts';
import { type Answer, type Engine, EngineFailure } from './engine.ts';
import { commandId, envelopesOf, updateId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import { submit } from './submit.ts';

const patience = { ledgerMs: 20, inFlightMs: 60, pauseMs: 5 };
const caller = { account: 'office', key: 'k' };
const item = (fact: string): Item => ({
  command: { type: 'record-fact', fact, on: 'round', at: '2022-04-12', data: {} },
});
const gate: Rejection = {
  code: 'gate',
  status: 422,
  detail: '闸未过',
  missing: [{ step: 'station.entry', title: '进驻', by: 'group', on: 'inspection/1-1' }],
};
const factOf = ({ command }: Envelope) => ('fact' in command ? command.fact : '');

/** A workflow that refuses what `verdict` refuses and remembers what it was asked. */
function workflow(verdict: (fact: string, asked: number) => Rejection | null) {
  const asked: { id: string; facts: string[] }[] = [];
  const answer = (commands: Envelope[], id: string): Answer => {
    asked.push({ id, facts: commands.map(factOf) });
    const rejections = commands.map((command) => verdict(factOf(command), asked.length));
    if (rejections.some((rejection) => rejection !== null)) return { ok: false, rejections };
    const results = commands.map((one, i) => ({ id: one.id, hash: one.hash, revision: 10 + i }));
    return { ok: true, result: { revision: 10, results } };
  };
  return { asked, submit: async (_: string, id: string, commands: Envelope[]) => answer(commands, id) };
}

function parts(engine: Pick<Engine, 'submit'>, ledger: Partial<Ledger> = {}) {
  const none = async () => Promise.reject(new Error('not asked for'));
  return {
    patience,
    engine: {
      ...{ startRound: none, startOffice: none, startCalendarRevision: none, status: none, look: none, health: none },
      ...engine,
    } satisfies Engine,
    ledger: {
      commands: async () => new Map(),
      reaches: async () => true,
      isStarting: async () => false,
      hasElsewhere: async () => false,
      knownPerson: async () => undefined,
      openWorkflows: async () => [],
      ...ledger,
    },
  };
}

const run = (over: ReturnType<typeof parts>, facts: string[]) =>
  submit(over, { ...caller, workflowId: 'R2022-02', items: facts.map(item) });
const said = ({ results }: Awaited<ReturnType<typeof run>>) =>
  results.map((result) => (result.status === 'accepted' ? result.revision : result.problem.code));

describe('submit', () => {
  it('tells the revision of each item', async () => {
    const engine = workflow(() => null);
    const answer = await run(parts(engine), ['a', 'b']);
    expect(said(answer)).toEqual([10, 11]);
    expect(answer.ledger).toBe('written');
    expect(answer.results[1]).toMatchObject({ id: commandId(caller, 'R2022-02', 1) });
  });

  it('accepts the rest when some are refused, also those that are refused once another is left out', async () => {
    const refused: Rejection = { code: 'unknown-fact', status: 400, detail: '没有', field: 'fact' };
    const engine = workflow((fact, asked) => (fact === 'b' || (fact === 'c' && asked > 1) ? refused : null));
    const answer = await run(parts(engine), ['a', 'b', 'c', 'd']);
    expect(said(answer)).toEqual([10, 'unknown-fact', 'unknown-fact', 11]);
    expect(engine.asked.map(({ facts }) => facts.join(''))).toEqual(['abcd', 'acd', 'ad']);
    expect(new Set(engine.asked.map(({ id }) => id)).size).toBe(3);
    expect(answer.results[1]).toMatchObject({ problem: { status: 400, errors: [{ field: 'fact', detail: '没有' }] } });
  });

  it('waits for a copy that is on its way', async () => {
    const engine = workflow((_, asked) => (asked < 3 ? gate : null));
    const answer = await run(parts(engine, { hasElsewhere: async () => true }), ['a']);
    expect(said(answer)).toEqual([10]);
    expect(new Set(engine.asked.map(({ id }) => id)).size).toBe(1);
  });

  it('says 503 when the copy does not come, and at once 422 when there is none', async () => {
    const never = await run(
      parts(
        workflow(() => gate),
        { hasElsewhere: async () => true },
      ),
      ['a'],
    );
    expect(never.results[0]).toMatchObject({ problem: { status: 503, code: 'copy-in-flight' } });
    const engine = workflow(() => gate);
    const none = await run(parts(engine), ['a']);
    expect(none.results[0]).toMatchObject({ problem: { status: 422, code: 'gate', missing: gate.missing } });
    expect(engine.asked).toHaveLength(1);
  });

  it('waits for a copy that a paper’s last signature needs, as of the day of that signature', async () => {
    const days: string[] = [];
    const signature = (by: string, date: string) => ({ by, role: 'leader', date });
    const signing: Item = {
      command: { type: 'sign-draft', draftId: 'x' },
      approval: [signature('甲', '2022-04-12'), signature('乙', '2022-04-14')],
    };
    const ledger = { hasElsewhere: async (_: string, __: unknown, date: string) => days.push(date) > 0 };
    const engine = workflow((_, asked) => (asked < 3 ? gate : null));
    const answer = await submit(parts(engine, ledger), { ...caller, workflowId: 'R2022-02', items: [signing] });
    expect([said(answer), days]).toEqual([[10], ['2022-04-14', '2022-04-14']]);
  });

  it('puts beside an assignment what is known of its person, and it is the same command without', async () => {
    const person = { pool: true, served: [{ round: 'R2020-01', role: 'leader', target: 'jia' }] };
    const asked: Envelope[] = [];
    const accepting = workflow(() => null);
    const engine = {
      submit: (workflowId: string, id: string, commands: Envelope[]) => {
        asked.push(...commands);
        return accepting.submit(workflowId, id, commands);
      },
    };
    const knows: Partial<Ledger> = {
      knownPerson: async (_, command) => ('fact' in command && command.fact === 'b' ? person : undefined),
    };
    await run(parts(engine, knows), ['a', 'b']);
    expect(asked.map((envelope) => envelope.person)).toEqual([undefined, person]);
    expect(asked.map(({ id, hash }) => ({ id, hash }))).toEqual(
      envelopesOf(caller, 'R2022-02', [item('a'), item('b')]).map(({ id, hash }) => ({ id, hash })),
    );
  });

  it('takes the signatures of a paper as they come; one alone is told as before', () => {
    const approval = { by: '甲', role: 'lg.exec', date: '2022-04-12' };
    const [one] = envelopesOf(caller, 'R2022-02', [{ ...item('a'), approval }]);
    const [list] = envelopesOf(caller, 'R2022-02', [{ ...item('a'), approval: [approval, approval] }]);
    expect(one).toMatchObject({ approval });
    expect(one).not.toHaveProperty('approvals');
    expect(list).toMatchObject({ approvals: [approval, approval] });
    // The hash of what an earlier release recorded: a retry across an upgrade is the same command.
    expect(one?.hash).toBe('47320b10796a26ed0629f69076b920d1445503b52f6789b10ce13ffddcd8763d');
  });

  it('knows what comes from a file again, whoever brings it, and who typed it', () => {
    const imported = { ...item('a'), key: 'import/file/3', owner: 'import' };
    const [one] = envelopesOf(caller, 'R2022-02', [imported]);
    const [other] = envelopesOf({ account: 'director', key: 'another' }, 'R2022-02', [imported]);
    expect(other).toEqual({ ...one, typedBy: 'director' });
    expect(envelopesOf(caller, 'R2022-02', [{ ...item('a'), key: 'import/file/3' }])[0]?.id).not.toBe(one?.id);
  });

  it('asks only for what the ledger does not know, and refuses another body under the same key', async () => {
    const engine = workflow(() => null);
    const [a, b] = envelopesOf(caller, 'R2022-02', [item('a'), item('b')]);
    const row = (id: string, hash: string) => ({ id, hash, revision: 4, workflowId: 'R2022-02' });
    const known = new Map([a, b].flatMap((e, i) => (e ? [[e.id, row(e.id, i ? 'other' : e.hash)]] : [])));
    const answer = await run(parts(engine, { commands: async () => known }), ['a', 'b', 'c']);
    expect(said(answer)).toEqual([4, 'key-reused', 10]);
    expect(answer.results[0]).toMatchObject({ repeated: true });
    expect(answer.results[1]).toMatchObject({ problem: { status: 409 } });
    expect(engine.asked.map(({ facts }) => facts)).toEqual([['c']]);
  });

  it('recognises an answer that belongs to another body', async () => {
    const engine: Pick<Engine, 'submit'> = {
      submit: async (_, __, [one]) => {
        const results = [{ id: one?.id ?? '', hash: 'of another', revision: 3 }];
        return { ok: true, result: { revision: 3, results } };
      },
    };
    expect(said(await run(parts(engine), ['a']))).toEqual(['key-reused']);
  });

  it('says when the ledger is behind', async () => {
    const answer = await run(
      parts(
        workflow(() => null),
        { reaches: async () => false },
      ),
      ['a'],
    );
    expect(answer.ledger).toBe('catching-up');
  });

  it('waits for a workflow that is being started, not for one nobody asked for', async () => {
    let asked = 0;
    const engine: Pick<Engine, 'submit'> = {
      submit: async (workflowId, id, commands) => {
        asked += 1;
        if (asked < 3) throw new EngineFailure('unknown-workflow', workflowId);
        return workflow(() => null).submit(workflowId, id, commands);
      },
    };
    expect(said(await run(parts(engine, { isStarting: async () => true }), ['a']))).toEqual([10]);
    asked = 0;
    await expect(run(parts(engine), ['a'])).rejects.toThrow('unknown-workflow');
    asked = -1000;
    await expect(run(parts(engine, { isStarting: async () => true }), ['a'])).rejects.toMatchObject({
      problem: { status: 503, code: 'starting' },
    });
  });
});

describe('ids', () => {
  it('differ by account, key, workflow and index, and not otherwise', () => {
    const ids = [
      commandId(caller, 'R2022-02', 0),
      commandId(caller, 'R2022-02', 1),
      commandId(caller, 'R2022-03', 0),
      commandId({ ...caller, key: 'l' }, 'R2022-02', 0),
      commandId({ ...caller, account: 'local' }, 'R2022-02', 0),
    ];
    expect(new Set(ids).size).toBe(5);
    expect(ids[0]).toMatch(/^[0-9a-f]{32}\.0$/);
    expect(commandId(caller, 'R2022-02', 0)).toBe(ids[0]);
  });

  it('an item with a key of its own is the same alone and among others', () => {
    const own = { ...item('b'), key: 'own' };
    const [alone] = envelopesOf({ ...caller, key: 'own' }, 'R2022-02', [item('b')]);
    const among = envelopesOf(caller, 'R2022-02', [item('a'), own, item('c')]);
    expect(among[1]).toMatchObject({ id: alone?.id, hash: alone?.hash });
    expect(among.map(({ id }) => id)).toEqual([
      commandId(caller, 'R2022-02', 0),
      alone?.id,
      commandId(caller, 'R2022-02', 2),
    ]);
  });

  it('an item keeps its index when others are refused beforehand', () => {
    const [only] = envelopesOf(caller, 'R2022-02', [{ ...item('b'), index: 1 }]);
    expect(only?.id).toBe(commandId(caller, 'R2022-02', 1));
  });

  it('the hash covers command, approval and evidence, in whatever order they are written', () => {
    const approval = { by: '张三', role: 'lg.exec', date: '2022-04-12' };
    const turned = { date: '2022-04-12', role: 'lg.exec', by: '张三' };
    const hash = (one: Item) => envelopesOf(caller, 'R2022-02', [one])[0]?.hash;
    expect(hash({ ...item('a'), approval })).toBe(hash({ ...item('a'), approval: turned }));
    expect(hash({ ...item('a'), approval })).not.toBe(hash(item('a')));
    expect(hash({ ...item('a'), evidence: ['扫描 1'] })).not.toBe(hash(item('a')));
    expect(hash({ ...item('a'), evidence: undefined })).toBe(hash(item('a')));
  });

  it('an update is the same only for the same commands', () => {
    const one = envelopesOf(caller, 'R2022-02', [item('a'), item('b')]);
    expect(updateId(one)).toBe(updateId(envelopesOf(caller, 'R2022-02', [item('a'), item('b')])));
    expect(updateId(one)).not.toBe(updateId(one.slice(0, 1)));
    expect(updateId(one)).not.toBe(updateId(envelopesOf(caller, 'R2022-02', [item('a'), item('c')])));
  });
});
