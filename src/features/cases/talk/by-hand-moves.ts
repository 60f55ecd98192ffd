import { localTimeAt } from '../../../calendar/local-time.ts';
import { settling } from '../../../chat/saying.ts';
import type { Outcome, Turn } from '../../../chat/skill.ts';
import { placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { isAsked } from '../../../language/questions-in.ts';
import { PASS_ON } from '../chat/actions.ts';
import { button, filerButtons } from '../chat/cards.ts';
import { caseName } from '../chat/case-name.ts';
import { consider } from '../chat/considering.ts';
import { actAs, type CaseChat } from '../chat/deps.ts';
import type { CaseView } from '../chat/repository.ts';
import { brokerButtons } from '../chat/work-cards.ts';
import type { SaidOfCase } from './moves.ts';
import { about, howItStands, pressOne, wordsForButton } from './standing.ts';

/**
 * No counter hears it, so what the colleague tells of it is kept with the case, and they are told who does not know. What
 * they ask is asked of the bot.
 */
export function keptByHand(
  chat: CaseChat,
  turn: Turn,
  view: CaseView,
  { text }: SaidOfCase,
): Outcome | Promise<Outcome> {
  const { cases } = texts(turn.language);
  if (isAsked(text)) return howItStands(chat, turn, view);
  const counter = view.counter?.name ?? cases.theCounter;
  const name = caseName(view, turn.language);
  return settling('answered', async (tx) => {
    const note = { caseId: view.id, event: { kind: 'note' } as const, words: text };
    const done = await actAs(chat, tx, view.filer.personId, note);
    if (done.kind === 'refused') return { replies: [about(view, turn, cases.refusals[done.code])], messages: [] };
    const line = view.state === 'forwarded' ? cases.keptForwarded(name, counter) : cases.addYourself(counter, text);
    const reply = about(
      view,
      turn,
      line,
      isElsewhere(chat, turn, view, text),
      done.contactRemoved ? cases.contactNotPassedOn : null,
    );
    const buttons = filerButtons({ ...view, language: turn.language });
    return { replies: [{ ...reply, buttons }], messages: done.messages };
  });
}

/** Another place than was told, before it was sent on: which counter is there, and the press that brings it there; null: none. */
function isElsewhere(chat: CaseChat, { language, now }: Turn, view: CaseView, text: string): string | null {
  const { municipalityCode, request, topics, state } = view;
  if (state !== 'to_forward' || request === null) return null;
  const meant = placeMeant(chat.router.reader.gazetteer, text, municipalityCode);
  if (!meant?.isExact || !meant.isOther) return null;
  const considered = consider(chat.router, {
    request,
    language,
    today: localTimeAt(now).date,
    place: meant.words,
    topics,
  });
  const destination = considered.kind === 'proposal' ? considered.found.decision.destination : null;
  const { cases } = texts(language);
  if (!destination || destination.counter.id === view.counter?.id) return null;
  return cases.otherByHand(meant.name, destination.counter.name, cases.sendElsewhere);
}

/** A broker may mean the colleague, who has it in hand, or who is to have it instead: a press says which. */
export function brokerByHand(turn: Turn, view: CaseView, { text }: SaidOfCase): Outcome {
  const { cases } = texts(turn.language);
  const passOn = button(cases.passOn, PASS_ON, { caseId: view.id, words: wordsForButton(text) });
  const line = cases.toBroker.howToAdd(caseName(view, turn.language));
  return pressOne(view, turn, `${line} ${cases.toBroker.orPassOn(passOn.label)}`, [...brokerButtons(view), passOn]);
}
