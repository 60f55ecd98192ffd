import { localTimeAt } from '../../calendar/local-time.ts';
import { newChoice } from '../../chat/cards.ts';
import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { sentence, settling, told } from '../../chat/saying.ts';
import type { Intent, Move, Outcome, Said, Settled, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import { noteReactedTo } from '../../nudges/reactions.ts';
import { askAgainOn, changePledge, makePledge, openPledges, type Pledge, readPledge } from '../../pledges/pledges.ts';
import { dueIn } from '../../pledges/when.ts';
import type { Transaction } from '../../store/transaction.ts';
import { PLEDGE_TOPIC } from './actions.ts';
import { pledgeCard } from './card.ts';
import type { PledgeDeps } from './deps.ts';
import { end, ownPledge } from './ending.ts';

type PledgeKind = Kind<'pledge'>;

/** "Ik beloof dat ik voor 1 mei met inkoop praat", "wat heb ik nog openstaan?", "vink af: …". */
export function pledgeIntent(): Intent {
  return {
    name: 'pledge',
    role: 'colleague',
    purposes: ['pledge'],
    run: (turn, text) => saidOf(turn, text, turn.reading?.kindOf('pledge') ?? 'list'),
  };
}

/** Does what somebody said of their pledges, without one being spoken of. */
export async function saidOf(turn: Turn, text: string, kind: PledgeKind): Promise<Outcome> {
  const { pledges } = texts(turn.language);
  const { personId } = turn.actor;
  if (personId === null) return told(turn, pledges.onlyMembers);
  if (kind === 'make') return settling('answered', (tx) => made(tx, turn, personId, text));
  return settling('answered', async (tx) => {
    const open = await openPledges(tx, personId);
    if (open.length === 0) return { replies: [sentence(pledges.none, turn.language)] };
    if (kind === 'list') return { replies: overview(turn, open) };
    const meant = mostLike(open, text, turn);
    const [one] = meant;
    if (meant.length > 1 || one === undefined) return { replies: [asksWhich(turn, meant, text)] };
    return done(tx, turn, one, { kind, text });
  });
}

async function made(tx: Transaction, turn: Turn, personId: string, text: string): Promise<Settled> {
  const { pledges } = texts(turn.language);
  const due = dueIn(text, turn.now);
  const pledge = await makePledge(tx, { personId, text, dueOn: 'on' in due ? due.on : null });
  const line = 'on' in due ? pledges.noted : due.problem === 'none' ? pledges.askWhen : askedWhy(turn, due.problem);
  return alone(turn, pledgeCard(pledge, turn.language, line), personId);
}

function askedWhy({ language }: Turn, problem: 'past' | 'unclear'): string {
  const { pledges } = texts(language);
  return `${pledges.noted} ${pledges.errors[problem]}`;
}

/** A pledge is nobody else's business: where others read along it comes alone with who made it. */
function alone(turn: Turn, card: ReplyDraft, personId: string): Settled {
  if (turn.setting === 'direct' || turn.setting === 'private') return { replies: [card] };
  const { pledges } = texts(turn.language);
  return {
    replies: [sentence(pledges.noted, turn.language)],
    messages: [{ to: { personId, ifUnreachable: 'skip' }, replies: [card] }],
  };
}

const MOST_SHOWN = 5;

function overview(turn: Turn, open: readonly Pledge[]): ReplyDraft[] {
  const { people, pledges } = texts(turn.language);
  if (turn.setting === 'channel' || turn.setting === 'shared') return [sentence(people.onlyInPrivate, turn.language)];
  const cards = open.slice(0, MOST_SHOWN).map((pledge) => pledgeCard(pledge, turn.language));
  return [sentence(pledges.yours(open.length), turn.language), ...cards];
}

/** Those that share most words with what was said; all when none shares any. */
function mostLike(open: readonly Pledge[], text: string, { language }: Turn): Pledge[] {
  const stems = (words: string) =>
    new Set(wordsOf(words).flatMap((word) => (isStopWord(word, language) ? [] : stem(word, language))));
  const said = stems(text);
  const scored = open.map((pledge) => ({
    pledge,
    score: [...stems(pledge.text ?? '')].filter((word) => said.has(word)).length,
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.flatMap(({ pledge, score }) => (score === best ? pledge : []));
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
      return { replies: [pledgeCard(pledge, language)] };
  }
}

/** Another day where one is named; else other words, or asks when. */
async function otherDay(
  tx: Transaction,
  turn: Turn,
  pledge: Pledge,
  { kind, text }: { kind: 'later' | 'change'; text: string },
): Promise<ReplyDraft> {
  const { pledges } = texts(turn.language);
  const { language } = turn;
  await noteReactedTo(tx, { personId: pledge.personId, kind: 'pledge', item: pledge.id, reaction: 'answered' });
  const due = dueIn(text, turn.now);
  if ('on' in due && due.on > localTimeAt(turn.now).date) {
    const isAgain = kind === 'later' && pledge.dueOn !== null;
    const changed = isAgain
      ? await askAgainOn(tx, pledge.id, due.on)
      : await changePledge(tx, pledge.id, { dueOn: due.on });
    return pledgeCard(changed, language, isAgain ? pledges.laterOn : pledges.changed);
  }
  const problem = 'problem' in due ? due.problem : 'past';
  if (problem !== 'none') return pledgeCard(pledge, language, pledges.errors[problem]);
  if (kind === 'later') return pledgeCard(pledge, language, pledges.when);
  return pledgeCard(await changePledge(tx, pledge.id, { text }), language, pledges.changed);
}

/** What a move comes to where the words do not say it themselves. */
const KIND_OF: Readonly<Record<Move, PledgeKind>> = {
  answer: 'change',
  correction: 'change',
  addition: 'later',
  confirmation: 'done',
  done: 'done',
  take: 'list',
  cancellation: 'drop',
  refusal: 'drop',
  unknown: 'later',
  state: 'list',
  complaint: 'list',
  repeat: 'list',
};

/** What is said after a pledge, or after being asked about it. */
export function pledgeTopic({ prisma }: PledgeDeps): Topic {
  const take = async (turn: Turn, id: string, said: Said): Promise<Outcome | null> =>
    settling('answered', async (tx) => {
      const pledge = await ownPledge(tx, id, turn.actor.personId);
      if (!pledge) return { replies: [sentence(texts(turn.language).pledges.gone, turn.language)] };
      return done(tx, turn, pledge, { kind: kindSaid(turn, said, pledge), text: said.text });
    });
  return {
    name: PLEDGE_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const pledge = await readPledge(prisma, id);
      if (pledge === null || pledge.personId !== turn.actor.personId || pledge.text === null) return null;
      if (pledge.state !== 'open') return 'answer';
      return pledge.dueOn === null ? 'asked-text' : 'asked-confirm';
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

/** The words themselves say it best; after the question by when a day is the answer. */
function kindSaid({ reading, now }: Turn, { move, text }: Said, { dueOn, state }: Pledge): PledgeKind {
  if (state !== 'open') return 'list';
  if (dueOn === null && 'on' in dueIn(text, now)) return 'change';
  const isOfPledges = reading?.purposes[0]?.label === 'pledge';
  const kind = isOfPledges ? reading?.kindOf('pledge') : undefined;
  return kind === undefined || kind === 'make' ? KIND_OF[move] : kind;
}
