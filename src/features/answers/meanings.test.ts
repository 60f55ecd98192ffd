import { describe, expect, it } from 'vitest';
import { meaningsOf } from './meanings.ts';

describe('a question that can mean several things', () => {
  it.each([
    'Wat is de drempel?',
    'hoe hoog is het drempelbedrag nu',
    'wat is de norm?',
    'Wat is de Europese drempel?',
  ])('%s', (question) => {
    expect(meaningsOf(question, 'nl').length).toBeGreaterThan(1);
  });

  it.each(['What is the threshold?', 'how high is the threshold'])('%s', (question) => {
    expect(meaningsOf(question, 'en').length).toBeGreaterThan(1);
  });
});

describe('a question that says what it is about', () => {
  it.each([
    'Wat is de drempel voor werken?',
    'Wat is de drempel voor social return in Twente?',
    'Wat is social return?',
  ])('%s is not asked back', (question) => {
    expect(meaningsOf(question, 'nl')).toEqual([]);
  });
});
