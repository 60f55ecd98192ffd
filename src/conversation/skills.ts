import type { Purpose } from '../chat/labels.ts';
import type { Reading } from '../chat/reading.ts';
import type {
  CallAction,
  FileIntake,
  Intent,
  Need,
  Occasion,
  Outcome,
  Skill,
  Subcommand,
  Topic,
  Turn,
  UnderWay,
} from '../chat/skill.ts';
import { AppError } from '../errors.ts';

/** An intent, and how likely a message is for it, 0–1. */
export interface Rated {
  intent: Intent;
  chance: number;
  /** Does it with what was looked up to rate it; left out: nothing was. */
  run?(): Promise<Outcome>;
}

/** Everything the bot can do, looked up by what people do. */
export interface Skills {
  /** The intents that a message may be for, the one that gets it first, see {@link Intent.from}. */
  intentsFor(text: string, reading: Reading): Rated[];
  /** The likeliest for words of somebody else: only of the intents that do something with those. */
  intentForOthers(text: string, reading: Reading): Rated | null;
  /** Who can do something of this kind with the bot; null: nobody, it is not built. */
  abilityFor(purpose: Purpose): Need | null;
  /** The subcommand with this name, whatever its case. */
  subcommand(name: string): Subcommand | null;
  /** Every command, in the order of the skills. */
  commands(): readonly Subcommand[];
  call(action: string): CallAction | null;
  occasion(kind: Occasion['kind']): Occasion | null;
  topic(name: string): Topic | null;
  topics(): readonly Topic[];
  /** What who speaks has under way themselves, of all skills in their order. */
  underWay(turn: Turn): Promise<UnderWay[]>;
  /**
   * What happens with shared files; null when no skill takes any.
   *
   * @param reading of the words beside them; undefined: there are none
   */
  fileIntake(reading: Reading | undefined): FileIntake | null;
  /** Every action there is, with the role it needs: the table that is checked by a test. */
  table(): { action: string; role: Need }[];
}

/**
 * Registers the skills.
 *
 * @throws Error when two skills claim the same name: a mistake of ours, found at start
 */
export function registerSkills(given: readonly Skill[]): Skills {
  const skills = given.map(signed);
  const intents = skills.flatMap((skill) => skill.intents ?? []);
  const abilities = [
    ...skills.flatMap((skill) => skill.abilities ?? []),
    ...intents.flatMap(({ purposes, role }) => purposes.map((purpose) => ({ purpose, role }))),
  ];
  const abilityFor = (purpose: Purpose) => abilities.find((one) => one.purpose === purpose)?.role ?? null;
  const subcommands = uniqueBy(
    skills
      .flatMap((skill) => skill.subcommands ?? [])
      .flatMap((subcommand) => subcommand.names.map((name) => [name.toLowerCase(), subcommand] as const)),
  );
  const calls = uniqueBy(skills.flatMap((skill) => skill.calls ?? []).map((call) => [call.name, call] as const));
  const occasions = uniqueBy(
    skills.flatMap((skill) => skill.occasions ?? []).map((occasion) => [occasion.kind, occasion] as const),
  );

  const topics = uniqueBy(skills.flatMap((skill) => skill.topics ?? []).map((topic) => [topic.name, topic] as const));
  const intakes = uniqueBy(
    skills.flatMap(({ files }) => (files ? [[['files', ...(files.purposes ?? [])].join(' '), files] as const] : [])),
  );

  return {
    fileIntake(reading) {
      const purpose = reading?.purposes[0]?.label;
      const meant = [...intakes.values()].find(({ purposes }) => purpose && purposes?.includes(purpose));
      return meant ?? intakes.get('files') ?? null;
    },
    intentsFor: (text, reading) => rated(intents, text, reading),
    intentForOthers(text, reading) {
      const forOthers = intents.filter(({ ofOthers }) => ofOthers !== undefined);
      return rated(forOthers, text, reading)[0] ?? null;
    },
    abilityFor,
    subcommand: (name) => subcommands.get(name.toLowerCase()) ?? null,
    commands: () => skills.flatMap((skill) => skill.subcommands ?? []),
    call: (action) => calls.get(action) ?? null,
    occasion: (kind) => occasions.get(kind) ?? null,
    topic: (name) => topics.get(name) ?? null,
    topics: () => [...topics.values()],
    underWay: async (turn) => (await Promise.all(skills.map((skill) => skill.underWay?.(turn) ?? []))).flat(),
    table: () => [
      ...intents.map(({ name, role }) => ({ action: `intent ${name}`, role })),
      ...[...subcommands].map(([name, { role }]) => ({ action: `/impact ${name}`, role })),
      ...[...topics].map(([name, { role }]) => ({ action: `thread ${name}`, role })),
      ...[...calls].map(([name, { role }]) => ({ action: `press ${name}`, role })),
      ...[...intakes].map(([name, { role }]) => ({ action: name, role })),
      ...[...occasions].map(([kind, { role }]) => ({ action: `occasion ${kind}`, role })),
    ],
  };
}

