import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS, type OpeningHours, openingHoursSchema } from '../calendar/opening-hours.ts';
import type { Pause } from '../calendar/working-time.ts';
import { type CounterDesk, DEFAULT_DESK, DEFAULT_NORMS, type Member } from '../counters/desk.ts';
import type { By } from '../ledger/by.ts';
import { dueEvent } from './alarmed.ts';
import { CASE_STATES, type CaseEvent, type CaseLife, EVENT_KINDS, isClosed, type OpenLife } from './case-life.ts';
import { deadlinesOf, nextAlarm } from './clocks.ts';
import { decide, newLife } from './decide.ts';
import type { Decision } from './effect.ts';
import { sameOwner } from './ownership.ts';
import { TRANSITIONS } from './transitions.ts';
import type { World } from './world.ts';

const FILER = 'filer';
const BROKER = 'broker';
const at = (time: string) => new Date(time);
/** A Tuesday, ten o'clock in the Netherlands. */
const TUESDAY = at('2026-11-24T09:00:00Z');

const asFiler: By = { kind: 'person', personId: FILER };
const asBroker: By = { kind: 'person', personId: BROKER };
const asSystem: By = { kind: 'system' };
const asMember = (memberId: string): By => ({ kind: 'member', memberId });

function member(id: string, rung: Member['rung'], absences: Member['absences'] = []): Member {
  return { id, personId: `person of ${id}`, rung, absences };
}

function counter(id: string, members: readonly Member[], hours: OpeningHours = OFFICE_HOURS): CounterDesk {
  return { id, active: true, hours, norms: DEFAULT_NORMS, members };
}

const ALWAYS_AWAY = [{ from: at('2026-01-01T00:00:00Z'), until: null }];

const TEAM = [
  member('anna', 'contact'),
  member('bob', 'contact'),
  member('cor', 'substitute'),
  member('dina', 'coordinator'),
];

function world(options: { now?: Date; counters?: readonly CounterDesk[]; brokers?: World['brokers'] } = {}): World {
  const counters = options.counters ?? [
    counter('zwolle', TEAM),
    counter('roz', [member('eva', 'contact')]),
    counter('oost', []),
  ];
  return {
    now: options.now ?? TUESDAY,
    counter: (id) => counters.find((one) => one.id === id) ?? null,
    brokers: options.brokers ?? [{ personId: BROKER, isOwn: true, absences: [] }],
    brokerDesk: DEFAULT_DESK,
  };
}

function mustHappen(decision: Decision): CaseLife {
  if (decision.kind === 'refused') throw new Error(`Refused: ${decision.code}.`);
  return decision.life;
}

function mustStayOpen(life: CaseLife): OpenLife {
  if (isClosed(life)) throw new Error('The case is closed.');
  return life;
}

/** Does one thing after the other, each so many hours after the one before. */
function live(
  steps: readonly [CaseEvent, By, hoursLater?: number][],
  around: World = world(),
): { life: OpenLife; now: Date } {
  let life: CaseLife = newLife(FILER, around);
  let { now } = around;
  for (const [event, by, hoursLater = 0] of steps) {
    now = new Date(now.getTime() + hoursLater * 3_600_000);
    life = mustHappen(decide(life, event, by, { ...around, now }));
  }
  return { life: mustStayOpen(life), now };
}

const toZwolle: [CaseEvent, By] = [{ kind: 'hand_over', counterId: 'zwolle' }, asFiler];

