import { COUNTER_LANGUAGE } from '../../../case-life/case-life.ts';
import { type Button, paragraph } from '../../../chat/reply.ts';
import { withBelow, withReplies } from '../../../chat/saying.ts';
import type { Outcome, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { filerCardName, LONGEST_WORDS, PASS_ON } from '../chat/actions.ts';
import { button, dueItems, isOnItsWay, otherSide, ownerItems, said as says, stateText } from '../chat/cards.ts';
import { knownOfCounter } from '../chat/counter-repository.ts';
import { type CaseChat, isFiler, isOfCounter } from '../chat/deps.ts';
import { buttonsFor } from '../chat/explaining.ts';
import { type CaseView, isByHand } from '../chat/repository.ts';
import type { SaidOfCase } from './moves.ts';
import { lastNews } from './repository.ts';

/** A line with the buttons of which one does it. */
export function pressOne(view: CaseView, turn: Turn, line: string, buttons: Button[]): Outcome {
  return { status: 'answered', replies: [{ ...about(view, turn, line), buttons }] };
}

/** One line about a case. */
export function told(view: CaseView, turn: Turn, line: string): Outcome {
  return { status: 'answered', replies: [about(view, turn, line)] };
}

/** How a case stands, in words, with what the other side said last: whoever may see it asked. */
export async function howItStands(chat: CaseChat, turn: Turn, view: CaseView): Promise<Outcome> {
  const { language } = turn;
  const { cases, caseLinks } = texts(language);
  const outcome = view.outcome === null ? [] : [caseLinks.finish.outcomes[view.outcome]];
  const whoAndWhen = isOnItsWay(view) ? [] : [...ownerItems(view, language), ...dueItems(view, language)];
  const items = [
    cases.state(stateText(view, language)),
    ...outcome,
    ...(view.counter ? [cases.counter(view.counter.name)] : []),
    ...whoAndWhen,
  ];
  const isTheirs = isFiler(turn, view);
  if (isOfCounter(turn, view)) items.push(cases.from(view.filer.name, view.organisation));
  // The colleague knows what they asked themselves, but who may ask what stands there reads it.
  const asked = isTheirs && !mayAskForWords(turn) ? [] : [paragraph(cases.quote(view.request ?? cases.requestGone))];
  const news = isTheirs ? await lastNews(chat.prisma, view) : null;
  return {
    status: 'answered',
    replies: [
      {
        language,
        subject: filerCardName(view.id),
        body: [
          { kind: 'paragraph', text: `${cases.filerTitle(view.number)}:` },
          ...asked,
          { kind: 'list', items },
          ...(news === null ? [] : [paragraph(cases.saidLast(news.words))]),
          ...(news?.reply ? [paragraph(cases.youSaidSince(news.reply))] : []),
        ],
        buttons: buttonsFor(turn, { ...view, language }),
      },
    ],
  };
}

/**
 * What is known of the counter that a case is for, or at: who gets it there, how it is reached, and when it answers. Whatever
 * was asked of it, in whatever words, is among these or not known.
 */
export async function ofCounter(
  { prisma }: CaseChat,
  { language, setting }: Turn,
  counterId: string,
): Promise<string[]> {
  const known = await knownOfCounter(prisma, counterId);
  if (known === null) return [];
  const { ofCounter: says, rungs } = texts(language).cases;
  const { name, first, reachedBy, answersWithinDays } = known;
  const { website, phone, email } = reachedBy;
  const ways = [website && says.website(website), phone && says.phone(phone), email && says.email(email)].filter(
    Boolean,
  );
  // Whose name it is stands on cards too, but not where others read along.
  const isAlone = setting === 'direct' || setting === 'private';
  return [
    ...(first === null ? [says.nobody(name)] : isAlone ? [says.first(name, first, rungs.contact)] : []),
    ways.length > 0 ? says.reached(ways.join(', ')) : says.notReached,
    ...(first === null ? [] : [says.answers(answersWithinDays)]),
  ];
}

/** How a case stands with what is known of its counter, for who asks something else of it; the counter is asked by a press. */
export async function standingAndCounter(chat: CaseChat, turn: Turn, view: CaseView): Promise<Outcome> {
  const standing = await howItStands(chat, turn, view);
  const { withBroker } = texts(turn.language).cases.ofCounter;
  if (view.owner?.rung === 'broker') return withItems(standing, [withBroker(otherSide(view, turn.language))]);
  const items = view.counter ? await ofCounter(chat, turn, view.counter.id) : [];
  return items.length > 0 ? withItems(standing, items) : standing;
}

/** The outcome with more that can be told below it. */
export function withItems(outcome: Outcome, items: string[]): Outcome {
  return withReplies(outcome, (replies) =>
    replies.map((reply) => ({ ...reply, body: [...reply.body, { kind: 'list', items }] })),
  );
}

/** From this chance on somebody may ask what stands in a case. */
const MAY_ASK_FOR_WORDS = 0.2;

export function mayAskForWords({ reading }: Turn): boolean {
  const wording = reading?.acts('handed-over').find(({ label }) => label === 'wording');
  return (wording?.chance ?? 0) >= MAY_ASK_FOR_WORDS;
}

/** Lines about a case, as a message to which one can reply. */
export function about(view: CaseView, turn: Turn, ...lines: (string | null)[]) {
  return { ...says(turn.language, ...lines), subject: filerCardName(view.id) };
}

/** As much of what was said as a button carries along. */
export function wordsForButton(text: string): string {
  return text.slice(0, LONGEST_WORDS);
}

/** Who has several cases sees on the button of which it is. */
export function numbered(
  button: Button,
  { number }: CaseView,
  { language }: Turn,
  { isOneOfSeveral }: SaidOfCase,
): Button {
  return isOneOfSeveral ? { ...button, label: texts(language).cases.numbered(button.label, number) } : button;
}

/** When the counter is reminded without their asking, and a press that asks it now how it stands. */
export async function pressToRemind(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome> {
  const { cases } = texts(turn.language);
  const standing = await howItStands(chat, turn, view);
  const counter = view.counter?.name ?? '';
  if (isByHand(view)) return withBelow(standing, { text: cases.remindYourself(counter), buttons: [] });
  const payload = { caseId: view.id, words: texts(COUNTER_LANGUAGE).cases.reminder };
  const remind = numbered(button(cases.remind, PASS_ON, payload), view, turn, said);
  return withBelow(standing, {
    text: cases.pressToRemind(otherSide(view, turn.language), remind.label),
    buttons: [remind],
  });
}

/** Who looks after a case and works on none of its sides reminds nobody: when that happens by itself. */
export async function remindsItself(chat: CaseChat, turn: Turn, view: CaseView): Promise<Outcome> {
  const text = texts(turn.language).cases.remindsItself(otherSide(view, turn.language));
  return withBelow(await howItStands(chat, turn, view), { text });
}
