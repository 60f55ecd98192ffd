import type { Button } from '../../../chat/reply.ts';
import type { Outcome, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { contactIn } from '../../../personal-details/contact-details.ts';
import { GIVE_CONTACT, TAKE_CONTACT_BACK } from '../chat/actions.ts';
import { button } from '../chat/cards.ts';
import { isFiler } from '../chat/deps.ts';
import { contactLine } from '../chat/proposal.ts';
import type { CaseView } from '../chat/repository.ts';
import { about, pressOne } from './standing.ts';

/** What went to a counter stays there, but for how to reach the entrepreneur: who does not agree any more has that taken back. */
export function wordsAreSent(turn: Turn, view: CaseView): Outcome {
  const { cases } = texts(turn.language);
  const counter = view.counter?.name ?? '';
  if (view.contact === null) {
    // Who asks what stands there reads it; who wants it out reads that it cannot be taken out.
    const line = view.state === 'to_forward' ? cases.wordsAreYours(counter) : cases.wordsAreSent(counter);
    const asked = cases.quote(view.request ?? cases.requestGone);
    const from = `${cases.withName(view.filer.name, view.organisation)} ${cases.withoutContact}`;
    return { status: 'answered', replies: [about(view, turn, asked, from, line)] };
  }
  const back = button(cases.takeContactBack, TAKE_CONTACT_BACK, { caseId: view.id });
  return pressOne(view, turn, cases.pressToTakeContactBack(counter, back.label), [back]);
}

/** What was typed to reach the entrepreneur by, and was left out: whoever filed the case says with a press that they agree. */
export function consentAsked(turn: Turn, view: CaseView, text: string): { line: string; buttons: Button[] } | null {
  const typed = contactIn(text);
  if (typed === null || !isFiler(turn, view) || turn.setting !== 'direct') return null;
  const { cases } = texts(turn.language);
  const agree = button(cases.theyAgree, GIVE_CONTACT, { caseId: view.id, ...typed });
  return { line: cases.contactOfferedLater(contactLine(typed) ?? ''), buttons: [agree] };
}
