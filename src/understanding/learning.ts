import {
  type Act,
  type Despair,
  KINDS,
  type Kind,
  type Purpose,
  type Refusing,
  SITUATIONS,
  type Silence,
  type Situation,
} from '../chat/labels.ts';
import type { Chances } from '../chat/reading.ts';
import { nameOf } from '../language/vector-file.ts';
import { type Classifier, classify, honestTemperature, train } from './classifier.ts';
import type { MessageExample } from './examples.ts';
import type { Features } from './features.ts';
import { ACT_WIDTH, createSigns, PURPOSE_WIDTH, type Said, type Signs } from './signs.ts';

/** An example with where it names places and its vector, if there are any. */
export type Prepared = MessageExample & Pick<Said, 'named' | 'vector'>;

/** The same of one sentence, with what it is. */
export type PreparedSentence<Label> = Said & { label: Label };

/** What was learned of one thing, and how well it tells on examples it did not see. */
export interface Learned<Label extends string> {
  model: Classifier<Label>;
  report: Report;
}

/** By cross-validation: each example judged by a model that did not see it. */
export interface Report {
  examples: number;
  right: number;
  /** `told as`, by what it really was. */
  confusions: Record<string, number>;
  /** Of what was said with so many tenths of certainty, the share that was right. */
  calibration: Record<string, { examples: number; right: number }>;
}

/** Which acts can be where: those of which there are examples there. */
export type ActsBySituation = ReadonlyMap<Situation, ReadonlySet<Act>>;

const FOLDS = 5;
/** How many of them are judged: one tells how sure to be, all tell how good it is. */
export type Judged = 'a fifth' | 'all';

export function actsBySituation(examples: readonly MessageExample[]): ActsBySituation {
  const found = Map.groupBy(examples, ({ situation }) => situation);
  return new Map([...found].map(([situation, those]) => [situation, new Set(those.map(({ act }) => act))]));
}

/** The mean of the vectors of the examples; empty where they have none. */
export function meanVector(examples: readonly Prepared[]): number[] {
  const vectors = examples.flatMap(({ vector }) => vector ?? []);
  const [first] = vectors;
  return first
    ? Array.from(first, (_, at) => vectors.reduce((sum, one) => sum + (one[at] ?? 0), 0) / vectors.length)
    : [];
}

/** Learns what a message is for. Only from messages that begin something: others are for what is spoken of. */
export function learnPurposes(examples: readonly Prepared[], how: How): Learned<Purpose> {
  const signs = createSigns(how.mean);
  const beginning = examples.filter(({ situation, act }) => situation === 'nothing' || act === 'new');
  return learn({
    examples: beginning.map((example) => ({ ...example, features: signs.ofPurpose(example), label: example.skill })),
    width: PURPOSE_WIDTH,
    allowed: () => undefined,
    judged: how.judged,
  });
}

/** Learns what a message does where it was said. */
export function learnActs(examples: readonly Prepared[], how: How): Learned<Act> {
  const signs: Signs = createSigns(how.mean);
  const acts = actsBySituation(examples);
  const answering = [...examples.filter(({ situation }) => situation !== 'nothing'), ...beginningElsewhere(examples)];
  return learn({
    examples: answering.map((example) => ({ ...example, features: signs.ofAct(example), label: example.act })),
    width: ACT_WIDTH,
    allowed: (at) => acts.get(answering[at]?.situation ?? 'nothing'),
    judged: how.judged,
  });
}

/** Of the messages that begin something one in so many is learned from as said where something was before it. */
const ONE_IN = 8;
const ELSEWHERE = SITUATIONS.filter((situation) => situation !== 'nothing');

/**
 * What begins something where nothing was before it mostly does so elsewhere too. Which of them and where hangs on their words
 * alone, so that one example more or less changes nothing about the others.
 */
function beginningElsewhere(examples: readonly Prepared[]): Prepared[] {
  return examples
    .filter(({ situation, skill }) => situation === 'nothing' && skill !== 'small-talk' && skill !== 'complaint')
    .filter(({ text }) => lotOf(text) % ONE_IN === 0)
    .map((example) => {
      const situation = ELSEWHERE[Math.floor(lotOf(example.text) / ONE_IN) % ELSEWHERE.length] ?? 'answer';
      return { ...example, act: 'new', situation };
    });
}

/** Learns what small talk is more closely, and what is asked about one's own data: each told from those of its purpose. */
export function learnKinds(examples: readonly Prepared[], how: How): Learned<Kind> {
  const signs = createSigns(how.mean);
  const kinded = examples.flatMap(({ kind, ...example }) => (kind === undefined ? [] : [{ ...example, kind }]));
  return learn({
    examples: kinded.map((example) => ({ ...example, features: signs.ofPurpose(example), label: example.kind })),
    width: PURPOSE_WIDTH,
    allowed: (at) => kindsOf(kinded[at]?.skill),
    judged: how.judged,
  });
}

