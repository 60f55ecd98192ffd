import { describe, expect, it } from 'vitest';
import { findLost } from './kept.ts';

const before = { case_event: [{ id: 1, state: 'draft', details: { a: 1, b: [2] } }] };
const lost = [{ table: 'case_event', row: before.case_event[0] }];

describe('what an upgrade loses', () => {
  it('is nothing when columns came and the keys of an object changed places', () => {
    const after = { case_event: [{ id: 1, new: true, state: 'draft', details: { b: [2], a: 1 } }] };
    expect(findLost(before, after, {})).toEqual([]);
  });

  it.each([
    ['a row that is gone', { case_event: [] }],
    ['a table that is gone', {}],
    ['another value', { case_event: [{ id: 1, state: 'finished', details: { a: 1, b: [2] } }] }],
    ['a column that is gone', { case_event: [{ id: 1, details: { a: 1, b: [2] } }] }],
  ])('is %s', (_what, after) => {
    expect(findLost(before, after, {})).toEqual(lost);
  });

  it('is one of two that were alike', () => {
    expect(findLost({ call: [{ n: 1 }, { n: 1 }] }, { call: [{ n: 1 }] }, {})).toHaveLength(1);
  });

  it('is not what moved as was said', () => {
    const after = { entry: [{ place: 1, kind: 'case', state: 'concept' }] };
    const move = { table: 'entry', columns: { id: 'place', details: null }, values: { state: () => 'concept' } };
    expect(findLost(before, after, { case_event: move })).toEqual([]);
    expect(findLost(before, after, { case_event: { ...move, values: {} } })).toEqual(lost);
  });
});
