import { localTimeAt } from '../../calendar/local-time.ts';
import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import type { Transaction } from '../../store/transaction.ts';
import { REST_SUBJECT } from './actions.ts';
import { currentCards, nextCard } from './cards.ts';
import { choicesMeant } from './choice-words.ts';
import { aboutColleague } from './colleague.ts';
import type { AmbassadorDeps } from './deps.ts';
import { join, memberIn, stop } from './joining.ts';
import { askedCard } from './message.ts';
import { invitation, joinButton, restKept, roleCard } from './own-card.ts';
import { faster, type Pace, slower } from './pace.ts';
import { daysBetweenMeant } from './pace-words.ts';
import { restMeant } from './pause-words.ts';
import {
  type Ambassador,
  activeAmbassador,
  type Choices,
  changePace,
  keepChoices,
  noteReaction,
  readAmbassador,
  rest,
} from './repository.ts';
import { keepRest } from './resting.ts';
import { schoolHolidaysFrom } from './school-holidays.ts';
import { standingOf } from './standing.ts';
import { ownReply } from './view.ts';
import { whyReply } from './why.ts';

export type AmbassadorKind = Kind<'ambassador'>;

/** "Ik wil ambassadeur worden", "eens per maand is genoeg", "even niet, ik ben drie weken weg", "stop maar". */
export function ambassadorIntent(deps: AmbassadorDeps): Intent {
  return {
    name: 'ambassador',
    role: 'colleague',
    purposes: ['ambassador'],
    fits: async (turn) => (FOR_ANYBODY.has(kindIn(turn)) || isSurely(turn) || (await isOne(deps, turn)) ? 1 : HARDLY),
    run: async (turn, text) => said(deps, turn, text, await meant(deps, turn, text)),
    refusal: (language) => texts(language).ambassadors.onlyMembers,
  };
}

/** What somebody says who is none. */
const FOR_ANYBODY: ReadonlySet<AmbassadorKind> = new Set(['become', 'about', 'colleague', 'other', 'state', 'resume']);
const HARDLY = 0.2;
/** Surer than this, and it is about being an ambassador whoever says it. */
const SURELY = 0.9;
/** What changes what somebody is takes this much of both: that it is about being one, and that they want to be. */
const SURE_TO_BECOME = 0.75;

function kindIn({ reading }: Turn): AmbassadorKind {
  return reading?.kindOf('ambassador') ?? 'state';
}

