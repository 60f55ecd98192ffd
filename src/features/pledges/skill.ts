import { formCommand } from '../../chat/form-action.ts';
import type { Skill } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { WRITE } from './actions.ts';
import { pledgeCalls } from './calls.ts';
import type { PledgeDeps } from './deps.ts';
import { pledgeIntent, pledgeTopic, saidOf } from './talk.ts';
import { pledgesUnderWay } from './under-way.ts';

const LONGEST_BEGUN = 500;

/** Keeps what people promise to do, asks kindly about it on its day, and shares what is done only when they want that. */
export function createPledgesSkill(deps: PledgeDeps): Skill {
  return {
    name: 'pledges',
    intents: [pledgeIntent(deps)],
    topics: [pledgeTopic(deps)],
    subcommands: [
      formCommand({
        names: ['toezegging', 'pledge'],
        role: 'colleague',
        action: WRITE,
        payload: (text) => ({ begun: text.slice(0, LONGEST_BEGUN) }),
        invitation: (language) => texts(language).pledges.invitation,
      }),
      { names: ['toezeggingen', 'pledges'], role: 'colleague', run: (turn, text) => saidOf(turn, text, 'list') },
    ],
    calls: pledgeCalls(),
    underWay: (turn) => pledgesUnderWay(deps, turn),
  };
}
