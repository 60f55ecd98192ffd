import { formCommand } from '../../chat/form-action.ts';
import type { Skill } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { WRITE } from './actions.ts';
import { ownCardCalls } from './calls.ts';
import type { OwnCardDeps } from './deps.ts';
import { programCalls, programOf } from './program.ts';
import { listOf, ownCardIntent, ownCardTopic } from './talk.ts';

const LONGEST_BEGUN = 300;

/** Lets brokers write what the ambassadors of their organisation learn from; a second one agrees where there is one. */
export function createLearningCardsSkill(deps: OwnCardDeps): Skill {
  return {
    name: 'learning-cards',
    intents: [ownCardIntent(deps)],
    topics: [ownCardTopic(deps)],
    subcommands: [
      formCommand({
        names: ['leerkaart', 'learning-card'],
        role: 'broker',
        action: WRITE,
        payload: (text) => ({ cardId: null, begun: text.slice(0, LONGEST_BEGUN) }),
        invitation: (language) => texts(language).learningCards.invitation,
      }),
      { names: ['leerkaarten', 'learning-cards'], role: 'broker', run: (turn) => listOf(deps, turn) },
      {
        names: ['kaarten', 'cards'],
        role: 'broker',
        run: (turn, text) => programOf(deps, turn, 'card', text),
      },
      { names: ['haakjes', 'hooks'], role: 'broker', run: (turn, text) => programOf(deps, turn, 'hook', text) },
    ],
    calls: [...ownCardCalls(deps), ...programCalls(deps)],
  };
}
