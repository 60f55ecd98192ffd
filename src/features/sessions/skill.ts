import { formCommand } from '../../chat/form-action.ts';
import { othersReadAlong, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { PLAN } from './actions.ts';
import { brokerCalls } from './broker-calls.ts';
import { capacityCalls } from './capacity.ts';
import type { SessionDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { draftTopic } from './draft-topic.ts';
import { editCalls } from './editing.ts';
import { planForm } from './form.ts';
import { memberCalls } from './member-calls.ts';
import { recapCalls } from './recap-calls.ts';
import { recapIntent } from './recap-said.ts';
import { listSeries } from './repository.ts';
import { sessionTopic } from './session-topic.ts';
import { sessionIntent, upcoming } from './talk.ts';
import { sessionsUnderWay } from './under-way.ts';

const MOST_AT_THE_DESK = 3;

/** The learning network, knowledge sessions and webinars: planned by brokers, and come to by everybody they are for. */
export function createSessionsSkill(deps: SessionDeps): Skill {
  return {
    name: 'sessions',
    abilities: [{ purpose: 'session', role: 'colleague' }],
    intents: [sessionIntent(deps), recapIntent(deps)],
    topics: [sessionTopic(deps), draftTopic(deps)],
    subcommands: [
      formCommand({
        names: ['sessie', 'session'],
        role: 'broker',
        action: PLAN,
        payload: (text) => ({ begun: text.slice(0, 300) }),
        invitation: (language) => texts(language).sessions.invitation,
      }),
      { names: ['sessies', 'sessions'], role: 'colleague', run: (turn) => overview(deps, turn) },
    ],
    calls: [
      planForm(deps),
      ...brokerCalls(deps),
      ...capacityCalls(deps),
      ...editCalls(deps),
      ...recapCalls(deps),
      ...memberCalls(deps),
    ],
    underWay: (turn) => sessionsUnderWay(deps, turn),
  };
}

/** What is coming up for whoever asks; for brokers first the latest of their organisation. */
async function overview(deps: SessionDeps, turn: Turn): Promise<Outcome> {
  const { organisationId, roles } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, texts(turn.language).people.onlyInPrivate);
  if (!roles.has('broker') || organisationId === null) return upcoming(deps, turn, '');
  const cards = [];
  for (const series of await listSeries(deps.prisma, organisationId, MOST_AT_THE_DESK)) {
    cards.push(await deskCard(deps.prisma, deps.gazetteer, { series, now: turn.now, language: turn.language }));
  }
  return cards.length === 0 ? upcoming(deps, turn, '') : { status: 'answered', replies: cards };
}
