import { localTimeAt } from '../../calendar/local-time.ts';
import { newChoice } from '../../chat/cards.ts';
import type { Kind, Purpose } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, othersReadAlong, sentence, settling, told } from '../../chat/saying.ts';
import { CASE_TOPIC } from '../../chat/shared-actions.ts';
import type { Intent, Move, Outcome, Said, Settled, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { noteReactedTo } from '../../nudges/reactions.ts';
import { membersNamed } from '../../people/members-named.ts';
import {
  askAgainOn,
  changePledge,
  LONGEST_PLEDGE,
  MOST_ASKED,
  makePledge,
  openPledges,
  type Pledge,
  readPledge,
} from '../../pledges/pledges.ts';
import { pledgesIn } from '../../pledges/several.ts';
import { dueIn } from '../../pledges/when.ts';
import type { Transaction } from '../../store/transaction.ts';
import { PLEDGE_TOPIC, pledgeName, WRITE } from './actions.ts';
import { asAsked } from './asked.ts';
import { pledgeCard, toldCard } from './card.ts';
import type { PledgeDeps } from './deps.ts';
import { end, ownPledge } from './ending.ts';
import { isItsOwnDay, otherThanItsOwn } from './other-day.ts';
import { anotherByForm, pledgeByForm, says, saysDone } from './said.ts';
import { isItOver, isUnsureEnd } from './unsure-end.ts';
import { doneBefore, meantOf, otherThan } from './which.ts';

type PledgeKind = Kind<'pledge'>;

/** "Ik beloof dat ik voor 1 mei met inkoop praat", "wat heb ik nog openstaan?", "vink af: …". */
export function pledgeIntent({ prisma }: PledgeDeps): Intent {
  return {
    name: 'pledge',
    role: 'colleague',
    purposes: ['pledge'],
    claims: (text) => pledgeByForm(text) !== null,
    async run(turn, text) {
      const told = pledgeByForm(text);
      if (told !== null) return kept(turn, told);
      const kind = asAsked(turn.reading?.kindOf('pledge') ?? 'list', text, turn);
      return (kind === 'list' ? await ofAnother(prisma, turn, text) : null) ?? saidOf(turn, text, kind);
    },
  };
}

/** What a colleague promised is theirs: nobody else is told. @returns null: nobody else is named */
async function ofAnother(prisma: PledgeDeps['prisma'], turn: Turn, text: string): Promise<Outcome | null> {
  const { personId, organisationId } = turn.actor;
  if (organisationId === null || FIRST_PERSON.test(text)) return null;
  if (isAsked(text) && says(text, 'ours')) return told(turn, texts(turn.language).pledges.ofAll);
  const named = await membersNamed(prisma, organisationId, text);
  return named.some(({ id }) => id !== personId) ? told(turn, texts(turn.language).pledges.ofAnother) : null;
}

/** Who speaks of themselves: "wat heb ik Henk toegezegd". */
const FIRST_PERSON = /\b(?:ik|mijn|me|mij|i|my|me)\b/i;

/** Does what somebody said of their pledges, without one being spoken of. */
export async function saidOf(turn: Turn, text: string, kind: PledgeKind): Promise<Outcome> {
  const { pledges } = texts(turn.language);
  const { personId } = turn.actor;
  if (personId === null) return told(turn, pledges.onlyMembers);
  if (kind === 'make') {
    if (isSurely(turn)) return settling('answered', (tx) => made(tx, turn, personId, text));
    return answered(isItAPledge(turn, text));
  }
  return settling('answered', async (tx) => {
    const open = await openPledges(tx, personId);
    if (open.length === 0) return { replies: [sentence(pledges.none, turn.language)] };
    if (kind === 'list') return { replies: overview(turn, open) };
    const before = await doneBefore(tx, personId, open, text, turn);
    if (before !== null) return { replies: [pledgeCard(before, turn.language)] };
    const meant = meantOf(open, text, turn);
    const [one] = meant;
    if (meant.length > 1 || one === undefined) return { replies: [asksWhich(turn, meant, text)] };
    return done(tx, turn, one, { kind, text });
  });
}

/** What is one by its form alone. */
async function kept(turn: Turn, text: string): Promise<Outcome> {
  const { personId } = turn.actor;
  if (personId === null) return told(turn, texts(turn.language).pledges.onlyMembers);
  return settling('answered', (tx) => made(tx, turn, personId, text));
}

/** Nothing is kept of somebody who may not have promised anything: they are asked, with the button. */
const SURE_TO_MAKE = 0.6;

function isSurely({ reading, spokenOf = [] }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  // "Ik zie haar morgen", said of a case, tells of that case.
  if (spokenOf[0]?.subject.startsWith(`${CASE_TOPIC}:`)) return false;
  return reading === undefined || (likeliest?.label === 'pledge' && likeliest.chance >= SURE_TO_MAKE);
}

function isItAPledge({ language }: Turn, text: string): ReplyDraft {
  const { invitation, isItOne } = texts(language).pledges;
  const payload = { begun: text.slice(0, LONGEST_PLEDGE) };
  return {
    language,
    body: [paragraph(isItOne)],
    buttons: [{ kind: 'action', label: invitation.label, action: WRITE, payload, style: 'primary' }],
  };
}

/** What was promised is kept; of two in one sentence each, and each is told on a card of its own. */
async function made(tx: Transaction, turn: Turn, personId: string, text: string): Promise<Settled> {
  const cards: ReplyDraft[] = [];
  for (const one of pledgesIn(text, turn.now)) cards.push(await madeOne(tx, turn, personId, one));
  return alone(turn, cards, personId);
}

async function madeOne(tx: Transaction, turn: Turn, personId: string, text: string): Promise<ReplyDraft> {
  const { pledges } = texts(turn.language);
  const due = dueIn(text, turn.now);
  const pledge = await makePledge(tx, { personId, text, dueOn: 'on' in due ? due.on : null });
  const line = 'on' in due ? pledges.noted : due.problem === 'none' ? pledges.askWhen : askedWhy(turn, due.problem);
  return pledgeCard(pledge, turn.language, line);
}

function askedWhy({ language }: Turn, problem: 'past' | 'unclear'): string {
  const { pledges } = texts(language);
  return `${pledges.noted} ${pledges.errors[problem]}`;
}

/** A pledge is nobody else's business: where others read along it comes alone with who made it. */
function alone(turn: Turn, cards: ReplyDraft[], personId: string): Settled {
  if (turn.setting === 'direct' || turn.setting === 'private') return { replies: cards };
  const { pledges } = texts(turn.language);
  return {
    replies: [sentence(pledges.noted, turn.language)],
    messages: [{ to: { personId, ifUnreachable: 'skip' }, replies: cards }],
  };
}

const MOST_SHOWN = 5;

function overview(turn: Turn, open: readonly Pledge[]): ReplyDraft[] {
  const { people, pledges } = texts(turn.language);
  if (othersReadAlong(turn)) return [sentence(people.onlyInPrivate, turn.language)];
  const cards = open.slice(0, MOST_SHOWN).map((pledge) => toldCard(pledge, turn.language));
  return [sentence(pledges.yours(open.length), turn.language), ...cards];
}

function asksWhich({ language }: Turn, some: readonly Pledge[], text: string): ReplyDraft {
  return {
    language,
    subject: newChoice(),
    body: [paragraph(texts(language).pledges.which)],
    buttons: some.slice(0, MOST_SHOWN).map(({ text: what }) => ({
      kind: 'say',
      label: (what ?? '').slice(0, 70),
      text: `${text}: ${what ?? ''}`,
    })),
  };
}

/** What somebody says about one pledge of theirs. */
async function done(
  tx: Transaction,
  turn: Turn,
  pledge: Pledge,
  { kind, text }: { kind: PledgeKind; text: string },
): Promise<Settled> {
  const { pledges } = texts(turn.language);
  const { language } = turn;
  if (pledge.state === 'done' && kind !== 'list') return { replies: [pledgeCard(pledge, language)] };
  switch (kind) {
    case 'done':
    case 'drop': {
      const ended = await end(tx, pledge, kind === 'done' ? 'done' : 'dropped', language);
      const line = kind === 'done' ? undefined : pledges.pity;
      return { replies: [pledgeCard(ended.pledge, language, line)], messages: ended.messages };
    }
    case 'later':
    case 'change':
      return { replies: [await otherDay(tx, turn, pledge, { kind, text })] };
    default:
      return { replies: [toldCard(pledge, language)] };
  }
}

/** Another day where one is named; else asks when, or says how to change the words. */
async function otherDay(
  tx: Transaction,
  turn: Turn,
  pledge: Pledge,
  { kind, text }: { kind: 'later' | 'change'; text: string },
): Promise<ReplyDraft> {
  const { pledges } = texts(turn.language);
  const { language } = turn;
  await noteReactedTo(tx, { personId: pledge.personId, kind: 'pledge', item: pledge.id, reaction: 'answered' });
  const due = otherThanItsOwn(text, pledge, turn.now);
  // Who names only the day it has, has not said which it is to be.
  if ('on' in due && isItsOwnDay(due.on, pledge, turn.now)) return pledgeCard(pledge, language, pledges.when);
  if ('on' in due && due.on > localTimeAt(turn.now).date) {
    const isAgain = kind === 'later' && pledge.dueOn !== null;
    const changed = isAgain
      ? await askAgainOn(tx, pledge.id, due.on)
      : await changePledge(tx, pledge.id, { dueOn: due.on });
    return pledgeCard(changed, language, isAgain ? pledges.laterOn : pledges.changed);
  }
  const problem = 'problem' in due ? due.problem : 'past';
  if (problem !== 'none') return pledgeCard(pledge, language, pledges.errors[problem]);
  // What was promised is only worded otherwise by who writes it anew: words about it are not the pledge.
  return pledgeCard(pledge, language, kind === 'later' ? pledges.when : pledges.howToChange);
}

/** What a move comes to where the words do not say it themselves. */
const KIND_OF: Readonly<Record<Move, PledgeKind>> = {
  answer: 'change',
  correction: 'change',
  addition: 'later',
  confirmation: 'done',
  done: 'done',
  take: 'list',
  ask: 'list',
  wording: 'change',
  cancellation: 'drop',
  // Not kept yet is not given up: that takes words, or the button.
  refusal: 'later',
  unknown: 'later',
  state: 'list',
  complaint: 'list',
  repeat: 'list',
  source: 'list',
};

/** What is said after a pledge, or after being asked about it. */
export function pledgeTopic({ prisma }: PledgeDeps): Topic {
  const take = async (turn: Turn, id: string, said: Said): Promise<Outcome | null> => {
    const more = anotherByForm(said.text);
    if (more !== null) return kept(turn, more);
    if ((isOfSomethingElse(turn) && !(await isTheDay(turn, id, said))) || isAnother(turn)) return null;
    return settling('answered', async (tx) => {
      const pledge = await ownPledge(tx, id, turn.actor.personId);
      if (!pledge) return { replies: [sentence(texts(turn.language).pledges.gone, turn.language)] };
      const isOnlyAsked = pledge.state === 'open' && kindSaid(turn, said, pledge) === 'list';
      const other = isOnlyAsked ? null : await otherThan(tx, pledge, said.text, turn);
      const meant = (other === null ? null : await ownPledge(tx, other.id, turn.actor.personId)) ?? pledge;
      const kind = kindSaid(turn, said, meant);
      if (isUnsureEnd(turn, said, { kind, pledge: meant })) return { replies: [isItOver(turn, meant, kind)] };
      return done(tx, turn, meant, { kind, text: said.text });
    });
  };
  /** The answer to when, whatever else has a day. */
  const isTheDay = async (turn: Turn, id: string, { text }: Said): Promise<boolean> => {
    const pledge = await readPledge(prisma, id);
    return pledge?.state === 'open' && pledge.dueOn === null && 'on' in dueIn(text, turn.now);
  };
  return {
    name: PLEDGE_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const pledge = await readPledge(prisma, id);
      if (pledge === null || pledge.personId !== turn.actor.personId || pledge.text === null) return null;
      if (pledge.state !== 'open') return 'answer';
      return pledge.dueOn === null ? 'asked-text' : 'asked-confirm';
    },
    async byForm(turn, id, { text }) {
      if (anotherByForm(text) !== null || says(text, 'remind')) return 'addition';
      const isLatest = turn.spokenOf?.[0]?.subject === pledgeName(id) || turn.subject === pledgeName(id);
      return isLatest && saysDone(text, turn.language) ? 'done' : null;
    },
    moves: {
      answer: take,
      correction: take,
      addition: take,
      confirmation: take,
      done: take,
      cancellation: take,
      refusal: take,
      unknown: take,
      state: take,
      repeat: take,
    },
  };
}

