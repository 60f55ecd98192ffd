import { plain } from '../language/plain-text.ts';
import type { Hook, Vocabulary } from './library.ts';

/** Ids of the objections that a text names ("mijn chef zegt dat er geen geld voor is"). */
export function objectionsIn(text: string, { objections }: Pick<Vocabulary, 'objections'>): string[] {
  const said = plain(text);
  return Object.entries(objections).flatMap(([id, { when }]) =>
    when.some((pattern) => pattern.test(said)) ? [id] : [],
  );
}

/** The first of these that a hook answers. */
export function metBy({ meets }: Hook, objections: readonly string[]): string | undefined {
  return objections.find((id) => meets.includes(id));
}