describe('a case that is handed over', () => {
  it('is led by the first contact who is there', () => {
    const away = member('anna', 'contact', [{ from: at('2026-11-23T00:00:00Z'), until: at('2026-11-25T00:00:00Z') }]);
    const counters = [counter('zwolle', [away, ...TEAM.slice(1)])];
    expect(live([toZwolle]).life.owner).toMatchObject({ memberId: 'anna' });
    expect(live([toZwolle], world({ counters })).life.owner).toMatchObject({ memberId: 'bob' });
  });

  it.each([
    ['a team that is away', [member('anna', 'contact', [{ from: at('2026-01-01T00:00:00Z'), until: null }])]],
  ])('goes up at once from %s to the broker', (_what, members) => {
    const around = world({ counters: [counter('zwolle', members)] });
    const decision = decide(newLife(FILER, around), toZwolle[0], asFiler, around);
    expect(decision).toMatchObject({ life: { owner: { personId: BROKER, rung: 'broker' } } });
    expect(decision).toMatchObject({ notices: [{ to: 'owner', about: 'escalated' }] });
  });

  it.each([
    ['only the name of the counter is known', counter('zwolle', []), [{ personId: BROKER, isOwn: true, absences: [] }]],
    ['there is nobody at all', counter('zwolle', [member('anna', 'contact', ALWAYS_AWAY)]), []],
  ])('waits for the colleague to forward it where %s', (_what, desk, brokers) => {
    const alone = world({ counters: [desk], brokers });
    const { life } = live([toZwolle], alone);
    expect(life).toMatchObject({ state: 'to_forward', reached: null, owner: { personId: FILER, rung: 'filer' } });
    expect(nextAlarm(life, alone)).toMatchObject({ kind: 'remind', clock: 'filer' });
    const forwarded = mustStayOpen(mustHappen(decide(life, { kind: 'forward' }, asFiler, alone)));
    expect(forwarded).toMatchObject({ state: 'forwarded', owner: { rung: 'filer' } });
    expect(nextAlarm(forwarded, alone)).toMatchObject({ kind: 'remind', clock: 'filer' });
  });

  it('is led from a broker again when there is one', () => {
    const { life: led } = live([toZwolle]);
    const life: OpenLife = { ...led, owner: { kind: 'person', personId: FILER, rung: 'filer' } };
    const later = { ...world(), now: at('2026-12-08T09:00:00Z') };
    const reminded = mustHappen(decide(life, { kind: 'remind', clock: 'first_response' }, asSystem, later));
    const event = dueEvent(reminded, later);
    expect(event).toEqual({ kind: 'escalate', reason: 'first_response' });
    if (event) expect(decide(reminded, event, asSystem, later)).toMatchObject({ life: { owner: { rung: 'broker' } } });
  });

  it('must be taken within two working days and done within ten', () => {
    const { life } = live([toZwolle]);
    expect(deadlinesOf(life, world())).toEqual({
      firstResponse: at('2026-11-26T09:00:00Z'),
      resolution: at('2026-12-08T09:00:00Z'),
    });
  });

  it('reminds, and then climbs the ladder a step at a time, each with time of their own', () => {
    let { life } = live([toZwolle]);
    const climbed: [string, string][] = [];
    for (let turn = 0; turn < 9; turn += 1) {
      const alarm = nextAlarm(life, world());
      if (!alarm) throw new Error('There is no alarm.');
      const now = { ...world(), now: alarm.at };
      const event = dueEvent(life, now);
      if (!event) throw new Error('Nothing is due at the alarm.');
      life = mustStayOpen(mustHappen(decide(life, event, asSystem, now)));
      climbed.push([alarm.at.toISOString().slice(0, 16), `${event.kind} ${ownerName(life)}`]);
    }
    expect(climbed.slice(0, 6)).toEqual([
      ['2026-11-25T13:00', 'remind anna'],
      ['2026-11-26T09:00', 'escalate cor'],
      ['2026-11-26T13:00', 'remind cor'],
      ['2026-11-27T09:00', 'escalate dina'],
      ['2026-11-27T13:00', 'remind dina'],
      ['2026-11-30T09:00', 'escalate broker'],
    ]);
    expect(climbed.slice(6).every(([, what]) => what.endsWith('broker'))).toBe(true);
  });

  it('does not climb by itself before its time', () => {
    const { life } = live([toZwolle]);
    const early: CaseEvent = { kind: 'escalate', reason: 'first_response' };
    expect(decide(life, early, asSystem, world())).toEqual({ kind: 'refused', code: 'not-due' });
    expect(dueEvent(life, world())).toBeNull();
  });

  it('leaves an owner who is going away when they go', () => {
    const leave = at('2026-11-25T08:00:00Z');
    const team = [member('anna', 'contact', [{ from: leave, until: null }]), ...TEAM.slice(1)];
    const around = world({ counters: [counter('zwolle', team)] });
    const { life } = live([toZwolle], around);
    expect(nextAlarm(life, around)).toEqual({ at: leave, kind: 'escalate', reason: 'absent' });
    const then = { ...around, now: leave };
    expect(decide(life, { kind: 'escalate', reason: 'absent' }, asSystem, then)).toMatchObject({
      life: { owner: { memberId: 'bob' } },
    });
  });
});