/** Learns who is in despair by a sentence; by what people say of other things nobody is. */
export function learnDespair(
  sentences: readonly PreparedSentence<Despair>[],
  others: readonly Prepared[],
  how: How,
): Learned<Despair> {
  return learnSentences([...sentences, ...others.map((example) => ({ ...example, label: 'none' as const }))], how);
}

/** So many of what people say of other things are learned from beside the sentences that ask for silence: one in so many. */
const OTHERS_BESIDE_SILENCE = 10;

/**
 * Learns whether a sentence asks that something is not told. What else people say does not, but for what is said of the wording of
 * a case: some of that does.
 */
export function learnSilence(
  sentences: readonly PreparedSentence<Silence>[],
  others: readonly Prepared[],
  how: How,
): Learned<Silence> {
  const some = others.filter(({ act }, at) => act !== 'wording' && at % OTHERS_BESIDE_SILENCE === 0);
  return learnSentences([...sentences, ...some.map((example) => ({ ...example, label: 'none' as const }))], how);
}

/** So many other questions are learned from beside those that are refused or only sound so: one in so many. */
const OTHERS_BESIDE_REFUSALS = 3;

/** Learns which questions are not answered whatever the sources say. What else people ask of the sources may be. */
export function learnRefusals(
  questions: readonly PreparedSentence<Refusing>[],
  others: readonly Prepared[],
  how: How,
): Learned<Refusing> {
  const asked = others.filter(
    ({ skill, situation, act }) => skill === 'question' && (situation === 'nothing' || act === 'new'),
  );
  const some = asked.filter((_, at) => at % OTHERS_BESIDE_REFUSALS === 0);
  return learnSentences([...questions, ...some.map((example) => ({ ...example, label: 'none' as const }))], how);
}

function learnSentences<Label extends string>(
  sentences: readonly PreparedSentence<Label>[],
  { mean, judged }: How,
): Learned<Label> {
  const signs = createSigns(mean);
  const examples = sentences.map((sentence) => ({ ...sentence, features: signs.ofPurpose(sentence) }));
  return learn({ examples, width: PURPOSE_WIDTH, allowed: () => undefined, judged });
}

/** The kinds of a purpose; none: it has no kinds. */
export function kindsOf(purpose: Purpose | undefined): ReadonlySet<Kind> | undefined {
  const kinds: Partial<Record<Purpose, readonly Kind[]>> = KINDS;
  const found = purpose && kinds[purpose];
  return found && new Set(found);
}

interface How {
  mean: readonly number[];
  judged: Judged;
}

/** What is to be told apart, by which signs. */
export interface Task<Label extends string> {
  judged: Judged;
  /** Those of one text are left out together. */
  examples: readonly { text: string; features: Features; label: Label }[];
  width: number;
  /** What the example at this place can be; undefined: anything. */
  allowed(at: number): ReadonlySet<Label> | undefined;
}

/** Learns to tell examples apart, judges that on those left out, and makes the chances honest by them. */
export function learn<Label extends string>({ examples, width, allowed, judged: which }: Task<Label>): Learned<Label> {
  const judged: { chances(temperature: number): Chances<Label>; label: Label }[] = [];
  for (let fold = 0; fold < (which === 'all' ? FOLDS : 1); fold += 1) {
    const seen = train(
      examples.filter(({ text }) => foldOf(text) !== fold),
      width,
    );
    for (const [at, { text, features, label }] of examples.entries()) {
      if (foldOf(text) !== fold) continue;
      const kept = classify(seen, features, allowed(at));
      judged.push({ label, chances: (temperature) => warmer(kept, temperature) });
    }
  }
  const temperature = honestTemperature(judged);
  const model = { ...train(examples, width), temperature };
  return { model, report: reportOf(judged.map(({ chances, label }) => ({ chances: chances(temperature), label }))) };
}

/** Spread over the folds by its words alone, so that an example more moves no other. */
function foldOf(text: string): number {
  return lotOf(text) % FOLDS;
}

/** A number that is drawn by a text: always the same for the same. */
function lotOf(text: string): number {
  return Number.parseInt(nameOf(text).slice(0, 8), 16);
}

/** The same chances at another temperature. */
function warmer<Label extends string>(chances: Chances<Label>, temperature: number): Chances<Label> {
  const powers = chances.map(({ chance }) => Math.max(chance, 1e-12) ** (1 / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return chances.map(({ label }, at) => ({ label, chance: (powers[at] ?? 0) / total }));
}

function reportOf<Label extends string>(judged: readonly { chances: Chances<Label>; label: Label }[]): Report {
  const report: Report = { examples: judged.length, right: 0, confusions: {}, calibration: {} };
  for (const { chances, label } of judged) {
    const [top] = chances;
    if (!top) continue;
    const tenth = `${Math.min(9, Math.floor(top.chance * 10))}`;
    report.calibration[tenth] ??= { examples: 0, right: 0 };
    report.calibration[tenth].examples += 1;
    if (top.label === label) {
      report.right += 1;
      report.calibration[tenth].right += 1;
    } else {
      const confusion = `${label} told as ${top.label}`;
      report.confusions[confusion] = (report.confusions[confusion] ?? 0) + 1;
    }
  }
  return report;
}
