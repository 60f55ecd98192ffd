/** An example: what speaks for it, by sign, and whether it was right. */
export interface Example {
  signs: readonly number[];
  right: boolean;
}

/** How strongly weights are held back (L2): the examples are few. */
const RESTRAINT = { worth: 0.003, likelihood: 0.001 };
const STEPS = { worth: 150, likelihood: 400 };
/** How much of the last step goes on in the next one (momentum). */
const ONWARD = 0.9;

export function weighed(signs: readonly number[], weights: readonly number[]): number {
  return signs.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

export function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974): weights under which
 * the right examples of each choice stand out among the others. Choices without a right example teach nothing.
 */
export function conditionalLogit(choices: readonly (readonly Example[])[]): number[] {
  const taught = choices.filter((choice) => choice.some(({ right }) => right));
  const weights = new Array<number>(taught[0]?.[0]?.signs.length ?? 0).fill(0);
  const steps = new Array<number>(weights.length).fill(0);
  for (let step = 0; step < STEPS.worth; step += 1) {
    const slope = new Array<number>(weights.length).fill(0);
    for (const choice of taught) addSlope(choice, weights, slope);
    for (const [at, weight] of weights.entries()) {
      const move = ONWARD * (steps[at] ?? 0) + (slope[at] ?? 0) / taught.length - RESTRAINT.worth * weight;
      steps[at] = move;
      weights[at] = weight + move;
    }
  }
  return weights;
}

/** Adds how the log-likelihood of one choice changes with each weight. */
function addSlope(choice: readonly Example[], weights: readonly number[], slope: number[]): void {
  const sums = choice.map(({ signs }) => weighed(signs, weights));
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const right = shares.reduce((sum, share, at) => sum + (choice[at]?.right ? share : 0), 0);
  for (const [place, { signs, right: isRight }] of choice.entries()) {
    const share = shares[place] ?? 0;
    const pull = (isRight ? share / right : 0) - share / total;
    for (const [at, value] of signs.entries()) slope[at] = (slope[at] ?? 0) + pull * value;
  }
}

/** Logistic regression by gradient descent; the first sign is the constant 1, whose weight is free. */
export function logisticRegression(examples: readonly Example[]): number[] {
  const weights = new Array<number>(examples[0]?.signs.length ?? 0).fill(0);
  const steps = new Array<number>(weights.length).fill(0);
  for (let step = 0; step < STEPS.likelihood; step += 1) {
    const slope = new Array<number>(weights.length).fill(0);
    for (const { signs, right } of examples) {
      const error = logistic(weighed(signs, weights)) - Number(right);
      for (const [at, value] of signs.entries()) slope[at] = (slope[at] ?? 0) + (error * value) / examples.length;
    }
    for (const [at, weight] of weights.entries()) {
      const move = ONWARD * (steps[at] ?? 0) - (slope[at] ?? 0) - (at === 0 ? 0 : RESTRAINT.likelihood * weight);
      steps[at] = move;
      weights[at] = weight + move;
    }
  }
  return weights;
}
