import { localTimeAt } from '../../calendar/local-time.ts';
import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, Turn } from '../../chat/skill.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { currentCards, nextCard } from './cards.ts';
import type { AmbassadorDeps } from './deps.ts';
import { join, memberIn, stop } from './joining.ts';
import { askedCard } from './message.ts';
import { invitation, joinButton } from './own-card.ts';
import { faster, type Pace, slower } from './pace.ts';
import { daysBetweenMeant, paceOf } from './pace-words.ts';
import { restMeant } from './pause-words.ts';
import { activeAmbassador, changePace, keepChoices, noteReaction, readAmbassador, rest } from './repository.ts';
import { ownReply } from './view.ts';
import { whyReply } from './why.ts';

export type AmbassadorKind = Kind<'ambassador'>;

/** "Ik wil ambassadeur worden", "eens per maand is genoeg", "even niet, ik ben drie weken weg", "stop maar". */
export function ambassadorIntent(deps: AmbassadorDeps): Intent {
  return {
    name: 'ambassador',
    role: 'colleague',
    purposes: ['ambassador'],
    fits: async (turn) => (FOR_ANYBODY.has(kindIn(turn)) || (await isOne(deps, turn)) ? 1 : HARDLY),
    run: async (turn, text) => said(deps, turn, text, meant(kindIn(turn), text)),
    refusal: (language) => texts(language).ambassadors.onlyMembers,
  };
}

/** What somebody says who is none. */
const FOR_ANYBODY: ReadonlySet<AmbassadorKind> = new Set(['become', 'about', 'colleague', 'other', 'state', 'resume']);
const HARDLY = 0.2;

function kindIn({ reading }: Turn): AmbassadorKind {
  return reading?.kindOf('ambassador') ?? 'state';
}

async function isOne({ prisma }: AmbassadorDeps, { actor }: Turn): Promise<boolean> {
  return (await activeAmbassador(prisma, actor)) !== null;
}

/** A question makes nobody an ambassador: they hear what it is, with the button. */
function meant(kind: AmbassadorKind, text: string): AmbassadorKind {
  return kind === 'become' && text.includes('?') ? 'about' : kind;
}

type Say = (deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string) => Promise<ReplyDraft>;

/** Does what somebody said of being an ambassador; what is about nobody in particular is only told. */
export async function said(deps: AmbassadorDeps, turn: Turn, text: string, kind: AmbassadorKind): Promise<Outcome> {
  const { ambassadors } = texts(turn.language);
  if (kind === 'about') return answered(invitation(turn.language, ambassadors.about));
  if (kind === 'colleague') return told(turn, ambassadors.colleague);
  if (kind === 'other') return told(turn, ambassadors.other);
  if (turn.setting === 'channel' || turn.setting === 'shared') return told(turn, ambassadors.onlyAlone);
  if (!memberIn(turn.actor)) return told(turn, ambassadors.onlyMembers);
  return settling('answered', async (tx) => ({ replies: [await SAYS[kind](deps, tx, turn, text)] }));
}

const SAYS: Readonly<Record<Exclude<AmbassadorKind, 'about' | 'colleague' | 'other'>, Say>> = {
  become,
  pace: otherPace,
  slower: (deps, tx, turn, text) => stepped(deps, tx, turn, text, slower),
  faster: (deps, tx, turn, text) => stepped(deps, tx, turn, text, faster),
  pause,
  resume,
  stop: stopped,
  state: (deps, tx, turn) => stateOf(deps, tx, turn),
  settings: (deps, tx, turn) => stateOf(deps, tx, turn),
  why: (deps, tx, turn) => whyReply(deps, tx, turn),
  card,
};

async function shown(deps: AmbassadorDeps, tx: Transaction, turn: Turn, line: string, example = false) {
  return (await ownReply(deps, tx, turn, { line, example })) ?? notOne(turn);
}

function notOne({ language }: Turn): ReplyDraft {
  return invitation(language, texts(language).ambassadors.notOne);
}