describe('a case that nobody touches', () => {
  const anna = [member('anna', 'contact')];
  const untouched: [string, CounterDesk[], [CaseEvent, By][]][] = [
    ['with a whole team', [counter('zwolle', TEAM)], []],
    ['with one contact', [counter('zwolle', anna)], []],
    ['with a contact who is away', [counter('zwolle', [member('anna', 'contact', ALWAYS_AWAY)])], []],
    ['after a broker took it', [counter('zwolle', anna)], [[{ kind: 'accept' }, asBroker]]],
    ['after the counter took it', [counter('zwolle', anna)], [[{ kind: 'accept' }, asMember('anna')]]],
    ['after it was bounced', [counter('zwolle', anna)], [[{ kind: 'bounce', insteadCounterId: null }, asBroker]]],
    ['after a question', [counter('zwolle', anna)], [[{ kind: 'ask_back' }, asMember('anna')]]],
  ];
  /** Thirty working days are six weeks. */
  const WEEKS = 6;

  /** What the clock does with a case by itself from when somebody has it who stays it: each event, with who was told. */
  function leftAlone(
    life: OpenLife,
    around: World,
  ): { at: Date; event: CaseEvent; decision: Decision; life: OpenLife }[] {
    const happened = [];
    const end = new Date(around.now.getTime() + 2 * WEEKS * 7 * 86_400_000);
    for (let alarm = nextAlarm(life, around); alarm && alarm.at <= end; alarm = nextAlarm(life, around)) {
      const now = { ...around, now: alarm.at };
      const event = dueEvent(life, now);
      if (!event) throw new Error('Nothing is due at the alarm.');
      const decision = decide(life, event, asSystem, now);
      life = mustStayOpen(mustHappen(decision));
      happened.push({ at: alarm.at, event, decision, life });
    }
    return happened;
  }

  it.each(untouched)('%s: climbs once a rung, and then reminds ever less', (_what, counters, steps) => {
    const around = world({ counters });
    const { life } = live([toZwolle, ...steps], around);
    const happened = leftAlone(life, around);
    const escalations = happened.filter(({ event }) => event.kind === 'escalate');
    const owners = [life, ...escalations.map((one) => one.life)].map(ownerName);
    expect(new Set(owners).size).toBe(owners.length);
    const last = escalations.at(-1)?.at ?? TUESDAY;
    const reminders = happened.filter(({ event, at: when }) => event.kind === 'remind' && when >= last);
    const until = new Date(last.getTime() + WEEKS * 7 * 86_400_000);
    expect(reminders.filter(({ at: when }) => when < until).length).toBeLessThanOrEqual(4);
    // It never falls silent for good.
    expect(reminders.length).toBeGreaterThan(3);
  });

  it('is said to be too late once it is, and not before', () => {
    const around = world({ counters: [counter('zwolle', anna)] });
    const { life } = live([toZwolle], around);
    const due = at('2026-11-26T09:00:00Z');
    const abouts = leftAlone(life, around).flatMap(({ at: when, event, decision }) => {
      if (event.kind !== 'remind' || decision.kind === 'refused') return [];
      return decision.notices.map(({ about }) => `${when < due ? 'before' : 'after'}: ${about}`);
    });
    expect(new Set(abouts)).toEqual(new Set(['before: due-soon', 'after: overdue', 'after: still-waiting']));
  });

  it('comes to every broker in turn, and is told to others only once it is with the last', () => {
    const brokers = ['one', 'two', 'three'].map((personId) => ({
      personId,
      isOwn: personId !== 'three',
      absences: [],
    }));
    const around = world({ counters: [counter('zwolle', anna)], brokers });
    const happened = leftAlone(live([toZwolle], around).life, around);
    const owners = happened.flatMap(({ event, life }) => (event.kind === 'escalate' ? [ownerName(life)] : []));
    expect(owners).toEqual(['one', 'two', 'three']);
    const heard = happened.filter(
      ({ decision }) => decision.kind === 'happened' && decision.notices.some(({ to }) => to === 'overseers'),
    );
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.map(({ life }) => ownerName(life))).toEqual(heard.map(() => 'three'));
  });
});

