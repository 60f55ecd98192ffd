import { formCommand } from '../../chat/form-action.ts';
import { othersReadAlong, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { WRITE } from './actions.ts';
import { broadcastIntent, LONGEST_BEGUN } from './begin.ts';
import { channelCommand } from './channels.ts';
import { choosePerson } from './choosing.ts';
import type { BroadcastDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { draftCalls } from './draft-calls.ts';
import { broadcastFileIntake } from './files.ts';
import { writeForm } from './form.ts';
import { keptCalls, keptGroups } from './kept.ts';
import { messagesIntent, passAnswer, receivedTopic } from './received.ts';
import { receiverCalls } from './receiver-calls.ts';
import { remarkCall } from './remark.ts';
import { listBroadcasts } from './repository.ts';
import { runningCalls } from './running-calls.ts';
import { takingTopic } from './stopped.ts';
import { takingNow } from './taking.ts';
import { broadcastTopic } from './talk.ts';
import { broadcastsUnderWay } from './under-way.ts';
import { viewOf } from './view.ts';

const MOST_SHOWN = 3;

/** Lets brokers write to many people at once, and people say that they saw it, or that they want no more. */
export function createBroadcastsSkill(deps: BroadcastDeps & { changed(broadcastId: string): void }): Skill {
  return {
    name: 'broadcasts',
    abilities: [
      { purpose: 'broadcast', role: 'broker' },
      { purpose: 'messages', role: 'colleague' },
    ],
    intents: [broadcastIntent(deps), messagesIntent(deps)],
    topics: [broadcastTopic(deps), receivedTopic(deps), takingTopic(deps)],
    subcommands: [
      formCommand({
        names: ['bericht', 'broadcast'],
        role: 'broker',
        action: WRITE,
        payload: (text) => ({ begun: text.slice(0, LONGEST_BEGUN) }),
        invitation: (language) => texts(language).broadcasts.invitation,
      }),
      { names: ['kanaal', 'channel'], role: 'administrator', run: channelCommand(deps) },
      { names: ['groepen', 'groups'], role: 'broker', run: (turn) => keptGroups(deps, turn) },
      { names: ['berichten', 'broadcasts'], role: 'colleague', run: (turn) => overview(deps, turn) },
    ],
    files: broadcastFileIntake(deps),
    underWay: (turn) => broadcastsUnderWay(deps, turn),
    calls: [
      writeForm(deps),
      remarkCall(deps),
      choosePerson(deps),
      ...keptCalls(deps),
      ...draftCalls(deps),
      ...runningCalls(deps),
      ...receiverCalls(deps.changed),
      passAnswer(deps),
    ],
  };
}

/** For everybody whether they get messages they did not ask for; for brokers the latest of their organisation. */
async function overview(deps: BroadcastDeps, turn: Turn): Promise<Outcome> {
  const { prisma } = deps;
  const { broadcasts, people } = texts(turn.language);
  const { personId, organisationId, roles } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  if (personId === null || organisationId === null) return told(turn, broadcasts.gone);
  const own = await takingNow(prisma, personId, turn.language);
  const latest = roles.has('broker') ? await listBroadcasts(prisma, organisationId, MOST_SHOWN) : [];
  const cards = [];
  for (const broadcast of latest) cards.push(deskCard(await viewOf(prisma, deps, broadcast), turn.language));
  return { status: 'answered', replies: [...cards, own] };
}
