import { describe, expect, it } from 'vitest';
import { FITTED_ON } from '../../features/answers/weights.ts';
import { fittedTo } from './fit.ts';
import { fittedOn, type QuestionExamples } from './fit-examples.ts';

function questions(count: number, sign: number, isRight: (at: number) => boolean): QuestionExamples[] {
  return Array.from({ length: count }, (_, at) => ({
    set: 'main',
    number: at,
    answerable: true,
    signs: [],
    examples: [{ signs: [sign], right: isRight(at) }],
  }));
}

describe('the weights of the signs', () => {
  it('were found on the signs and questions that are there now: find them again with "npm run -s impact -- eval fit"', async () => {
    expect(FITTED_ON).toBe(await fittedOn());
  });

  it('decline what is as often wrong as right: a wrong answer costs three times as much as none', () => {
    const fit = fittedTo([...questions(40, 1, () => true), ...questions(40, 0, (at) => Math.floor(at / 5) % 2 === 0)]);
    expect(fit.crossValidated).toMatchObject({ answeredWrong: 0, answeredRight: 0.5, falselyDeclined: 0.5 });
    expect(fit.crossValidated.cost).toBeCloseTo(0.5);
  });
});
