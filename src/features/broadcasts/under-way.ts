import type { Turn, UnderWay } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { BroadcastState } from '../../store/generated/enums.ts';
import { messageName } from './actions.ts';
import type { BroadcastDeps } from './deps.ts';
import { countReactions } from './recipients.ts';

const NOT_OVER: BroadcastState[] = ['draft', 'awaiting_approval', 'scheduled', 'sending', 'paused'];
/** So long somebody may still see what was sent, or write something back. */
const FRESH_MS = 14 * 24 * 60 * 60 * 1000;
const MOST_LISTED = 5;

/** Messages to many that who speaks works on, or sent of late, with how many saw them. */
export async function broadcastsUnderWay(
  { prisma }: BroadcastDeps,
  { actor, language, now }: Turn,
): Promise<UnderWay[]> {
  const { personId, organisationId, roles } = actor;
  if (personId === null || organisationId === null || !roles.has('broker')) return [];
  const { broadcasts } = texts(language);
  const fresh = { state: 'done' as const, endedAt: { gt: new Date(now.getTime() - FRESH_MS) } };
  const found = await prisma.broadcast.findMany({
    where: { organisationId, createdById: personId, OR: [{ state: { in: NOT_OVER } }, fresh] },
    orderBy: { number: 'desc' },
    take: MOST_LISTED,
  });
  const reactions = await countReactions(
    prisma,
    found.map(({ id }) => id),
  );
  return found.map(({ id, number, state, title }) => {
    const { got, seen, replied } = reactions.find(({ broadcastId }) => broadcastId === id) ?? NONE;
    const what = broadcasts.underWay(broadcasts.states[state](number), title);
    const line = state === 'done' ? `${what}. ${broadcasts.reactions(seen, got, replied)}` : what;
    const button = { kind: 'say' as const, label: broadcasts.show(number), text: broadcasts.howIsIt(number) };
    return { line, button, subject: messageName(id) };
  });
}

const NONE = { got: 0, seen: 0, replied: 0 };
