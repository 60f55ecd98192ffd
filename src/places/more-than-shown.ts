import { type FormDraft, MOST_OPTIONS } from '../chat/form.ts';
import type { Language } from '../chat/language.ts';
import { type Block, paragraph } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';

/** The field in which names are typed of who is not among those shown. */
export const OTHERS = 'others';
const LONGEST_NAMES = 2_000;

/** What a form says and asks besides, where there are more people than it can show: nothing where there are not. */
export function beyondShown(
  count: number,
  language: Language,
): { intro: Block[]; fields: FormDraft['fields']; shown: <One>(all: readonly One[]) => One[] } {
  const { onlyFirst, otherNames } = texts(language).places;
  const isMore = count > MOST_OPTIONS;
  return {
    intro: isMore ? [paragraph(onlyFirst(MOST_OPTIONS, count))] : [],
    fields: isMore ? [{ kind: 'lines', name: OTHERS, label: otherNames, maxLength: LONGEST_NAMES }] : [],
    shown: (all) => all.slice(0, MOST_OPTIONS),
  };
}

/** Whose names were typed, one on a line or with commas between; and names that nobody of them has, or more than one. */
export function typedAmong<One extends { name: string | null }>(
  typed: string | undefined,
  all: readonly One[],
): { named: One[]; unknown: string[] } {
  const names = (typed ?? '').split(/[\n,;]+/u).flatMap((name) => name.trim() || []);
  const found = names.map((name) => ({ name, people: all.filter((one) => isCalled(one, name)) }));
  return {
    named: found.flatMap(({ people }) => (people.length === 1 ? people : [])),
    unknown: found.flatMap(({ name, people }) => (people.length === 1 ? [] : [name])),
  };
}

function isCalled({ name }: { name: string | null }, typed: string): boolean {
  return name?.toLowerCase() === typed.toLowerCase();
}
