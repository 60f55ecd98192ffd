import type { Chances } from '../chat/reading.ts';
import type { Features } from './features.ts';

export interface Example<Label extends string> {
  features: Features;
  label: Label;
}

/** A linear model that tells texts apart: one weight for each place and label. */
export interface Classifier<Label extends string> {
  labels: readonly Label[];
  /** Place by place, a weight for each label. */
  weights: Float32Array;
  bias: Float32Array;
  /** Divides what the weights add up to, so that of what is said with 80% certainty 80% is right. */
  temperature: number;
}

const ROUNDS = 14;
const STEP = 0.5;
/** Keeps weights of signs that occur once or twice small. */
const SHRINK = 2e-6;

/**
 * Learns from examples: multinomial logistic regression by AdaGrad (Duchi et al., 2011). The same examples give the
 * same weights.
 *
 * @param width how many places features may have
 */
export function train<Label extends string>(examples: readonly Example<Label>[], width: number): Classifier<Label> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const size = labels.length;
  const weights = new Float32Array(width * size);
  const bias = new Float32Array(size);
  const squares = new Float32Array(width * size).fill(1e-2);
  const share = balance(examples, labels);
  const model = { labels, weights, bias, temperature: 1 };
  const drawn = examples.map((example) => ({ example, lot: lotOf(example.features) }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { example } of inOrderOf(drawn, round)) {
      learn(model, squares, example, share.get(example.label) ?? 1);
    }
  }
  return model;
}

function learn<Label extends string>(
  { labels, weights, bias }: Classifier<Label>,
  squares: Float32Array,
  { features: { places, values }, label }: Example<Label>,
  importance: number,
): void {
  const size = labels.length;
  const errors = softmax(scores({ labels, weights, bias, temperature: 1 }, { places, values }));
  const right = labels.indexOf(label);
  errors[right] = (errors[right] ?? 0) - 1;
  for (let c = 0; c < size; c += 1) {
    const error = (errors[c] ?? 0) * importance;
    bias[c] = (bias[c] ?? 0) - 0.02 * error;
    if (Math.abs(error) < 1e-3) continue;
    for (let i = 0; i < places.length; i += 1) {
      const at = (places[i] ?? 0) * size + c;
      const slope = error * (values[i] ?? 0) + SHRINK * (weights[at] ?? 0);
      const square = (squares[at] ?? 0) + slope * slope;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) - (STEP * slope) / Math.sqrt(square);
    }
  }
}

/** A label of which there are few examples counts somewhat more each: the square root of what would make all even. */
function balance<Label extends string>(
  examples: readonly Example<Label>[],
  labels: readonly Label[],
): Map<Label, number> {
  const average = examples.length / labels.length;
  return new Map(
    labels.map((label) => {
      const count = examples.filter((example) => example.label === label).length;
      return [label, Math.min(3, Math.sqrt(average / count))];
    }),
  );
}

/** A number that is drawn by the signs of an example: always the same for the same. */
function lotOf({ places }: Features): number {
  return places.reduce((hash, place) => mixed(hash ^ place), 0x811c9dc5);
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return Math.imul(once ^ (once >>> 12), 0x297a2d39);
}

/**
 * Another order every round, that hangs on the examples alone and not on their places: one more comes in between and leaves the
 * others in the order they had.
 */
function inOrderOf<Drawn extends { lot: number }>(drawn: readonly Drawn[], round: number): Drawn[] {
  const turn = (lot: number) => mixed(lot + Math.imul(round, 0x9e3779b9));
  return drawn
    .map((one) => ({ one, at: turn(one.lot) }))
    .sort((one, other) => one.at - other.at)
    .map(({ one }) => one);
}

/**
 * What a text may be.
 *
 * @param allowed the labels that can be; left out: all
 */
export function classify<Label extends string>(
  model: Classifier<Label>,
  features: Features,
  allowed?: ReadonlySet<Label>,
): Chances<Label> {
  const summed = scores(model, features).map((score, at) =>
    allowed && !allowed.has(model.labels[at] as Label) ? -Infinity : score / model.temperature,
  );
  const chances = softmax(summed);
  return model.labels
    .map((label, at) => ({ label, chance: chances[at] ?? 0 }))
    .sort((one, other) => other.chance - one.chance);
}

function scores<Label extends string>(
  { labels, weights, bias }: Classifier<Label>,
  { places, values }: Features,
): number[] {
  const size = labels.length;
  const sums = Array.from(bias);
  for (let i = 0; i < places.length; i += 1) {
    const at = (places[i] ?? 0) * size;
    const value = values[i] ?? 0;
    for (let c = 0; c < size; c += 1) sums[c] = (sums[c] ?? 0) + value * (weights[at + c] ?? 0);
  }
  return sums;
}

function softmax(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * The temperature at which the chances of a model are honest on examples it did not learn from: of those tried, the one with
 * the least surprise.
 */
export function honestTemperature<Label extends string>(
  judged: readonly { chances: (temperature: number) => Chances<Label>; label: Label }[],
): number {
  const tried = Array.from({ length: 30 }, (_, at) => 0.4 * 1.1 ** at);
  const surprise = (temperature: number) =>
    judged.reduce((sum, { chances, label }) => {
      const given = chances(temperature).find((one) => one.label === label)?.chance ?? 0;
      return sum - Math.log(Math.max(given, 1e-9));
    }, 0);
  return tried.reduce((best, next) => (surprise(next) < surprise(best) ? next : best));
}
