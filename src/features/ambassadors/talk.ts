import { localTimeAt } from '../../calendar/local-time.ts';
import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, othersReadAlong, settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, Turn } from '../../chat/skill.ts';
import { isSurelyMeant } from '../../chat/surely-meant.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { saysOneOf } from '../../language/said-only.ts';
import { wordsOf } from '../../language/words.ts';
import { currentCards } from '../../learning-content/kept-cards.ts';
import { saidOfInvited } from '../../places/invited.ts';
import { speaksOfAmbassadors } from '../../places/said.ts';
import type { Transaction } from '../../store/transaction.ts';
import { isOfAmbassadors, REST_SUBJECT } from './actions.ts';
import { nextCard } from './cards.ts';
import { choicesMeant } from './choice-words.ts';
import { aboutColleague } from './colleague.ts';
import type { AmbassadorDeps } from './deps.ts';
import { join, memberIn, stop } from './joining.ts';
import { askedCard } from './message.ts';
import { invitation, joinButton, restKept, roleCard, stopButton } from './own-card.ts';
import { faster, type Pace, slower } from './pace.ts';
import { daysBetweenMeant, wantsLess } from './pace-words.ts';
import { restMeant, restMoved } from './pause-words.ts';
import {
  type Ambassador,
  activeAmbassador,
  type Choices,
  changePace,
  endRest,
  keepChoices,
  noteReaction,
  readAmbassador,
  USUAL,
} from './repository.ts';
import { keepRest } from './resting.ts';
import { ambassadorWords } from './said.ts';
import { schoolHolidaysFrom } from './school-holidays.ts';
import { standingOf } from './standing.ts';
import { unaskedReply } from './unasked.ts';
import { ownReply } from './view.ts';
import { whyReply } from './why.ts';
import { chosenSoFar, wished, wishesSoFar } from './wishes.ts';

/** What is said of being one; what brokers say of the cards they write is of another part. */
export type AmbassadorKind = Exclude<Kind<'ambassador'>, 'write-card' | 'list-cards'>;

/** "Ik wil ambassadeur worden", "eens per maand is genoeg", "even niet, ik ben drie weken weg", "stop maar". */
export function ambassadorIntent(deps: AmbassadorDeps): Intent {
  return {
    name: 'ambassador',
    role: 'colleague',
    purposes: ['ambassador'],
    // "Haal me er maar af" is of what one comes to, where there is such a thing.
    fits: async (turn, text) =>
      ofCards(turn) ||
      (await saidOfInvited(deps.prisma, turn, text)).length > 0 ||
      (await isOfMessages(deps, turn, text))
        ? 0
        : (FOR_ANYBODY.has(kindIn(turn)) && isKnown(turn, text)) || isSurely(turn) || (await isOne(deps, turn))
          ? 1
          : HARDLY,
    run: async (turn, text) => said(deps, turn, text, await meant(deps, turn, text)),
    refusal: (language) => texts(language).ambassadors.onlyMembers,
  };
}

/** From this chance on words may be of messages that one gets. */
const MAY_BE_OF_MESSAGES = 0.3;

/** "Ik krijg er te veel", of who is none: of what they get otherwise. */
async function isOfMessages(deps: AmbassadorDeps, turn: Turn, text: string): Promise<boolean> {
  const chance = turn.reading?.purposes.find(({ label }) => label === 'messages')?.chance ?? 0;
  return chance >= MAY_BE_OF_MESSAGES && !speaksOfAmbassadors(text) && !(await isOne(deps, turn));
}

/** What somebody says who is none. */
const FOR_ANYBODY: ReadonlySet<AmbassadorKind> = new Set(['become', 'about', 'colleague', 'other', 'state', 'resume']);
const HARDLY = 0.2;
/** Surer than this, and it is about being an ambassador whoever says it. */
const SURELY = 0.9;

function kindIn({ reading }: Turn): AmbassadorKind {
  const kind = reading?.kindOf('ambassador') ?? 'state';
  return isOfCards(kind) ? 'other' : kind;
}

function ofCards({ reading }: Turn): boolean {
  const kind = reading?.kindOf('ambassador');
  return kind !== undefined && isOfCards(kind);
}