function ownerName(life: OpenLife): string {
  return life.owner.kind === 'member' ? life.owner.memberId : life.owner.personId;
}

describe('a case that cannot be delivered', () => {
  const people = ['anna', 'bob', 'cor', 'dina', BROKER, FILER];
  const states: [string, [CaseEvent, By][]][] = [
    ['handed over', []],
    ['accepted', [[{ kind: 'accept' }, asMember('bob')]]],
    ['waiting', [[{ kind: 'ask_back' }, asMember('anna')]]],
    ['bounced', [[{ kind: 'bounce', insteadCounterId: null }, asMember('anna')]]],
  ];

  function withoutReaching(life: OpenLife, to: string): OpenLife {
    const decision = decide(life, { kind: 'undeliverable', to }, asSystem, world());
    return decision.kind === 'happened' ? mustStayOpen(decision.life) : life;
  }

  it.each(states)('has one owner who can be reached, or waits for the colleague (%s)', (_state, steps) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(people), (gone) => {
        const life = gone.reduce(withoutReaching, live([toZwolle, ...steps]).life);
        const { owner } = life;
        if (owner.rung !== 'filer') expect(gone).not.toContain(ownerName(life));
        else expect(['to_forward', 'bounced']).toContain(life.state);
        // Whoever the ladder passes over is out of reach: nobody above is asked while somebody below can be.
        if (owner.rung === 'broker' && life.state === 'handed_over') {
          expect(gone).toEqual(expect.arrayContaining(['anna', 'bob', 'cor', 'dina']));
        }
        expect(nextAlarm(life, world())).not.toBeNull();
      }),
    );
  });

  it('tells the colleague and the new lead, and is no hand-over until it arrived there', () => {
    const { life } = live([toZwolle, [{ kind: 'delivered', way: 'chat' }, asSystem]]);
    expect(life.reached).toBe('chat');
    const same = decide(life, { kind: 'undeliverable', to: 'anna' }, asSystem, world());
    expect(same).toMatchObject({ life: { owner: { memberId: 'bob' }, reached: 'chat' }, notices: [] });
    const up = decide(mustHappen(same), { kind: 'undeliverable', to: 'bob' }, asSystem, world());
    expect(up).toMatchObject({
      life: { owner: { memberId: 'cor' }, reached: null },
      notices: [
        { to: 'owner', about: 'undelivered' },
        { to: 'filer', about: 'undelivered' },
      ],
    });
  });
});

