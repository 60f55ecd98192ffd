import type { Purpose } from '../../chat/labels.ts';
import type { Reading } from '../../chat/reading.ts';
import type { Intent, Need, Outcome, Turn } from '../../chat/skill.ts';
import type { Texts } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';
import { mayUse } from '../../people/access.ts';

/** Who can do something of a kind with the bot; null: nobody. */
export type AbilityFor = (purpose: Purpose) => Need | null;

/** From this share of what it may be besides, a question about what the bot can do is about one thing. */
const ABOUT_ONE_THING = 0.85;

/** "Wat kun je?", "kan ik een document uploaden?": answered from what there is, for the roles of who asks. */
export function abilitiesIntent(abilityFor: AbilityFor, help: (turn: Turn) => Outcome): Intent {
  return {
    name: 'abilities',
    role: 'anyone',
    purposes: ['capabilities', 'documents'],
    async run(turn) {
      if (isAboutAbove(turn)) return readsAlong(turn);
      const asked = turn.reading && askedAbout(turn.reading, texts(turn.language).welcome.can);
      return asked ? oneThing(turn, asked, abilityFor(asked)) : help(turn);
    },
  };
}

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

function askedAbout({ purposes }: Reading, can: Can): keyof Can | null {
  const besides = purposes.filter(({ label }) => label !== 'capabilities');
  const total = besides.reduce((sum, { chance }) => sum + chance, 0);
  const found = besides.find(({ chance }) => chance >= ABOUT_ONE_THING * total)?.label;
  return Object.keys(can).find((purpose): purpose is keyof Can => purpose === found) ?? null;
}

function oneThing({ actor, language }: Turn, purpose: keyof Can, need: Need | null): Outcome {
  const { how, whom } = texts(language).welcome.can[purpose];
  const text = need !== null && mayUse(actor, need) ? how : whom;
  return { status: 'smalltalk', replies: [{ language, body: [{ kind: 'paragraph', text }] }] };
}