/** What brokers write for others to learn from. */
export function isOfCards(kind: Kind<'ambassador'>): kind is 'write-card' | 'list-cards' {
  return kind === 'write-card' || kind === 'list-cards';
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
  if (!BEGINS.has(kind) || (await isOne(deps, turn))) return kind;
  if (!isAsked(text) && isSurelyMeant(turn, { purpose: 'ambassador', kind, isKnown: false })) return kind;
  return kind === 'become' ? 'about' : 'state';
}

/** What makes somebody one who is none. */
const BEGINS: ReadonlySet<AmbassadorKind> = new Set(['become', 'resume']);

/** `take-back`: surely no more, by what it answers; `may-stop`: perhaps that somebody stops. */
type Said = AmbassadorKind | 'take-back' | 'may-stop';

/** Nobody stops by a question or by what is not surely said: they hear what would happen. */
function surely(turn: Turn, text: string, kind: Said): Said {
  if (kind !== 'stop') return kind;
  const isSure = isSurelyMeant(turn, { purpose: 'ambassador', kind, isKnown: isKnown(turn, text) });
  return isSure && !isAsked(text) ? kind : 'may-stop';
}

/** Words that name being one or what one gets by it, or below what was said of that, are hardly of anything else. */
function isKnown(turn: Turn, text: string): boolean {
  const last = turn.subject ?? turn.spokenOf?.[0]?.subject ?? '';
  return (
    speaksOfAmbassadors(text) ||
    saysOneOf(wordsOf(text), ambassadorWords(turn.language).messages) ||
    isOfAmbassadors(last)
  );
}

type Say = (deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string) => Promise<ReplyDraft>;

/** Does what somebody said of being an ambassador; what is about nobody in particular is only told. */
export async function said(deps: AmbassadorDeps, turn: Turn, text: string, of: Said): Promise<Outcome> {
  const kind = surely(turn, text, of);
  const { ambassadors } = texts(turn.language);
  if (kind === 'about') return about(deps, turn);
  if (kind === 'colleague') return aboutColleague(deps, turn, text);
  if (kind === 'other') return told(turn, ambassadors.other);
  if (othersReadAlong(turn)) return told(turn, ambassadors.onlyAlone);
  if (!memberIn(turn.actor)) return told(turn, ambassadors.onlyMembers);
  return settling('answered', async (tx) => ({ replies: [await SAYS[kind](deps, tx, turn, text)] }));
}

/** What being one is; who is one already sees how it is set, and needs no button to become one. */
async function about(deps: AmbassadorDeps, turn: Turn): Promise<Outcome> {
  const { ambassadors } = texts(turn.language);
  const isOneAlready = (await standingOf(deps.prisma, turn.actor)) !== null;
  if (!isOneAlready)
    return answered(invitation(turn.language, `${ambassadors.about} ${ambassadors.wouldYou}`, wishesSoFar(turn)));
  return settling('answered', async (tx) => ({ replies: [await shown(deps, tx, turn, ambassadors.about)] }));
}