async function become(deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  const days = daysBetweenMeant(text);
  // Who is one already and says how often means the pace.
  if ((await activeAmbassador(tx, turn.actor)) !== null) {
    return days === null ? shown(deps, tx, turn, ambassadors.already) : otherPace(deps, tx, turn, text);
  }
  const pace = days === null ? null : paceOf(days);
  await join(tx, turn.actor, pace === null ? {} : { pace });
  const line = days !== null && pace === null ? `${ambassadors.noPace} ${ambassadors.joined}` : ambassadors.joined;
  return shown(deps, tx, turn, line, true);
}

async function otherPace(deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  if ((await activeAmbassador(tx, turn.actor)) === null) return notOne(turn);
  const days = daysBetweenMeant(text);
  const pace = days === null ? null : paceOf(days);
  if (pace === null) return shown(deps, tx, turn, days === null ? ambassadors.whichPace : ambassadors.noPace);
  return withPace(deps, tx, turn, pace);
}

async function withPace(deps: AmbassadorDeps, tx: Transaction, turn: Turn, pace: Pace): Promise<ReplyDraft> {
  const member = memberIn(turn.actor);
  if (member) await changePace(tx, member.personId, pace);
  return shown(deps, tx, turn, texts(turn.language).ambassadors.paceNow(pace));
}

async function stepped(
  deps: AmbassadorDeps,
  tx: Transaction,
  turn: Turn,
  text: string,
  step: (pace: Pace) => Pace,
): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  if (daysBetweenMeant(text) !== null) return otherPace(deps, tx, turn, text);
  const ambassador = await activeAmbassador(tx, turn.actor);
  if (ambassador === null) return notOne(turn);
  const pace = step(ambassador.pace);
  if (pace !== ambassador.pace) return withPace(deps, tx, turn, pace);
  return shown(deps, tx, turn, step === slower ? ambassadors.slowest : ambassadors.fastest);
}

async function pause(deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  const ambassador = await activeAmbassador(tx, turn.actor);
  if (ambassador === null) return notOne(turn);
  const meant = restMeant(text, turn.now);
  if ('until' in meant) {
    await rest(tx, ambassador.personId, meant.until);
    await noteReaction(tx, ambassador.personId);
    return shown(deps, tx, turn, ambassadors.restNow(weekdayInWords(meant.until, turn.language)));
  }
  return shown(deps, tx, turn, ambassadors.restProblems[meant.problem]);
}

async function resume(deps: AmbassadorDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  const member = memberIn(turn.actor);
  const ambassador = member && (await readAmbassador(tx, member.personId));
  if (!ambassador) return notOne(turn);
  // Who stopped and wants them again is one again, as they were.
  if (ambassador.stoppedAt !== null) await join(tx, turn.actor, {});
  else await keepChoices(tx, ambassador.personId, {});
  return shown(deps, tx, turn, texts(turn.language).ambassadors.resumed);
}

async function stopped(_deps: AmbassadorDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  const { language } = turn;
  const { ambassadors } = texts(language);
  const were = await stop(tx, turn.actor);
  const body = [paragraph(were ? ambassadors.stopped : ambassadors.wasNotOne)];
  return { language, body, buttons: were ? [joinButton(language)] : [] };
}

async function stateOf(deps: AmbassadorDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  return (await ownReply(deps, tx, turn, { numbers: true })) ?? notOne(turn);
}

async function card(deps: AmbassadorDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  const { language } = turn;
  const { ambassadors } = texts(language);
  const ambassador = await activeAmbassador(tx, turn.actor);
  if (ambassador === null) return notOne(turn);
  const { personId, themes } = ambassador;
  const today = localTimeAt(turn.now).date;
  const found = await nextCard(tx, await currentCards(tx, await deps.content()), { personId, today, themes });
  return found ? askedCard(found, language, today) : { language, body: [paragraph(ambassadors.noCards)] };
}
