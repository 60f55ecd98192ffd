import { expect, test } from 'vitest';
import { evaluateSupport, supportFiguresOf } from './support.ts';

test('the rules alone keep hardly anything false and drop hardly anything true', async () => {
  const { statements, falseKept, trueDropped } = supportFiguresOf(await evaluateSupport(['tuning', 'held-out']));
  expect(statements).toBe(120);
  expect(falseKept).toBeLessThanOrEqual(0.05);
  expect(trueDropped).toBeLessThanOrEqual(0.1);
});