/** Surer than this, and what is said after a pledge is about what it says it is about. */
const SURE_OF_ELSE = 0.7;

/** "Ik wil stoppen" of an ambassador, said below a pledge, does not drop that. */
function isOfSomethingElse({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest === undefined || !ELSE.has(likeliest.label) || likeliest.chance < SURE_OF_ELSE) return false;
  // "Vraag het me volgende week nog eens" is said of either.
  return likeliest.label !== 'ambassador' || reading?.kindOf('ambassador') !== 'pause';
}

/** "Ik zeg ook toe dat …": one more, and nothing of the one before. */
function isAnother({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  const make = reading?.kinds('pledge').find(({ label }) => label === 'make')?.chance ?? 0;
  return likeliest?.label === 'pledge' && likeliest.chance >= SURE_OF_ELSE && make >= SURE_OF_ELSE;
}

const ELSE: ReadonlySet<Purpose> = new Set([
  'ambassador',
  'messages',
  'network',
  'policy',
  'visit',
  'session',
  'broadcast',
]);

/** The words themselves say it best; after the question by when a day is the answer. */
function kindSaid(turn: Turn, { move, text }: Said, { dueOn, state, asksLeft }: Pledge): PledgeKind {
  const { reading, now } = turn;
  if (state !== 'open') return 'list';
  if (saysDone(text, turn.language)) return 'done';
  if (dueOn === null && 'on' in dueIn(text, now)) return 'change';
  if (says(text, 'remind')) return 'change';
  const isOfPledges = reading?.purposes[0]?.label === 'pledge';
  const kind = isOfPledges ? reading?.kindOf('pledge') : undefined;
  // "Ja" to what was only noted says no more than that it is right.
  if (move === 'confirmation' && kind !== 'done' && asksLeft === MOST_ASKED) return 'list';
  return asAsked(kind === undefined || kind === 'make' ? KIND_OF[move] : kind, text, turn);
}
