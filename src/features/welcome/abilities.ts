import type { Purpose } from '../../chat/labels.ts';
import type { Language } from '../../chat/language.ts';
import type { Reading } from '../../chat/reading.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import { withReplies } from '../../chat/saying.ts';
import type { Actor, Intent, Need, Outcome, Turn } from '../../chat/skill.ts';
import type { Texts } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { beginsAsking, isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import { mayUse } from '../../people/access.ts';

/** Who can do something of a kind with the bot; null: nobody. */
export type AbilityFor = (purpose: Purpose) => Need | null;

/** From this share of what it may be besides, a question about what the bot can do is about one thing. */
const ABOUT_ONE_THING = 0.85;

/** "Wat kun je?", "kan ik een document uploaden?": answered from what there is, for the roles of who asks. */
export function abilitiesIntent(
  abilityFor: AbilityFor,
  {
    help,
    abilities,
    work,
  }: {
    help: (turn: Turn) => Outcome;
    abilities: (turn: Turn) => string[];
    /** What is asked of who works somewhere for others. */
    work: (turn: Turn) => Promise<string[]>;
  },
): Intent {
  return {
    name: 'abilities',
    role: 'anyone',
    purposes: ['capabilities', 'documents'],
    async run(turn, said) {
      if (isAboutAbove(turn)) return readsAlong(turn);
      const text = withoutStory(said);
      const isOfHowOrWhether = !beginsAsking(text) || ASKS_HOW.test(text);
      const asked =
        isOfHowOrWhether && turn.reading ? askedAbout(turn.reading, texts(turn.language).welcome.can) : null;
      if (asked) return oneThing(turn, text, { purpose: asked, need: abilityFor(asked) });
      const found = isOfSomething(turn, text) ? notKnown(turn, abilityFor, abilities(turn)) : help(turn);
      return withWork(found, await work(turn));
    },
  };
}

/** "Hoe snel moet ik reageren?", of who is asked by others: that comes before all that the bot can do. */
function withWork(outcome: Outcome, work: string[]): Outcome {
  if (work.length === 0) return outcome;
  return withReplies(outcome, (replies) =>
    replies.map((reply) => ({ ...reply, body: [...work.map(paragraph), ...reply.body] })),
  );
}

const CLAUSE_END = /(?<=[.,;:!?\n])\s+/;

/** "Hoi, ik ben nieuw bij Economie, wat kun je allemaal": what is told before does not say what is asked. */
function withoutStory(said: string): string {
  return said.split(CLAUSE_END).findLast(beginsAsking) ?? said;
}

const ASKS_HOW = asksWith('hoe|how');
const ASKS_WHAT = asksWith('wat|what');

/** Begins with this word, whatever joins it to what went before. */
function asksWith(word: string): RegExp {
  return new RegExp(`^\\P{L}*(?:(?:en|and|maar|but|ok|oke|oké)\\b\\P{L}*)?(?:${word})\\b`, 'iu');
}

/** Shorter words say nothing of what is asked. */
const SHORTEST_TELLING = 4;

/** "Kun je me een kopie geven?": something of its own, or something that stands above, is no question for all that the bot can do. */
function isOfSomething({ reading, language }: Turn, text: string): boolean {
  if (reading?.purposes[0]?.label !== 'capabilities') return false;
  const telling = wordsOf(text).filter((word) => word.length >= SHORTEST_TELLING && !isEverydayWord(word, language));
  // "Wat kun je dan?" asks for all of it.
  const isOfBefore = speaksOfBefore(text, language) && !ASKS_WHAT.test(text);
  return isAsked(text) && (telling.length > 0 || isOfBefore || !beginsAsking(text));
}

/** What is less likely than this is not what was meant. */
const LEAST_MEANT = 0.04;

/**
 * It is not known whether that is something it can: what it can, first what was perhaps meant. That it cannot is not said,
 * since what it was asked for may well be among these.
 */
function notKnown({ actor, language, reading }: Turn, abilityFor: AbilityFor, abilities: string[]): Outcome {
  const { notKnown: text, perhaps, notKnownNext, can, all, whoIsBroker } = texts(language).welcome;
  const meant = reading?.purposes.flatMap(({ label, chance }) => {
    const purpose = toldIn(can, label);
    const need = purpose ? abilityFor(purpose) : null;
    return purpose && chance >= LEAST_MEANT && need !== null && mayUse(actor, need) ? can[purpose].how : [];
  })[0];
  const body: Block[] = [
    ...(meant === undefined ? [] : [paragraph(perhaps), { kind: 'list' as const, items: [meant] }]),
    paragraph(text),
    { kind: 'list', items: abilities },
    paragraph(notKnownNext),
  ];
  const buttons = [all, whoIsBroker].map(({ label, says }) => ({ kind: 'say' as const, label, text: says }));
  return { status: 'smalltalk', replies: [{ language, body, buttons }] };
}

/** What the bot can do for this person: nobody reads of what they may not ask. */
export function abilitiesOf(actor: Actor, language: Language, abilityFor: AbilityFor): string[] {
  const { abilities } = texts(language).welcome;
  return ABILITIES.flatMap((purpose) => {
    const need = abilityFor(purpose);
    return need !== null && mayUse(actor, need) ? abilities[purpose] : [];
  });
}

const ABILITIES = ['question', 'gaps', 'case', 'criteria', 'visit'] as const satisfies readonly Purpose[];

function isAboutAbove({ reading }: Turn): boolean {
  return reading?.purposes[0]?.label === 'capabilities' && reading.kindOf('capabilities') === 'above';
}

/** "Wat staat hierboven?": what it reads of a conversation, and what it does not. */
function readsAlong({ setting, language }: Turn): Outcome {
  const { reads } = texts(language).welcome;
  const isAlone = setting === 'direct' || setting === 'private';
  return {
    status: 'smalltalk',
    replies: [{ language, body: [{ kind: 'paragraph', text: isAlone ? reads.alone : reads.among }] }],
  };
}

type Can = Texts['welcome']['can'];

/** What is less likely than this is not asked about, however little else there is besides. */
const LEAST_ASKED = 0.005;

function askedAbout({ purposes }: Reading, can: Can): keyof Can | null {
  // That it is a question is no other thing.
  const besides = purposes.filter(({ label }) => label !== 'capabilities' && label !== 'question');
  const total = besides.reduce((sum, { chance }) => sum + chance, 0);
  const found = besides.find(({ chance }) => chance >= LEAST_ASKED && chance >= ABOUT_ONE_THING * total)?.label;
  return toldIn(can, found);
}

/** The purpose, where it is told how that is done. */
function toldIn(can: Can, purpose: Purpose | undefined): keyof Can | null {
  return Object.keys(can).find((one): one is keyof Can => one === purpose) ?? null;
}

/** How it is done; with a yes before it to who asks whether it can. */
function oneThing(
  { actor, language }: Turn,
  said: string,
  { purpose, need }: { purpose: keyof Can; need: Need | null },
): Outcome {
  const { can, yes } = texts(language).welcome;
  const { how, whom } = can[purpose];
  const told = ASKS_HOW.test(said) ? how : yes(how);
  const text = need !== null && mayUse(actor, need) ? told : whom;
  return { status: 'smalltalk', replies: [{ language, body: [{ kind: 'paragraph', text }] }] };
}