/** A skill whose outcomes bear its name. */
function signed(skill: Skill): Skill {
  function sign<Given extends unknown[], Decided extends Outcome | null>(
    run: (...given: Given) => Promise<Decided>,
  ): (...given: Given) => Promise<Decided> {
    return async (...given) => {
      const decided = await run(...given);
      return decided && { ...decided, by: skill.name };
    };
  }
  const { intents, subcommands, topics, occasions, files } = skill;
  return {
    ...skill,
    ...(intents && { intents: intents.map((intent) => signedIntent(intent, sign)) }),
    ...(subcommands && { subcommands: subcommands.map((one) => ({ ...one, run: sign(one.run) })) }),
    ...(topics && { topics: topics.map((topic) => ({ ...topic, moves: signedMoves(topic.moves, sign) })) }),
    ...(occasions && { occasions: occasions.map((occasion) => ({ ...occasion, run: sign(occasion.run) })) }),
    ...(files && { files: { ...files, run: sign(files.run) } }),
  };
}

type Sign = <Given extends unknown[], Decided extends Outcome | null>(
  run: (...given: Given) => Promise<Decided>,
) => (...given: Given) => Promise<Decided>;

function signedIntent(intent: Intent, sign: Sign): Intent {
  const { has, ofOthers } = intent;
  return {
    ...intent,
    run: sign(intent.run),
    ...(has && {
      async has(turn: Turn, text: string) {
        const had = await has(turn, text);
        return { ...had, run: sign(had.run) };
      },
    }),
    ...(typeof ofOthers === 'function' ? { ofOthers: sign(ofOthers) } : {}),
  };
}

function signedMoves(moves: Topic['moves'], sign: Sign): Topic['moves'] {
  return Object.fromEntries(Object.entries(moves).map(([name, take]) => [name, sign(take)]));
}

function rated(intents: readonly Intent[], text: string, reading: Reading): Rated[] {
  return byEagerness(
    intents
      .map((intent) => ({ intent, chance: intent.claims?.(text, reading) ? 1 : chanceOf(intent.purposes, reading) }))
      .filter(({ chance }) => chance > 0),
  );
}

/** The one that gets a message first, see {@link Intent.from}. */
export function byEagerness(rated: readonly Rated[]): Rated[] {
  return rated.toSorted((one, other) => Number(isEager(other)) - Number(isEager(one)) || other.chance - one.chance);
}

function isEager({ intent: { from = 1 }, chance }: Rated): boolean {
  return chance >= from;
}

function chanceOf(purposes: readonly Purpose[], reading: Reading): number {
  return reading.purposes.reduce((sum, { label, chance }) => sum + (purposes.includes(label) ? chance : 0), 0);
}

function uniqueBy<Key, Value>(entries: readonly (readonly [Key, Value])[]): Map<Key, Value> {
  const map = new Map<Key, Value>();
  for (const [key, value] of entries) {
    if (map.has(key)) throw new AppError({ code: 'skill.name-taken', message: `Two skills answer to "${key}".` });
    map.set(key, value);
  }
  return map;
}
