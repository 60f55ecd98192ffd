import { LANGUAGES, type Language } from '../../chat/language.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, Said, Topic, Turn } from '../../chat/skill.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { texts } from '../../i18n/texts.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { RECEIVED_TOPIC } from './actions.ts';
import { noteSeen } from './receiver-calls.ts';
import { type Broadcast, readBroadcast } from './repository.ts';
import { setTaking, takingNow, takingSaid } from './taking.ts';

interface ReceivedDeps {
  prisma: PrismaClient;
  outreach: Outreach;
  changed(broadcastId: string): void;
}

/** "Stuur mij dit niet meer", "toch weer wel": of messages that nobody asked for. */
export function messagesIntent(): Intent {
  return { name: 'messages', role: 'colleague', purposes: ['messages'], run: async (turn) => taking(turn) };
}

/** What somebody says beside a broadcast that they got: for its maker, or that they want no more. */
export function receivedTopic(deps: ReceivedDeps): Topic {
  const answer = (turn: Turn, id: string, said: Said) => answered(deps, turn, id, said);
  const noMore = async (turn: Turn) => taking(turn, 'no-more');
  return {
    name: RECEIVED_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const { personId } = turn.actor;
      const broadcast = personId === null ? null : await readBroadcast(deps.prisma, id);
      if (!broadcast || broadcast.state === 'recalled' || personId === null) return null;
      const where = { broadcastId_personId: { broadcastId: id, personId } };
      return (await deps.prisma.broadcastRecipient.findUnique({ where })) === null ? null : 'received';
    },
    moves: {
      answer,
      addition: answer,
      confirmation: async (turn, id) =>
        settling('answered', async (tx) => {
          const { line, messages } = await noteSeen(turn, tx, id, deps.changed);
          return { replies: [{ language: turn.language, body: [paragraph(line)] }], messages };
        }),
      refusal: noMore,
      cancellation: noMore,
    },
  };
}

function taking(turn: Turn, meant = turn.reading?.kindOf('messages') ?? 'which'): Outcome {
  const { personId } = turn.actor;
  const { language } = turn;
  if (personId === null) return told(turn, texts(language).broadcasts.gone);
  return settling('answered', async (tx) => {
    if (meant === 'which') return { replies: [await takingNow(tx, personId, language)] };
    await setTaking(tx, personId, meant === 'again');
    const { text, buttons } = takingSaid(language, meant === 'again');
    return { replies: [{ language, body: [paragraph(text)], buttons }] };
  });
}

/** From this chance on words beside a broadcast go to its maker; outside its thread what is less sure is something else. */
const SURE_TO_PASS_ON = 0.6;

async function answered(deps: ReceivedDeps, turn: Turn, id: string, { text, chance, inThread }: Said) {
  if (turn.reading?.purposes[0]?.label === 'messages') return taking(turn);
  if (!inThread && chance < SURE_TO_PASS_ON) return null;
  const broadcast = await readBroadcast(deps.prisma, id);
  if (!broadcast) return null;
  return settling('answered', (tx) => passOn(deps, tx, turn, { broadcast, text }));
}

/** Its maker reads it with what it answers, and who wrote it hears whether that can be. */
async function passOn(
  { outreach }: ReceivedDeps,
  tx: Transaction,
  turn: Turn,
  { broadcast, text }: { broadcast: Broadcast; text: string },
) {
  const { broadcasts } = texts(turn.language);
  const { createdById, createdBy } = broadcast;
  const maker = { to: createdBy, what: nameOf(broadcast, turn.language) };
  const say = (line: string): ReplyDraft => ({ language: turn.language, body: [paragraph(line)] });
  if (createdById === turn.actor.personId) return { replies: [say(broadcasts.answerToSelf)] };
  const reach = await outreach.reach(tx, createdById);
  if (reach.kind === 'unreachable') return { replies: [say(broadcasts.answerNotPassedOn(maker))] };
  const from = await writerOf(tx, turn);
  const { language } = await tx.person.findUniqueOrThrow({ where: { id: createdById }, select: { language: true } });
  const theirs = LANGUAGES.find((one) => one === language) ?? 'nl';
  return {
    replies: [say(broadcasts.answerPassedOn({ ...maker, said: text }))],
    messages: [
      {
        to: { personId: createdById, ifUnreachable: 'skip' as const },
        replies: [
          {
            language: theirs,
            framed: true,
            body: [
              paragraph(texts(theirs).broadcasts.answerOf({ from, what: nameOf(broadcast, theirs) })),
              paragraph(`“${text}”`),
            ],
          },
        ],
      },
    ],
  };
}

async function writerOf(tx: Transaction, { actor, language }: Turn): Promise<string> {
  const person =
    actor.personId === null
      ? null
      : await tx.person.findUnique({
          where: { id: actor.personId },
          select: { displayName: true, organisation: { select: { name: true } } },
        });
  const { someone } = texts(language).broadcasts;
  return [person?.displayName ?? someone, person?.organisation?.name].filter((part) => part != null).join(', ');
}

function nameOf({ number, title }: Broadcast, language: Language): string {
  return texts(language).broadcasts.named(number, title);
}
