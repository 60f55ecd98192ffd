import { styleText } from 'node:util';
import { FINAL_STATES } from '../../case-life/case-life.ts';
import type { Received } from '../../platforms/terminal/screen.ts';
import { openStage, type Stage } from '../talk/stage.ts';
import { type EvaluationConversation, type EvaluationTurn, type Heard, readConversations } from './conversation-set.ts';
import type { Split } from './questions.ts';
import { type CountsBefore, countAll, notChanged } from './what-changed.ts';

/** A turn with what was not as expected; empty: it was right. */
export interface JudgedTurn {
  conversation: EvaluationConversation;
  at: number;
  problems: string[];
  /** All that was received because of it. */
  received: readonly Received[];
}

/** Plays the scripts, each with people of its own, and judges every turn by what was said, to whom, and what changed. */
export async function evaluateConversations(splits: readonly Split[], only?: string): Promise<JudgedTurn[]> {
  const conversations = (await readConversations(only))
    .filter(({ split }) => splits.includes(split))
    // Those in which counters get somebody come last: for the others a counter has whom it has.
    .toSorted((one, other) => Number(hasCard(one)) - Number(hasCard(other)));
  const stage = await openStage({});
  try {
    const judged: JudgedTurn[] = [];
    for (const conversation of conversations) judged.push(...(await play(stage, conversation)));
    return judged;
  } finally {
    await stage.close();
  }
}

function hasCard({ turns }: EvaluationConversation): boolean {
  return turns.some(({ place }) => place === 'card');
}

/** What is known while a script is played. */
interface Scene {
  stage: Stage;
  conversation: EvaluationConversation;
  /** All that was received in it, the latest last. */
  received: Received[];
  /** How many there were of everything before it. */
  before: CountsBefore;
}

async function play(stage: Stage, conversation: EvaluationConversation): Promise<JudgedTurn[]> {
  const before = await countAll(stage.database.prisma);
  const scene: Scene = { stage, conversation, received: [], before };
  await joinCounters(scene);
  const judged: JudgedTurn[] = [];
  for (const [at, turn] of conversation.turns.entries()) {
    await stage.people.meet(calledHere(scene, turn.as));
    const problem = await act(scene, turn, at);
    await stage.time.settled();
    const received = stage.screen.take();
    scene.received.push(...received);
    const problems = problem === null ? await problemsOf(scene, turn, received) : [problem];
    judged.push({ conversation, at, problems, received });
  }
  return judged;
}

/** Whoever answers under the card of a case must have it, whichever counter it went to. */
async function joinCounters(scene: Scene): Promise<void> {
  const { prisma } = scene.stage.database;
  const contact = scene.conversation.turns.find(({ place }) => place === 'card')?.as;
  if (contact === undefined) return;
  // They would have waiting for them what earlier scripts left at those counters.
  await prisma.entrepreneurCase.updateMany({
    where: { state: { notIn: [...FINAL_STATES] } },
    data: { state: 'withdrawn', ownerPersonId: null, ownerMemberId: null, ownerRung: null },
  });
  await scene.stage.people.meet(calledHere(scene, contact));
  const externalUserId = calledHere(scene, contact);
  const { personId } = await prisma.chatIdentity.findFirstOrThrow({ where: { externalUserId } });
  const counters = await prisma.counter.findMany({ select: { id: true }, distinct: ['id'] });
  const data = counters.map(({ id: counterId }) => ({ counterId, personId, name: 'Contact' }));
  await prisma.counterMember.createMany({ data, skipDuplicates: true });
}

/** The same role in two scripts is two people. */
function calledHere({ conversation: { id } }: Scene, role: string): string {
  return `${role}-${id}`;
}

async function act(scene: Scene, turn: EvaluationTurn, at: number): Promise<string | null> {
  const { stage, conversation, received } = scene;
  const { place, text, forwarded, press: label } = turn;
  const as = calledHere(scene, turn.as);
  const shown = received.findLast(({ buttons }) => label !== undefined && buttons.includes(label));
  if (label !== undefined && !shown) return `no button “${label}” to press`;
  return stage.terminal.hear({
    id: at,
    conversation: `${conversation.id}-${turn.conversation}`,
    as,
    place: place === 'card' ? 'personal' : place,
    mentioned: true,
    ...(text === undefined ? {} : { text }),
    ...(forwarded === undefined ? {} : { forwarded }),
    ...(label === undefined || !shown ? {} : { press: { message: shown.message, label } }),
  });
}