describe('a case at a counter', () => {
  it('belongs to whoever takes it', () => {
    const { life } = live([toZwolle, [{ kind: 'accept' }, asMember('bob')]]);
    expect(life).toMatchObject({ state: 'accepted', owner: { memberId: 'bob' } });
    expect(deadlinesOf(life, world()).firstResponse).toBeNull();
  });

  it('can be taken by a member who is a person in the chat', () => {
    const by: By = { kind: 'person', personId: 'person of bob' };
    expect(live([toZwolle, [{ kind: 'accept' }, by]]).life).toMatchObject({ owner: { memberId: 'bob' } });
  });

  it('is closed to those of another counter and to who filed it', () => {
    const { life } = live([toZwolle]);
    for (const by of [asMember('eva'), asFiler, asSystem]) {
      expect(decide(life, { kind: 'accept' }, by, world())).toEqual({ kind: 'refused', code: 'not-allowed' });
    }
  });

  it('is taken over from whoever took it only by who says so, and whoever had it hears that', () => {
    const { life } = live([toZwolle, [{ kind: 'accept' }, asMember('bob')]]);
    expect(decide(life, { kind: 'accept' }, asBroker, world())).toEqual({ kind: 'refused', code: 'already-accepted' });
    const over = { kind: 'accept', over: true } as const;
    expect(decide(life, { kind: 'accept' }, asMember('anna'), world())).toEqual({
      kind: 'refused',
      code: 'already-accepted',
    });
    expect(decide(life, over, asBroker, world())).toMatchObject({
      life: { state: 'accepted', owner: { personId: BROKER, rung: 'broker' } },
      notices: [
        { to: 'filer', about: 'accepted' },
        { to: 'previous_owner', about: 'assigned' },
      ],
    });
  });

  it('that nobody has any more is taken by a broker, who can write to the colleague before', () => {
    const { life } = live([toZwolle, [{ kind: 'bounce', insteadCounterId: null }, asMember('anna')]]);
    expect(decide(life, { kind: 'note' }, asBroker, world())).toMatchObject({
      notices: [{ to: 'filer', about: 'note' }],
    });
    expect(decide(life, { kind: 'accept' }, asBroker, world())).toMatchObject({ life: { state: 'accepted' } });
  });

  it('stands still while the entrepreneur is asked something, and goes on with what was left', () => {
    const asked = live([
      toZwolle,
      [{ kind: 'accept' }, asMember('bob'), 1],
      [{ kind: 'ask_back' }, asMember('bob'), 1],
    ]);
    expect(asked.life.state).toBe('waiting_for_entrepreneur');
    expect(deadlinesOf(asked.life, world())).toEqual({ firstResponse: null, resolution: null });
    // A week later: the deadline is a week later too.
    const now = new Date(asked.now.getTime() + 7 * 24 * 3_600_000);
    const answered = mustHappen(decide(asked.life, { kind: 'answer' }, asFiler, { ...world(), now }));
    expect(deadlinesOf(answered, { ...world(), now }).resolution).toEqual(at('2026-12-15T09:00:00Z'));
  });

  it('that asks before it took the case has not taken it: after the answer it still may, or may not', () => {
    const asked = live([toZwolle, [{ kind: 'ask_back' }, asMember('bob'), 1]]);
    expect(asked.life.reached).not.toBeNull();
    expect(decide(asked.life, { kind: 'accept' }, asMember('bob'), world())).toEqual({
      kind: 'refused',
      code: 'waiting',
    });
    // A day later both deadlines are a day later.
    const now = new Date(asked.now.getTime() + 24 * 3_600_000);
    const answered = mustStayOpen(mustHappen(decide(asked.life, { kind: 'answer' }, asFiler, { ...world(), now })));
    expect(answered).toMatchObject({ state: 'handed_over', owner: { memberId: 'bob' } });
    expect(deadlinesOf(answered, { ...world(), now })).toEqual({
      firstResponse: at('2026-11-27T09:00:00Z'),
      resolution: at('2026-12-09T09:00:00Z'),
    });
    const taken = mustHappen(decide(answered, { kind: 'accept' }, asMember('bob'), { ...world(), now }));
    expect(taken).toMatchObject({ state: 'accepted' });
  });

  it('reminds who filed it while it waits for them, and never climbs', () => {
    const { life } = live([toZwolle, [{ kind: 'ask_back' }, asMember('anna')]]);
    const alarm = nextAlarm(life, world());
    expect(alarm).toEqual({ at: at('2026-11-27T09:00:00Z'), kind: 'remind', clock: 'filer' });
    const then = { ...world(), now: at('2026-11-27T09:00:00Z') };
    const decision = decide(life, { kind: 'remind', clock: 'filer' }, asSystem, then);
    expect(decision).toMatchObject({ notices: [{ to: 'filer', about: 'answer-awaited' }] });
    expect(nextAlarm(mustHappen(decision), then)?.at).toEqual(at('2026-12-02T09:00:00Z'));
  });
});