const SAYS: Readonly<Record<Exclude<Said, 'about' | 'colleague' | 'other'>, Say>> = {
  become,
  pace: chosen,
  slower: (deps, tx, turn, text) => stepped(deps, tx, turn, text, slower),
  faster: (deps, tx, turn, text) => stepped(deps, tx, turn, text, faster),
  pause,
  resume,
  stop: stopped,
  'take-back': stopped,
  'may-stop': mayStop,
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

/** Who is none and wants less means what else they get; of being one they hear that they are none. */
async function whatTheyGet(tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const isOther = !speaksOfAmbassadors(text) && !turn.actor.roles.has('ambassador');
  return isOther ? unaskedReply(tx, turn) : notOne(turn);
}

/** Who is none hears so; who only has the role, what that means. */
function notOne(turn: Turn): ReplyDraft {
  const { language, actor } = turn;
  if (actor.roles.has('ambassador')) return roleCard(language);
  return invitation(language, texts(language).ambassadors.notOne, wishesSoFar(turn));
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
  await join(tx, turn.actor, { ...chosenSoFar(turn), ...choices });
  const line = noSuchPace ? `${ambassadors.noPace} ${ambassadors.joined}` : ambassadors.joined;
  return shown(deps, tx, turn, line, { example: true });
}

async function choicesIn({ content }: AmbassadorDeps, turn: Turn, text: string, now: Ambassador | null) {
  const { language } = turn;
  const { vocabulary } = await content();
  return choicesMeant(text, { vocabulary, language, now: now ?? { ...USUAL, ...chosenSoFar(turn) } });
}

/** Another pace, other themes, or both in one sentence; where none of them is read it says how to choose. */
async function chosen(deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { ambassadors } = texts(turn.language);
  const standing = await standingOf(tx, turn.actor);
  if (standing === null) return (await wished(deps, turn, text)) ?? notOne(turn);
  const before = standing === 'role' ? null : standing;
  const { choices, noSuchPace } = await choicesIn(deps, turn, text, before);
  const isNothing = Object.keys(choices).length === 0;
  if (isNothing) return shown(deps, tx, turn, noSuchPace ? ambassadors.noPace : nothingLine(turn, text));
  // Who only had the role chooses for the first time.
  if (before === null) await join(tx, turn.actor, choices);
  else await keepChoices(tx, before.personId, choices);
  const line = noSuchPace ? `${ambassadors.noPace} ${ambassadors.changed}` : chosenLine(turn, choices);
  return shown(deps, tx, turn, line);
}

/** Nothing slower than what is set is said; else how one chooses. */
function nothingLine(turn: Turn, text: string): string {
  const { ambassadors } = texts(turn.language);
  if (wantsLess(text)) return ambassadors.slowest;
  return kindIn(turn) === 'pace' ? ambassadors.whichPace : ambassadors.howToChoose;
}

function chosenLine({ language }: Turn, { pace, themes, days }: Partial<Choices>): string {
  const { ambassadors } = texts(language);
  return pace !== undefined && themes === undefined && days === undefined
    ? ambassadors.paceNow(pace)
    : ambassadors.changed;
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
  if (ambassador === null) return step === slower ? whatTheyGet(tx, turn, text) : notOne(turn);
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
  const meant = restMoved(text, turn.now, ambassador) ?? restMeant(text, turn.now, holidays);
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
  if (ambassador?.stoppedAt === null) await endRest(tx, member.personId);
  else await join(tx, turn.actor, {});
  return shown(deps, tx, turn, texts(turn.language).ambassadors.resumed);
}

async function stopped(_deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { language } = turn;
  const { ambassadors } = texts(language);
  const were = await stop(tx, turn.actor);
  if (!were && !speaksOfAmbassadors(text)) return unaskedReply(tx, turn);
  const body = [paragraph(were ? ambassadors.stopped : ambassadors.wasNotOne)];
  return { language, body, buttons: were ? [joinButton(language)] : [] };
}

/** Nothing is changed by what is hardly meant so; who is one hears what would happen, with the button. */
async function mayStop(_deps: AmbassadorDeps, tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft> {
  const { language } = turn;
  if ((await standingOf(tx, turn.actor)) === null) return whatTheyGet(tx, turn, text);
  return { language, body: [paragraph(texts(language).ambassadors.wouldYouStop)], buttons: [stopButton(language)] };
}

async function stateOf(deps: AmbassadorDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  return (await ownReply(deps, tx, turn, { numbers: true })) ?? notOne(turn);
}

async function card(deps: AmbassadorDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  const { language } = turn;
  const { ambassadors } = texts(language);
  const standing = await standingOf(tx, turn.actor);
  const { personId } = turn.actor;
  if (standing === null || personId === null) return notOne(turn);
  // Who only has the role chose no themes: of all.
  const themes = standing === 'role' ? [] : standing.themes;
  const today = localTimeAt(turn.now).date;
  const cards = await currentCards(tx, await deps.content(), turn.actor.organisationId);
  const found = await nextCard(tx, cards, { personId, today, themes });
  return found ? askedCard(found, language, today) : { language, body: [paragraph(ambassadors.noCards)] };
}