async function problemsOf(scene: Scene, turn: EvaluationTurn, received: readonly Received[]): Promise<string[]> {
  const { heard, silent, changed } = turn.expect;
  return [
    ...heard.flatMap((one) => notHeard(scene, turn, one, received)),
    ...silent.flatMap((role) =>
      received.some(({ to }) => to === calledHere(scene, role)) ? [`${role} received something`] : [],
    ),
    ...(changed ? await notChanged(scene.stage.database.prisma, scene.before, changed) : []),
  ];
}

/** Where others read along, messages go to the place and not to a person. */
function notHeard(scene: Scene, turn: EvaluationTurn, heard: Heard, received: readonly Received[]): string[] {
  const who = calledHere(scene, heard.to ?? turn.as);
  const place = `${scene.conversation.id}-${turn.conversation}`;
  const isPlace = heard.to === undefined && turn.place !== 'personal';
  const messages = received.filter(({ to }) => to === who || (isPlace && to === place));
  const said = messages.map(({ text }) => text.toLowerCase()).join('\n');
  const buttons = messages.flatMap((message) => message.buttons);
  const name = heard.to ?? turn.as;
  return [
    ...(messages.length === 0 ? [`${name} received nothing`] : []),
    ...heard.says.flatMap((words) => {
      const any = typeof words === 'string' ? [words] : words;
      return any.some((one) => said.includes(one.toLowerCase()))
        ? []
        : [`${name} did not read “${any.join('” or “')}”`];
    }),
    ...heard.saysLike.flatMap((pattern) =>
      new RegExp(pattern, 'i').test(said) ? [] : [`${name} read nothing like ${pattern}`],
    ),
    ...heard.saysNotLike.flatMap((pattern) => (new RegExp(pattern, 'i').test(said) ? [`${name} read ${pattern}`] : [])),
    ...heard.saysNot.flatMap((words) => (said.includes(words.toLowerCase()) ? [`${name} read “${words}”`] : [])),
    ...heard.buttons.flatMap((label) => (buttons.includes(label) ? [] : [`${name} got no button “${label}”`])),
  ];
}

/** Shares of turns that were right. */
export interface ConversationFigures {
  conversations: number;
  turns: number;
  right: number;
  firstRight: number;
  laterRight: number;
}

export function conversationFiguresOf(judged: readonly JudgedTurn[]): ConversationFigures {
  const share = (turns: readonly JudgedTurn[]) =>
    turns.length === 0 ? 1 : turns.filter(({ problems }) => problems.length === 0).length / turns.length;
  return {
    conversations: new Set(judged.map(({ conversation }) => conversation.id)).size,
    turns: judged.length,
    right: share(judged),
    firstRight: share(judged.filter(({ at }) => at === 0)),
    laterRight: share(judged.filter(({ at }) => at > 0)),
  };
}

export function conversationTable(judged: readonly JudgedTurn[]): string {
  const { conversations, turns, right, firstRight, laterRight } = conversationFiguresOf(judged);
  const percentage = (part: number) => `${(100 * part).toFixed(1)}%`;
  return `${conversations} conversations, ${turns} turns: right ${percentage(right)}; first turns ${percentage(firstRight)}, later ${percentage(laterRight)}`;
}

/** The turns of the tuning half that were not right; the other half stays unseen. */
export function conversationFailures(judged: readonly JudgedTurn[]): string {
  return judged
    .filter(({ conversation: { split }, problems }) => split === 'tuning' && problems.length > 0)
    .map(({ conversation: { id, turns }, at, problems, received }) => {
      const { as, text, press } = turns[at] ?? {};
      return `${styleText('bold', `${id}, turn ${at + 1}`)} ${as}: ${text ?? `[${press}]`}\n  ${problems.join('\n  ')}\n  ${received.map((one) => `> ${one.to}: ${one.text.replaceAll('\n', ' ')}`).join('\n  ')}`;
    })
    .join('\n');
}
