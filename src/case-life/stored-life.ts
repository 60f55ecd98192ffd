import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { EntrepreneurCase } from '../store/generated/client.ts';
import { type CaseLife, CLOCK_NAMES, type ClockName, isClosed, type Owner } from './case-life.ts';

const dateSchema = z.coerce.date();

const clockSchema = z.object({
  startedAt: dateSchema,
  minutes: z.number(),
  pauses: z.array(z.object({ from: dateSchema, until: dateSchema.nullable() })),
  ranOutAt: dateSchema.nullable(),
  reminded: z.boolean(),
  // Clocks from before reminders were counted have none.
  nudges: z.number().default(0),
});

const clocksSchema = z.partialRecord(z.enum(CLOCK_NAMES), clockSchema);

const WAYS = ['chat', 'mail', 'person'] as const;

type StoredLife = Pick<
  EntrepreneurCase,
  | 'id'
  | 'state'
  | 'outcome'
  | 'filedById'
  | 'counterId'
  | 'ownerPersonId'
  | 'ownerMemberId'
  | 'ownerRung'
  | 'visited'
  | 'bounces'
  | 'clocks'
  | 'unreachable'
  | 'reached'
>;

/** @throws AppError `case.unreadable` when another version of the program wrote what this one cannot read */
export function readLife(row: StoredLife): CaseLife {
  const { filedById: filedBy, visited, bounces, counterId, state, outcome, unreachable } = row;
  const reached = WAYS.find((way) => way === row.reached) ?? null;
  const common = { filedBy, visited, bounces, counterId, unreachable, reached };
  if (state === 'finished' || state === 'withdrawn') return { ...common, state, outcome };
  const owner = readOwner(row);
  const clocks = clocksSchema.safeParse(row.clocks);
  if (!owner || !clocks.success) {
    throw new AppError({
      code: 'case.unreadable',
      message: `Case ${row.id} cannot be read. Was it written by a newer version of the program?`,
    });
  }
  return { ...common, state, owner, clocks: definedClocks(clocks.data) };
}

function definedClocks(stored: z.infer<typeof clocksSchema>) {
  const clocks: Partial<Record<ClockName, z.infer<typeof clockSchema>>> = {};
  for (const name of CLOCK_NAMES) {
    const clock = stored[name];
    if (clock) clocks[name] = clock;
  }
  return clocks;
}

function readOwner({ ownerPersonId, ownerMemberId, ownerRung: rung }: StoredLife): Owner | null {
  if (rung === 'broker' || rung === 'filer') {
    return ownerPersonId === null ? null : { kind: 'person', personId: ownerPersonId, rung };
  }
  return ownerMemberId === null || rung === null ? null : { kind: 'member', memberId: ownerMemberId, rung };
}

/** The columns of a life. */
export function lifeColumns(life: CaseLife) {
  const owner = isClosed(life) ? null : life.owner;
  return {
    state: life.state,
    outcome: isClosed(life) ? life.outcome : null,
    counterId: life.counterId,
    ownerPersonId: owner?.kind === 'person' ? owner.personId : null,
    ownerMemberId: owner?.kind === 'member' ? owner.memberId : null,
    ownerRung: owner?.rung ?? null,
    visited: [...life.visited],
    bounces: life.bounces,
    unreachable: [...life.unreachable],
    reached: life.reached,
    // Through text: what the column gives back later is what JSON makes of it.
    clocks: isClosed(life) ? {} : JSON.parse(JSON.stringify(life.clocks)),
  };
}