function isSurely({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return likeliest?.label === 'ambassador' && likeliest.chance >= SURELY;
}

async function isOne({ prisma }: AmbassadorDeps, { actor }: Turn): Promise<boolean> {
  return (await standingOf(prisma, actor)) !== null;
}

/**
 * Nobody becomes an ambassador by a question, nor by what is not surely said: they hear what it is, with the button. Who is one
 * already becomes nothing by it.
 */
async function meant(deps: AmbassadorDeps, turn: Turn, text: string): Promise<AmbassadorKind> {
  const kind = kindIn(turn);
  if (kind !== 'become') return kind;
  if (isAsked(text)) return 'about';
  return isSureToBecome(turn) || (await isOne(deps, turn)) ? 'become' : 'about';
}

function isSureToBecome({ reading }: Turn): boolean {
  const purpose = reading?.purposes.find(({ label }) => label === 'ambassador')?.chance ?? 0;
  const kind = reading?.kinds('ambassador').find(({ label }) => label === 'become')?.chance ?? 0;
  return purpose >= SURE_TO_BECOME && kind >= SURE_TO_BECOME;
}

type Say = (deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string) => Promise<ReplyDraft>;

/** Does what somebody said of being an ambassador; what is about nobody in particular is only told. */
export async function said(deps: AmbassadorDeps, turn: Turn, text: string, kind: AmbassadorKind): Promise<Outcome> {
  const { ambassadors } = texts(turn.language);
  if (kind === 'about') return about(deps, turn);
  if (kind === 'colleague') return aboutColleague(deps, turn, text);
  if (kind === 'other') return told(turn, ambassadors.other);
  if (turn.setting === 'channel' || turn.setting === 'shared') return told(turn, ambassadors.onlyAlone);
  if (!memberIn(turn.actor)) return told(turn, ambassadors.onlyMembers);
  return settling('answered', async (tx) => ({ replies: [await SAYS[kind](deps, tx, turn, text)] }));
}

/** What being one is; who is one already sees how it is set, and needs no button to become one. */
async function about(deps: AmbassadorDeps, turn: Turn): Promise<Outcome> {
  const { ambassadors } = texts(turn.language);
  const isOneAlready = (await standingOf(deps.prisma, turn.actor)) !== null;
  if (!isOneAlready) return answered(invitation(turn.language, `${ambassadors.about} ${ambassadors.wouldYou}`));
  return settling('answered', async (tx) => ({ replies: [await shown(deps, tx, turn, ambassadors.about)] }));
}

const SAYS: Readonly<Record<Exclude<AmbassadorKind, 'about' | 'colleague' | 'other'>, Say>> = {
  become,
  pace: chosen,
  slower: (deps, tx, turn, text) => stepped(deps, tx, turn, text, slower),
  faster: (deps, tx, turn, text) => stepped(deps, tx, turn, text, faster),
  pause,
  resume,
  stop: stopped,
  state: (deps, tx, turn) => stateOf(deps, tx, turn),
  settings: chosen,
  why: (deps, tx, turn) => whyReply(deps, tx, turn),
  card,
};

async function shown(
  deps: AmbassadorDeps,
  tx: Transaction,
  turn: Turn,
  line: string,
  more: { example?: boolean; subject?: string } = {},
) {
  return (await ownReply(deps, tx, turn, { line, ...more })) ?? notOne(turn);
}

/** Who is none hears so; who only has the role, what that means. */
function notOne({ language, actor }: Turn): ReplyDraft {
  if (actor.roles.has('ambassador')) return roleCard(language);
  return invitation(language, texts(language).ambassadors.notOne);
}

/** Somebody becomes one, with how often and about what they said. */
async function become(deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  const before = await activeAmbassador(tx, turn.actor);
  const { choices, noSuchPace } = await choicesIn(deps, turn, text, before);
  if (before !== null) {
    return Object.keys(choices).length > 0 || noSuchPace
      ? chosen(deps, tx, turn, text)
      : shown(deps, tx, turn, ambassadors.already);
  }
  await join(tx, turn.actor, choices);
  const line = noSuchPace ? `${ambassadors.noPace} ${ambassadors.joined}` : ambassadors.joined;
  return shown(deps, tx, turn, line, { example: true });
}

async function choicesIn({ content }: AmbassadorDeps, { language }: Turn, text: string, now: Ambassador | null) {
  return choicesMeant(text, { vocabulary: (await content()).vocabulary, language, now: now?.themes ?? [] });
}

/** Another pace, other themes, or both in one sentence; where none of them is read it says how to choose. */
async function chosen(deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  const standing = await standingOf(tx, turn.actor);
  if (standing === null) return notOne(turn);
  const before = standing === 'role' ? null : standing;
  const { choices, noSuchPace } = await choicesIn(deps, turn, text, before);
  const isNothing = Object.keys(choices).length === 0;
  if (isNothing) {
    const line = noSuchPace
      ? ambassadors.noPace
      : kindIn(turn) === 'pace'
        ? ambassadors.whichPace
        : ambassadors.howToChoose;
    return shown(deps, tx, turn, line);
  }
  await choose(tx, turn, before, choices);
  const line = noSuchPace ? `${ambassadors.noPace} ${ambassadors.changed}` : chosenLine(turn, choices);
  return shown(deps, tx, turn, line);
}

/** Who only had the role chooses for the first time; a rest goes on. */
async function choose(
  tx: Transaction,
  turn: Turn,
  before: Ambassador | null,
  choices: Partial<Choices>,
): Promise<void> {
  if (before === null) {
    await join(tx, turn.actor, choices);
    return;
  }
  const { snoozedFrom, snoozedUntil, personId } = before;
  await keepChoices(tx, personId, choices);
  if (snoozedUntil !== null) await rest(tx, personId, { from: snoozedFrom, until: snoozedUntil });
}

function chosenLine({ language }: Turn, { pace, themes }: Partial<Choices>): string {
  const { ambassadors } = texts(language);
  return pace !== undefined && themes === undefined ? ambassadors.paceNow(pace) : ambassadors.changed;
}

async function stepped(
  deps: AmbassadorDeps,
  tx: Transaction,
  turn: Turn,
  text: string,
  step: (pace: Pace) => Pace,
): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  const ambassador = await activeAmbassador(tx, turn.actor);
  if (ambassador === null) return notOne(turn);
  if (daysBetweenMeant(text) !== null) return chosen(deps, tx, turn, text);
  const pace = step(ambassador.pace);
  if (pace === ambassador.pace)
    return shown(deps, tx, turn, step === slower ? ambassadors.slowest : ambassadors.fastest);
  await changePace(tx, ambassador.personId, pace);
  return shown(deps, tx, turn, ambassadors.paceNow(pace));
}

async function pause(deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  const ambassador = await activeAmbassador(tx, turn.actor);
  if (ambassador === null) return notOne(turn);
  const { personId, schoolRegion } = ambassador;
  const holidays = await schoolHolidaysFrom(tx, localTimeAt(turn.now).date, schoolRegion);
  const meant = restMeant(text, turn.now, holidays);
  const kept = 'problem' in meant ? meant : await keepRest(tx, ambassador, meant, localTimeAt(turn.now).date);
  if ('problem' in kept)
    return shown(deps, tx, turn, ambassadors.restProblems[kept.problem], { subject: REST_SUBJECT });
  await noteReaction(tx, personId);
  return shown(deps, tx, turn, restKept(kept, turn.language));
}

async function resume(deps: AmbassadorDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  const member = memberIn(turn.actor);
  const ambassador = member && (await readAmbassador(tx, member.personId));
  if (!member || (!ambassador && !turn.actor.roles.has('ambassador'))) return notOne(turn);
  // Who stopped and wants them again is one again, as they were; who had the role only begins.
  if (ambassador?.stoppedAt === null) await keepChoices(tx, member.personId, {});
  else await join(tx, turn.actor, {});
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
