import type { Audience } from './audience.ts';

/** A group that was kept by a name, or a list of addresses. */
export interface Kept {
  name: string;
  alsoCalled?: readonly string[];
  audience: Audience;
}

/** All that it is called. */
export function calledOf({ name, alsoCalled = [] }: Kept): string[] {
  return [name, ...alsoCalled];
}

/** The group that was kept by a name which the text holds; of several the longest name, and of one name the latest. */
export function keptIn(text: string, kept: readonly Kept[]): { called: string; audience: Audience } | null {
  const named = kept.flatMap((one) =>
    calledOf(one)
      .filter((called) => holds(text, called))
      .map((called) => ({ called, audience: one.audience })),
  );
  return named.toSorted((one, other) => other.called.length - one.called.length)[0] ?? null;
}

/** The names of the groups that a text may mean by one name: two lists of one Friday. Empty: there are no two. */
export function keptByOneName(text: string, kept: readonly Kept[]): string[] {
  const called = keptIn(text, kept)?.called;
  const some = called === undefined ? [] : kept.filter((one) => calledOf(one).includes(called));
  return some.length < 2 ? [] : some.map(({ name }) => name);
}

/** Whether a text has this name in it. */
export function holds(text: string, name: string): boolean {
  return positionOf(text, name) !== null;
}

/** Where a name stands by itself, and not inside another word. */
export function positionOf(text: string, name: string): number | null {
  const [low, wanted] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(`${low[at - 1] ?? ''}${low[at + wanted.length] ?? ''}`)) return at;
  }
  return null;
}
