import { type CaseState, COUNTER_LANGUAGE, isFinalState } from '../../../case-life/case-life.ts';
import { TRANSITIONS } from '../../../case-life/transitions.ts';
import type { Names } from '../../../case-links/pages.ts';
import { type Button, paragraph, type ReplyDraft } from '../../../chat/reply.ts';
import { CORRECT_READING } from '../../../chat/shared-actions.ts';
import { texts } from '../../../i18n/texts.ts';
import {
  ACCEPT_CASE,
  ASK_BACK,
  BOUNCE_CASE,
  brokerCardName,
  counterCardName,
  FINISH_CASE,
  filerCardName,
  SEND_ELSEWHERE,
} from './actions.ts';
import { button, dueItems, ownerItems, said, stateText } from './cards.ts';
import { contactLine } from './proposal.ts';
import type { CaseView } from './repository.ts';

/** The case as the people of a counter see it, with what they can do. */
export function counterCard(view: CaseView, names: Names): ReplyDraft {
  const { cases } = texts(COUNTER_LANGUAGE);
  const contact = isFinalState(view.state) ? null : contactLine(view.contact);
  return {
    ...workCard(view, names, { title: cases.counterTitle(view.number), contact }),
    card: counterCardName(view.id, view.counter?.id ?? ''),
    subject: filerCardName(view.id),
  };
}

/** The case as one broker sees it who is in the lead. */
export function brokerCard(view: CaseView, names: Names, personId: string): ReplyDraft {
  const { cases } = texts(COUNTER_LANGUAGE);
  const isTheirs = view.owner?.rung === 'broker' || view.state === 'draft';
  const title = isTheirs ? cases.brokerTitle(view.number) : cases.filerTitle(view.number);
  // The entrepreneur agreed to a counter, and to nobody else.
  const card = workCard(view, names, { title, contact: null });
  const buttons = isTheirs ? brokerButtons(view) : [];
  return { ...card, card: brokerCardName(view.id, personId), subject: filerCardName(view.id), buttons };
}

export function brokerButtons(view: CaseView): Button[] {
  const { cases } = texts(COUNTER_LANGUAGE);
  const elsewhere = button(cases.sendElsewhere, SEND_ELSEWHERE, { caseId: view.id });
  // It was no case, or about something else: what is learned from that changes nothing of this one.
  const correct = button(cases.misread, CORRECT_READING, { caseId: view.id });
  if (view.state === 'draft') return [elsewhere, correct];
  // Of no counter it cannot be said that it is not for them.
  const work = workButtons(view.id, view.state).filter(
    (one) => view.counter !== null || one.kind !== 'action' || one.action !== BOUNCE_CASE,
  );
  return view.state === 'waiting_for_entrepreneur' ? [...work, correct] : [...work, elsewhere, correct];
}

/** With which a broker takes a case over that a counter has taken, or that nobody has any more. */
export function takeOverButton({ id: caseId }: Pick<CaseView, 'id'>): Button {
  const { takeOver } = texts(COUNTER_LANGUAGE).cases;
  return { kind: 'action', label: takeOver, action: ACCEPT_CASE, payload: { caseId, over: true }, style: 'primary' };
}

/** For an administrator, who may make somebody a broker. */
export function rolesButton(): Button {
  const { giveRole, rolesCommand } = texts(COUNTER_LANGUAGE).cases;
  return { kind: 'say', label: giveRole, text: rolesCommand };
}

/** For who looks after a case of a colleague who cannot be reached: whose it was, and what they can do. */
export function filerGone(view: CaseView): ReplyDraft {
  const { cases } = texts(COUNTER_LANGUAGE);
  const request = view.request === null ? null : cases.quote(view.request);
  const news = said(COUNTER_LANGUAGE, cases.toBroker.filerUnreachable(view.number), request);
  return { ...news, buttons: brokerButtons(view) };
}

function workCard(
  view: CaseView,
  names: Names,
  { title, contact }: { title: string; contact: string | null },
): ReplyDraft {
  const language = COUNTER_LANGUAGE;
  const { cases } = texts(language);
  const items = [
    cases.state(stateText(view, language)),
    ...(view.counter ? [cases.counter(view.counter.name)] : []),
    ...(view.municipalityCode === null ? [] : [cases.municipality(names.municipality(view.municipalityCode))]),
    cases.topics(view.topics.map((topic) => names.topic(topic, language)).join(', ')),
    cases.from(view.filer.name, view.organisation),
    ...(contact === null ? [] : [cases.contact(contact)]),
    ...ownerItems(view, language),
    ...dueItems(view, language),
  ];
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: title },
      paragraph(cases.quote(view.request ?? cases.requestGone)),
      { kind: 'list', items },
    ],
    buttons: workButtons(view.id, view.state),
  };
}

const WORK = [
  ['accept', ACCEPT_CASE, 'accept'],
  ['bounce', BOUNCE_CASE, 'bounce'],
  ['ask_back', ASK_BACK, 'askBack'],
  ['finish', FINISH_CASE, 'finish'],
] as const;

/** What whoever works on it can do in a state; the rules of the life decide. */
export function workButtons(caseId: string, state: CaseState): Button[] {
  const { cases } = texts(COUNTER_LANGUAGE);
  return WORK.flatMap(([event, action, label]) => {
    const rule = TRANSITIONS[state][event];
    // Taking over what was taken is said in so many words, and never by the button of everybody.
    if (!('by' in rule) || (event === 'accept' && state === 'accepted')) return [];
    return [button(cases[label], action, { caseId }, event === 'accept' ? 'primary' : undefined)];
  });
}

/** What stays with a broker who has the case no more. */
export function formerBrokerCard(view: CaseView, personId: string): ReplyDraft {
  const { cases } = texts(COUNTER_LANGUAGE);
  return {
    language: COUNTER_LANGUAGE,
    framed: true,
    card: brokerCardName(view.id, personId),
    body: [{ kind: 'heading', text: cases.filerTitle(view.number) }, paragraph(cases.brokerMovedOn)],
  };
}

/** What stays at a counter that the case has left. */
export function movedCard(view: CaseView, counterId: string): ReplyDraft {
  const { cases } = texts(COUNTER_LANGUAGE);
  return {
    language: COUNTER_LANGUAGE,
    framed: true,
    card: counterCardName(view.id, counterId),
    body: [{ kind: 'heading', text: cases.filerTitle(view.number) }, paragraph(cases.movedOn)],
  };
}
