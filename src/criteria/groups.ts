import { join } from 'node:path';
import type { Chances } from '../chat/reading.ts';
import { classify } from '../understanding/classifier.ts';
import { type Features, featuresOf } from '../understanding/features.ts';
import { readModels } from '../understanding/model-file.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import type { ProductGroup } from './library.ts';

/** The label of what is no assignment. */
export const NONE = 'none';
/** As much of a text as tells what is bought, in characters: the rest is about how. */
const TELLS_WITHIN = 900;

/** What is bought, learned from `examples.yaml`. */
export interface GroupReader {
  /** The likeliest first; `none` for what is no assignment. */
  read(text: string): Chances<string>;
}

/** The weights, beside the examples they were learned from. */
export const GROUP_WEIGHTS_FILE = join(CRITERIA_FOLDER, 'groups.weights');
export const GROUP_MODEL = 'groups';

/** @throws AppError `understanding.unreadable` */
export async function openGroupReader(): Promise<GroupReader> {
  const { models } = await readModels(GROUP_WEIGHTS_FILE);
  const model = models.get(GROUP_MODEL);
  const chancesOf = (text: string) => (model ? classify(model, groupFeatures(text)) : []);
  return {
    read(text) {
      const [whole, lead] = [chancesOf(text.slice(0, TELLS_WITHIN)), chancesOf(leadOf(text))];
      const inLead = new Map(lead.map(({ label, chance }) => [label, chance]));
      return whole
        .map(({ label, chance }) => ({
          label,
          chance: (chance + LEAD_COUNTS * (inLead.get(label) ?? 0)) / (1 + LEAD_COUNTS),
        }))
        .sort((one, other) => other.chance - one.chance);
    },
  };
}

/** By what a text tells which group it is of. */
export function groupFeatures(text: string): Features {
  return featuresOf(withoutFigures(text));
}

/** Amounts and lengths of time say nothing of what is bought. */
function withoutFigures(text: string): string {
  return text.replace(FIGURES, ' ');
}

const FIGURES =
  /[€$]? ?\d[\d.,]*(?:,-)? ?(?:mln|miljoen|million|ton\b|k\b|duizend)?\.? ?(?:euros?\b)?(?: ?x \d+)? ?(?:jaar|jaren|years?|maanden|months?)?(?: (?:per jaar|per maand|a year|a month))?/giu;

/** What is bought is mostly said first; how much more that counts than the rest. */
const LEAD_COUNTS = 2;
const SHORTEST_LEAD = 6;

/** The first sentence, or the first few when they are very short. */
function leadOf(text: string): string {
  const end = /[.!?,;\n](?=\s|$)/g;
  for (const { index } of text.matchAll(end))
    if (index >= SHORTEST_LEAD) return text.slice(0, Math.min(index, TELLS_WITHIN));
  return text.slice(0, TELLS_WITHIN);
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