describe('a case that is bounced', () => {
  const bounceTo = (insteadCounterId: string | null): CaseEvent => ({ kind: 'bounce', insteadCounterId });

  it('goes straight to the counter that was named', () => {
    expect(live([toZwolle, [bounceTo('roz'), asMember('anna')]]).life).toMatchObject({
      state: 'handed_over',
      counterId: 'roz',
      owner: { memberId: 'eva' },
    });
  });

  it.each([
    ['back to where it was', [bounceTo('roz'), asMember('anna')], [bounceTo('zwolle'), asMember('eva')]],
    ['to somebody who is no counter', [bounceTo(null), asMember('anna')]],
  ] as [string, ...[CaseEvent, By][]][])('goes to a broker instead of %s', (_where, ...steps) => {
    const { life } = live([toZwolle, ...steps]);
    expect(life).toMatchObject({ state: 'bounced', counterId: null, owner: { rung: 'broker' } });
    expect(nextAlarm(life, world())).not.toBeNull();
    expect(decide(life, { kind: 'reroute', counterId: 'zwolle' }, asBroker, world())).toMatchObject({
      life: { state: 'handed_over', counterId: 'zwolle' },
    });
  });

  it('must name a counter that exists and is another', () => {
    const { life } = live([toZwolle]);
    expect(decide(life, bounceTo('nergens'), asMember('anna'), world())).toMatchObject({ code: 'no-such-counter' });
    expect(decide(life, bounceTo('zwolle'), asMember('anna'), world())).toMatchObject({ code: 'same-counter' });
  });
});

