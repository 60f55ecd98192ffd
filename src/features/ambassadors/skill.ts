import { told } from '../../chat/saying.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { answeredTopic } from './answered-topic.ts';
import { joinedTopic, joinTopic, restTopic } from './asked-topics.ts';
import { ambassadorCalls } from './calls.ts';
import { askColleague } from './colleague.ts';
import type { AmbassadorDeps } from './deps.ts';
import { joinForm, restForm } from './form.ts';
import { holidayCalls, holidaysList } from './holidays-chat.ts';
import { nudgeCalls } from './nudge-calls.ts';
import { nudgeTopic } from './nudge-topic.ts';
import { ownTopic } from './own-topic.ts';
import { daysBetweenMeant } from './pace-words.ts';
import { restMeant } from './pause-words.ts';
import { ambassadorIntent, said } from './talk.ts';
import { cardTopic } from './topics.ts';
import { whatAboutTopic } from './what-about.ts';

/** Lets colleagues become ambassador, choose how often and about what, rest and stop; and asks what they learn from. */
export function createAmbassadorsSkill(deps: AmbassadorDeps): Skill {
  return {
    name: 'ambassadors',
    abilities: [{ purpose: 'ambassador', role: 'colleague' }],
    intents: [ambassadorIntent(deps)],
    topics: [
      joinTopic(deps),
      joinedTopic(deps),
      restTopic(deps),
      cardTopic(deps),
      answeredTopic(deps),
      nudgeTopic(deps),
      ownTopic(deps),
      whatAboutTopic(deps),
    ],
    subcommands: [
      { names: ['ambassadeur', 'ambassador'], role: 'colleague', run: (turn, text) => byCommand(deps, turn, text) },
      { names: ['schoolvakanties', 'school-holidays'], role: 'broker', run: (turn) => holidaysList(deps.prisma, turn) },
    ],
    calls: [
      joinForm(deps),
      restForm(deps),
      ...ambassadorCalls(deps),
      ...nudgeCalls(),
      askColleague(),
      ...holidayCalls(),
    ],
  };
}

/** Without more the own card, or what being one is; behind it a pace, until when to rest, or `stop`. */
async function byCommand(deps: AmbassadorDeps, turn: Turn, text: string): Promise<Outcome> {
  const { ambassadors } = texts(turn.language);
  const word = text.trim().toLowerCase();
  if (turn.actor.personId === null) return told(turn, ambassadors.onlyMembers);
  if (word === '') return said(deps, turn, text, 'state');
  if (word === ambassadors.stop.toLowerCase() || word === 'stop') return said(deps, turn, text, 'stop');
  if (daysBetweenMeant(text) !== null) return said(deps, turn, text, 'pace');
  return said(deps, turn, text, 'until' in restMeant(text, turn.now) ? 'pause' : 'state');
}
