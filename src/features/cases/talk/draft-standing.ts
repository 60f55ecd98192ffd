import { localTimeAt } from '../../../calendar/local-time.ts';
import { type Button, paragraph } from '../../../chat/reply.ts';
import { withReplies } from '../../../chat/saying.ts';
import type { Outcome, Said, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { filerCardName } from '../chat/actions.ts';
import { said as says } from '../chat/cards.ts';
import { consider } from '../chat/considering.ts';
import type { CaseChat } from '../chat/deps.ts';
import { otherNeeds, proposalButtons } from '../chat/proposal-card.ts';
import type { CaseView } from '../chat/repository.ts';
import { ofCounter, withItems } from './standing.ts';

/** How a draft stands: it waits for a press. */
export function draftState(turn: Turn, view: CaseView): Outcome {
  const { cases } = texts(turn.language);
  const counter = view.proposal?.counterName ?? null;
  const lacksNeed = counter === null && view.municipalityCode !== null;
  const line = lacksNeed ? cases.draftLacksNeed(view.number) : cases.draftState(view.number, counter);
  return withButtons(turn, view, line);
}

/** What a counter would read, word for word. */
export function whatGoesAlong(turn: Turn, view: CaseView): Outcome {
  const { cases } = texts(turn.language);
  const counter = view.proposal?.counterName ?? null;
  if (counter === null || view.request === null) return draftState(turn, view);
  const { contact, filer, organisation, request } = view;
  const withContact = contact === null ? cases.withoutContact : cases.withContactHidden;
  const lines = [
    cases.willSend(counter),
    cases.quote(request),
    `${cases.withName(filer.name, organisation)} ${withContact}`,
  ];
  return withReplies(draftState(turn, view), (replies) =>
    replies.map((reply) => ({ ...reply, body: [...reply.body, ...lines.map((line) => paragraph(line))] })),
  );
}

/**
 * All that can be told of a draft and its counter: so whatever is asked of it, in any words, is answered or plainly not known.
 *
 * @param state what is said before that; left out: that it was not sent yet
 */
export async function aboutDraft(
  chat: CaseChat,
  turn: Turn,
  view: CaseView,
  state: Outcome = draftState(turn, view),
): Promise<Outcome> {
  const { counterId, counterName, because } = view.proposal ?? {};
  if (!counterId || !counterName) return state;
  const { ofCounter: says } = texts(turn.language).cases;
  const items = [
    says.oneCounter(counterName),
    ...(because ? [because] : []),
    ...otherNeeds(view).map(({ topic, counter }) => says.another(chat.names.topic(topic, turn.language), counter)),
    ...(await ofCounter(chat, turn, counterId)),
    says.contact,
    says.afterwards,
  ];
  return withItems(state, items);
}

/** A line on a draft, with what can be done with it. */
export function withButtons(turn: Turn, view: CaseView, line: string, more: readonly Button[] = []): Outcome {
  const canHandOver = (view.proposal?.counterId ?? null) !== null;
  const reply = { ...says(turn.language, line), subject: filerCardName(view.id) };
  return {
    status: 'answered',
    replies: [{ ...reply, buttons: [...proposalButtons(view.id, canHandOver, turn.language), ...more] }],
  };
}

/** Where it would go from another place: the draft stays as it is. */
export function whatIf(
  chat: CaseChat,
  turn: Turn,
  view: CaseView & { request: string },
  meant: { words: string },
): Outcome | null {
  const { language } = turn;
  const { topics, request } = view;
  const input = { request, language, today: localTimeAt(turn.now).date, place: meant.words, topics };
  const considered = consider(chat.router, input);
  const { cases } = texts(language);
  if (considered.kind === 'outside') return withButtons(turn, view, considered.because);
  if (considered.kind !== 'proposal' || considered.found.decision.destination === null) return null;
  const { municipality, destination } = considered.found.decision;
  if (municipality === null || municipality.code === view.municipalityCode) return null;
  return withButtons(turn, view, cases.whatIf(municipality.name, destination.counter.name));
}

/** "En wat als hij over twee jaar …": supposed, and not so. */
const SUPPOSED = /^\W*(?:(?:en|maar|dan|and|but|so)\s+)*(?:wat als|stel dat|stel je voor|what if|suppose)\b/i;

/** Where it would go if what is supposed were so: the draft stays as it is. */
export function ifItWereSo(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): Outcome | null {
  const { municipalityCode, request, proposal } = view;
  if (!SUPPOSED.test(text) || municipalityCode === null || request === null || !proposal) return null;
  const { language } = turn;
  const { cases } = texts(language);
  const place = chat.names.municipality(municipalityCode);
  const wouldGo = (words: string) => {
    const input = { request: words, language, today: localTimeAt(turn.now).date, place };
    const considered = consider(chat.router, input);
    return considered.kind === 'proposal' ? considered.found.decision.destination : null;
  };
  // What is supposed tells by itself where it would go, or together with what is asked.
  const found = wouldGo(text) ?? wouldGo(`${request} ${text}`);
  if (found === null) return withButtons(turn, view, cases.notKnownIf);
  const { name } = found.counter;
  return withButtons(turn, view, name === proposal.counterName ? cases.sameIf(name) : cases.otherIf(name));
}