describe('whatever happens to a case', () => {
  const counterIds = ['a', 'b', 'c'];
  const memberIds = ['m1', 'm2', 'm3', 'm4'];
  const START = Date.UTC(2026, 2, 20);
  const moment = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minute) => new Date(START + minute * 60_000));
  const absences = fc.array(
    fc.tuple(moment, fc.option(fc.integer({ min: 1, max: 30_000 }))).map(([from, minutes]) => ({
      from,
      until: minutes === null ? null : new Date(from.getTime() + minutes * 60_000),
    })),
    { maxLength: 2 },
  );
  const someMember = fc.record<Member>({
    id: fc.constantFrom(...memberIds),
    personId: fc.constantFrom(null, 'p1', BROKER, FILER),
    rung: fc.constantFrom('contact', 'substitute', 'coordinator'),
    absences,
  });
  const hours = fc.constantFrom(
    OFFICE_HOURS,
    openingHoursSchema.parse({ weekly: { sunday: [{ from: '00:00', until: '24:00' }] } }),
    // Never open, and closed for good from some day on.
    openingHoursSchema.parse({ weekly: {} }),
    openingHoursSchema.parse({ ...OFFICE_HOURS, closed: [{ from: '2026-04-01', until: '9999-12-31' }] }),
  );
  const minutes = fc.integer({ min: 0, max: 5_000 });
  const norms = fc.record({
    firstResponseMinutes: minutes,
    resolutionMinutes: minutes,
    remindBeforeMinutes: minutes,
    stepMinutes: minutes,
    filerMinutes: minutes,
  });
  const someCounter = (id: string) =>
    fc.record({
      id: fc.constant(id),
      active: fc.constantFrom(true, true, true, false),
      hours,
      norms,
      members: fc.uniqueArray(someMember, { maxLength: 4, selector: ({ id: memberId }) => memberId }),
    });
  const someBrokers = fc
    .uniqueArray(fc.record({ personId: fc.constantFrom(BROKER, 'broker 2'), absences }), {
      selector: ({ personId }) => personId,
      maxLength: 2,
    })
    .map((brokers) => brokers.map((broker) => ({ ...broker, isOwn: broker.personId === BROKER })));
  const anyCounterId = fc.constantFrom(...counterIds, 'nowhere');
  const anyEvent: fc.Arbitrary<CaseEvent> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record<CaseEvent & { kind: 'hand_over' | 'reroute' }>({
        kind: fc.constantFrom('hand_over', 'reroute'),
        counterId: anyCounterId,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom<CaseEvent[]>({ kind: 'accept' }, { kind: 'ask_back' }, { kind: 'answer' }),
    },
    {
      weight: 3,
      arbitrary: fc.option(anyCounterId).map((insteadCounterId): CaseEvent => ({ kind: 'bounce', insteadCounterId })),
    },
    { weight: 1, arbitrary: fc.constantFrom<CaseEvent[]>({ kind: 'withdraw' }, { kind: 'finish', outcome: 'helped' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...memberIds).map((memberId): CaseEvent => ({ kind: 'assign', memberId })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<CaseEvent[]>(
        { kind: 'escalate', reason: 'first_response' },
        { kind: 'escalate', reason: 'absent' },
        { kind: 'remind', clock: 'resolution' },
      ),
    },
  );
  const anyFate = fc.oneof(
    fc.constantFrom<CaseEvent[]>({ kind: 'forward' }, { kind: 'note' }, { kind: 'delivered', way: 'chat' }),
    fc.constantFrom(...memberIds, BROKER, FILER).map((to): CaseEvent => ({ kind: 'undeliverable', to })),
  );
  const anybody: fc.Arbitrary<By> = fc.oneof(
    fc.constantFrom<By[]>(asFiler, asBroker, asBroker, asSystem, { kind: 'person', personId: 'p1' }),
    fc.constantFrom(...memberIds).map(asMember),
  );
  const eventOrAlarm = fc.oneof(
    { weight: 1, arbitrary: fc.constant('alarm' as const) },
    { weight: 3, arbitrary: anyEvent },
    { weight: 1, arbitrary: anyFate },
  );
  const history = fc.array(
    fc.record({ event: eventOrAlarm, by: anybody, minutesLater: fc.integer({ min: 0, max: 4_000 }) }),
    {
      maxLength: 30,
      size: 'max',
    },
  );
  const circumstances = fc.record({ counters: fc.tuple(...counterIds.map(someCounter)), brokers: someBrokers });

  /** Most random events are refused; so many lives see every state and every event. */
  const RUNS = { numRuns: 400 };

  function holds(pause: Pause, instant: Date | null): boolean {
    return instant !== null && pause.from < instant && (pause.until === null || instant <= pause.until);
  }

  it('is tried out in every state and with every event', () => {
    const seen = new Set<string>();
    const record = (kind: string, life: CaseLife) => seen.add(kind).add(life.state);
    fc.assert(
      fc.property(circumstances, history, (around, steps) => {
        replay(around, steps, ({ event, decision }) => {
          if (decision.kind === 'happened') record(event.kind, decision.life);
        });
      }),
      { numRuns: 3_000, seed: 1 },
    );
    expect([...EVENT_KINDS, ...CASE_STATES].filter((name) => !seen.has(name) && name !== 'draft')).toEqual([]);
  });

  /** Lives through a history and shows every step. */
  function replay(
    { counters, brokers }: { counters: readonly CounterDesk[]; brokers: World['brokers'] },
    steps: readonly { event: CaseEvent | 'alarm'; by: By; minutesLater: number }[],
    check: (step: { before: CaseLife; event: CaseEvent; decision: Decision; world: World }) => void,
  ): { life: CaseLife; world: World } {
    let now = new Date(START);
    const around = (): World => world({ now, counters, brokers });
    let life: CaseLife = newLife(FILER, around());
    for (const step of steps) {
      now = new Date(now.getTime() + step.minutesLater * 60_000);
      const event = step.event === 'alarm' ? dueEvent(life, around()) : step.event;
      if (!event) continue;
      const bySystem = step.event === 'alarm' || event.kind === 'delivered' || event.kind === 'undeliverable';
      const decision = decide(life, event, bySystem ? asSystem : step.by, around());
      check({ before: life, event, decision, world: around() });
      if (decision.kind === 'happened') life = decision.life;
    }
    return { life, world: around() };
  }

  it('leads to a state the table allows, or is refused with a reason and changes nothing', () => {
    fc.assert(
      fc.property(circumstances, history, (around, steps) => {
        replay(around, steps, ({ before, event, decision }) => {
          const rule = TRANSITIONS[before.state][event.kind];
          if (decision.kind === 'refused') expect(decision.code).toBeTruthy();
          else if ('refused' in rule) throw new Error(`${event.kind} happened in ${before.state}.`);
          else expect(rule.to).toContain(decision.life.state);
        });
      }),
      RUNS,
    );
  });

  it('loses no case: while open it has one owner who exists, and an alarm that will come', () => {
    fc.assert(
      fc.property(circumstances, history, (around, steps) => {
        replay(around, steps, ({ decision, world: then }) => {
          if (decision.kind === 'refused' || isClosed(decision.life)) return;
          const { owner, counterId } = decision.life;
          const members = counterId === null ? [] : (then.counter(counterId)?.members ?? []);
          const owners = [
            ...members.map(({ id, rung }) => ({ kind: 'member', memberId: id, rung }) as const),
            ...then.brokers.map(({ personId }) => ({ kind: 'person', personId, rung: 'broker' }) as const),
            { kind: 'person', personId: FILER, rung: 'filer' } as const,
          ].filter((one) => sameOwner(one, owner) && one.rung === owner.rung);
          expect(owners).toHaveLength(1);
          expect(nextAlarm(decision.life, then)).not.toBeNull();
        });
      }),
      RUNS,
    );
  });

  it('never puts a deadline in a pause, nor shows one while the case waits', () => {
    fc.assert(
      fc.property(circumstances, history, (around, steps) => {
        replay(around, steps, ({ decision, world: then }) => {
          if (decision.kind === 'refused') return;
          const { life } = decision;
          const { firstResponse, resolution } = deadlinesOf(life, then);
          if (isClosed(life) || life.state === 'waiting_for_entrepreneur') {
            expect([firstResponse, resolution]).toEqual([null, null]);
          } else {
            expect(life.clocks.resolution?.pauses.filter((pause) => holds(pause, resolution)) ?? []).toEqual([]);
          }
        });
      }),
      RUNS,
    );
  });

  it('comes to rest: alarms at one moment end, with an owner who is there if anybody is', () => {
    fc.assert(
      fc.property(circumstances, history, moment, (around, steps, later) => {
        const last = replay(around, steps, () => undefined);
        let { life } = last;
        const now: World = { ...last.world, now: last.world.now < later ? later : last.world.now };
        let alarms = 0;
        for (let due = dueEvent(life, now); due; due = dueEvent(life, now)) {
          life = mustHappen(decide(life, due, asSystem, now));
          alarms += 1;
          expect(alarms).toBeLessThan(12);
        }
      }),
    );
  });

  it('is answered for every event in every state', () => {
    for (const row of Object.values(TRANSITIONS)) expect(Object.keys(row).sort()).toEqual([...EVENT_KINDS].sort());
  });

  it('ends there once it is closed', () => {
    const closed = mustHappen(decide(newLife(FILER, world()), { kind: 'withdraw' }, asFiler, world()));
    expect(nextAlarm(closed, world())).toBeNull();
    fc.assert(
      fc.property(anyEvent, anybody, (event, by) => {
        expect(decide(closed, event, by, world())).toEqual({ kind: 'refused', code: 'closed' });
      }),
    );
  });
});
