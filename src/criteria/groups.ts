import { join } from 'node:path';
import { z } from 'zod';
import type { Chances } from '../chat/reading.ts';
import { type Classifier, classify, train } from '../understanding/classifier.ts';
import { featuresOf, PLACES } from '../understanding/features.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { OTHER_GROUP, type ProductGroup, readYaml } from './library.ts';

/** The label of what is no assignment. */
const NONE = 'none';
/** As much of a text as tells what is bought, in characters: the rest is about how. */
const TELLS_WITHIN = 900;

/** What is bought, learned from `examples.yaml`. */
export interface GroupReader {
  /** The likeliest first; `none` for what is no assignment. */
  read(text: string): Chances<string>;
}

const examplesSchema = z.record(z.string(), z.array(z.string()));
/** The list of sentences in which the examples are learned once more. */
const FRAMES = 'frames';

/** @param others messages that are no assignment, besides those of `examples.yaml` */
export async function openGroupReader(others: readonly string[] = []): Promise<GroupReader> {
  const { [FRAMES]: frames = [], ...examples } = await readYaml(join(CRITERIA_FOLDER, 'examples.yaml'), examplesSchema);
  const bare = Object.entries(examples).flatMap(([label, texts]) => texts.map((text) => ({ label, text })));
  const framed = bare
    .filter(({ label }) => label !== NONE)
    .flatMap(({ label, text }, at) => {
      const frame = frames[at % frames.length];
      return frame === undefined ? [] : [{ label, text: frame.replace('{}', text) }];
    });
  const all = [...bare, ...framed, ...others.map((text) => ({ label: NONE, text }))];
  const model: Classifier<string> = train(
    all.map(({ label, text }) => ({ label, features: featuresOf(text) })),
    PLACES,
  );
  return { read: (text) => classify(model, featuresOf(text.slice(0, TELLS_WITHIN))) };
}

/** Divisions of the CPV that there are: the first two figures. */
const DIVISIONS =
  '03 09 14 15 16 18 19 22 24 30 31 32 33 34 35 37 38 39 41 42 43 44 45 48 50 51 55 60 63 64 65 66 70 71 72 73 75 76 77 79 80 85 90 92 98';

/** A CPV code in a text, with the group it belongs to. */
export interface CpvCode {
  code: string;
  /** Whether its division is one of the CPV. */
  exists: boolean;
  /** Null: of none of the groups. */
  group: string | null;
}

/** @param text plain */
export function readCpv(groups: readonly ProductGroup[], pattern: RegExp, text: string): CpvCode | null {
  const code = pattern.exec(text)?.[1];
  if (code === undefined) return null;
  const fits = groups.flatMap(({ id, cpv }) =>
    cpv.filter((begin) => code.startsWith(begin)).map((begin) => ({ id, begin })),
  );
  const [longest] = fits.sort((one, other) => other.begin.length - one.begin.length);
  return { code, exists: DIVISIONS.split(' ').includes(code.slice(0, 2)), group: longest?.id ?? null };
}

/** From this chance on something is surely no assignment, and surely of a group. */
const SURELY_NONE = 0.5;
const SURELY_GROUP = 0.3;

/** What is bought: by the CPV code if it has one, else by its words. */
export function groupOf(
  chances: Chances<string>,
  cpv: CpvCode | null,
  groups: readonly ProductGroup[],
): { group: ProductGroup; isSure: boolean; isNone: boolean; likely: ProductGroup[] } {
  const byId = (id: string) => groups.find((group) => group.id === id);
  const other = byId(OTHER_GROUP);
  if (!other) throw new Error(`There is no group ${OTHER_GROUP}`);
  const likely = chances.flatMap(({ label }) => byId(label) ?? []);
  const coded = cpv?.exists && cpv.group ? byId(cpv.group) : undefined;
  if (coded) return { group: coded, isSure: true, isNone: false, likely };
  const [top] = chances;
  const best = chances.find(({ label }) => label !== NONE);
  return {
    group: byId(best?.label ?? '') ?? other,
    isSure: (best?.chance ?? 0) >= SURELY_GROUP,
    isNone: top?.label === NONE && top.chance >= SURELY_NONE,
    likely,
  };
}
