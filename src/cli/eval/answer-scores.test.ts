import { describe, expect, it } from 'vitest';
import type { OutcomeStatus } from '../../chat/skill.ts';
import { figuresOf, judge, verdictOn } from './answer-scores.ts';
import { answerTable } from './report.ts';

function judged(expect: 'answered' | 'declined' | 'clarify', status: OutcomeStatus, text = '') {
  const question = { id: 'q1', split: 'tuning', kind: 'fact', language: 'nl', text: 'Hoeveel?' } as const;
  const facts = expect === 'answered' ? [['125.000']] : [];
  return judge({ ...question, earlier: [], expect, facts }, { status, language: 'nl', text, citations: [] });
}

const RIGHT = judged('answered', 'answered', 'Er komen 125.000 banen.');
const DECLINED = judged('answered', 'declined');
const OTHER_FACT = judged('answered', 'answered', 'Er komen 25.000 banen.');
const NO_ANSWER_THERE = judged('declined', 'answered', 'Er komen 25.000 banen.');
const RIGHTLY_DECLINED = judged('declined', 'declined');
const NOT_ASKED_BACK = judged('clarify', 'answered', 'Er komen 25.000 banen.');

describe('what a question got', () => {
  it.each([
    ['the fact that was asked for', RIGHT, 'right'],
    ['nothing, where there is an answer', DECLINED, 'declined'],
    ['a question back, where there is an answer', judged('answered', 'clarify'), 'declined'],
    ['another fact', OTHER_FACT, 'wrong'],
    ['an answer, where there is none', NO_ANSWER_THERE, 'wrong'],
    ['nothing, where there is nothing', RIGHTLY_DECLINED, 'right'],
    ['an answer, where it should have been asked what was meant', NOT_ASKED_BACK, 'wrong'],
  ])('%s is told apart', (_what, one, verdict) => {
    expect(verdictOn(one)).toBe(verdict);
  });

  it('is counted over all questions, and stands in the table', () => {
    const all = [RIGHT, DECLINED, OTHER_FACT, NO_ANSWER_THERE, RIGHTLY_DECLINED];
    expect(figuresOf(all).answeredWrong).toBeCloseTo(0.4);
    expect(answerTable(all)).toMatch(/wrong[\s\S]*40\.0%/);
  });
});
