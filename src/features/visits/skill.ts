import { formCommand } from '../../chat/form-action.ts';
import type { Skill } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { WRITE } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { guestCalls } from './guest-calls.ts';
import { organiserCalls } from './organiser-calls.ts';
import { visitIntent, visitTopic } from './talk.ts';
import { listUpcoming, visitsUnderWay } from './upcoming.ts';

const LONGEST_BEGUN = 200;

/** Lets brokers invite people to site visits, and people come, wait, and say how it was. */
export function createVisitsSkill(deps: VisitDeps): Skill {
  return {
    name: 'visits',
    intents: [visitIntent(deps)],
    topics: [visitTopic(deps)],
    underWay: (turn) => visitsUnderWay(deps.prisma, turn),
    subcommands: [
      formCommand({
        names: ['werkbezoek', 'visit'],
        role: 'broker',
        action: WRITE,
        payload: (text) => ({ begun: text.slice(0, LONGEST_BEGUN) }),
        invitation: (language) => texts(language).visits.invitation,
      }),
      { names: ['werkbezoeken', 'visits'], role: 'colleague', run: (turn, text) => listUpcoming(deps, turn, text) },
    ],
    calls: [...organiserCalls(deps), ...guestCalls(deps)],
  };
}
