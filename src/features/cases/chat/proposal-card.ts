import type { Names } from '../../../case-links/pages.ts';
import type { Language } from '../../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../../chat/reply.ts';
import { texts } from '../../../i18n/texts.ts';
import type { ContactTyped } from '../../../personal-details/contact-details.ts';
import {
  CHOOSE_PLACE,
  DROP_DRAFT,
  EDIT_CASE,
  filerCardName,
  GIVE_CONTACT,
  HAND_OVER,
  LEAVE_NAMES_OUT,
  PUT_NAMES_BACK,
  SECOND_CASE,
} from './actions.ts';
import { button } from './cards.ts';
import type { Considered } from './considering.ts';
import type { reachOf } from './counter-repository.ts';
import { contactLine } from './proposal.ts';
import type { CaseView } from './repository.ts';

export type Shown = Pick<
  CaseView,
  'id' | 'language' | 'request' | 'municipalityCode' | 'topics' | 'proposal' | 'contact' | 'filer' | 'organisation'
>;

/**
 * What the bot wants to do with a case, before it does anything.
 *
 * @param options.isPrivate nobody reads along: the contact details may be shown
 */
export function proposalCard(
  shown: Shown,
  options: {
    names: Names;
    reach: Awaited<ReturnType<typeof reachOf>>;
    isPrivate: boolean;
    /** Names of people in the text, and those that were left out of it. */
    people: PeopleInText;
    /** Typed to reach the entrepreneur by, and not known yet to be agreed to. */
    typed: ContactTyped | null;
  },
): ReplyDraft {
  const { language, proposal } = shown;
  const { cases } = texts(language);
  const counter = proposal?.counterName ?? null;
  return {
    language,
    framed: true,
    card: filerCardName(shown.id),
    subject: filerCardName(shown.id),
    body: [
      { kind: 'heading', text: cases.proposalTitle },
      { kind: 'list', items: whereItems(shown, options.names) },
      ...(proposal ? [paragraph(proposal.because)] : []),
      ...(proposal?.certainty === 'unsure' ? [paragraph(cases.provisional)] : []),
      ...alsoBlocks(shown, options.names),
      ...(counter === null
        ? [paragraph(cases.nowhere), paragraph(cases.quote(shown.request ?? ''))]
        : sendBlocks(shown, counter, options)),
      ...(counter === null ? [] : peopleBlocks(language, options.people)),
    ],
    buttons: [
      ...proposalButtons(shown.id, counter !== null, language),
      ...(counter === null ? [] : contactButtons(shown.id, language, options)),
      ...(counter === null ? [] : peopleButtons(shown.id, language, options.people)),
      ...(counter === null ? [] : needButtons(shown, options.names)),
    ],
  };
}

/** Where others read along nothing of it is shown again. */
function contactButtons(
  caseId: string,
  language: Language,
  { typed, isPrivate }: { typed: ContactTyped | null; isPrivate: boolean },
): Button[] {
  if (typed === null || !isPrivate) return [];
  return [button(texts(language).cases.theyAgree, GIVE_CONTACT, { caseId, ...typed })];
}

interface PeopleInText {
  named: readonly string[];
  /** Street addresses, web addresses and accounts in the text. */
  details: readonly string[];
  /** What stood at each mark of a name in the text, while it is known; see `withoutPeople`. */
  leftOut: readonly string[];
  /** How many names were left out of the text that are not known any more. */
  gone: number;
  /** Whether what may be a name counts as one. */
  closely: boolean;
}

function peopleBlocks(language: Language, { named, details, leftOut, gone }: PeopleInText): Block[] {
  const { cases } = texts(language);
  const known = knownIn(leftOut, language);
  return [
    ...(named.length === 0 ? [] : [paragraph(cases.namesGoAlong(named.join(', '), named.length))]),
    ...(details.length === 0 ? [] : [paragraph(cases.detailsGoAlong(details.join(', ')))]),
    ...(known === 0 ? [] : [paragraph(cases.namesAreOut(known))]),
    ...(gone === 0 ? [] : [paragraph(cases.namesAreGone(gone))]),
  ];
}

function knownIn(leftOut: readonly string[], language: Language): number {
  return leftOut.filter((name) => name !== texts(language).cases.nameMark).length;
}

export function leaveOutButton(
  caseId: string,
  language: Language,
  { named, details, closely }: Pick<PeopleInText, 'named' | 'details' | 'closely'>,
): Button[] {
  const { cases } = texts(language);
  if (named.length + details.length === 0) return [];
  const label = details.length > 0 ? cases.leaveDetailsOut : cases.leaveNamesOut(named.length);
  return [button(label, LEAVE_NAMES_OUT, { caseId, ...(closely ? { read: 'closely' } : {}) })];
}

function peopleButtons(caseId: string, language: Language, people: PeopleInText): Button[] {
  const { cases } = texts(language);
  const { leftOut } = people;
  const payload = { caseId, names: [...leftOut] };
  const known = knownIn(leftOut, language);
  return [
    ...leaveOutButton(caseId, language, people),
    ...(known === 0
      ? []
      : [{ kind: 'action' as const, label: cases.putNamesBack(known), action: PUT_NAMES_BACK, payload }]),
  ];
}

function whereItems({ language, municipalityCode, topics, proposal }: Shown, names: Names): string[] {
  const { cases } = texts(language);
  const { municipality, municipalityGuess, municipalityUnknown } = cases;
  const inMunicipality = proposal?.certainty === 'unsure' ? municipalityGuess : municipality;
  return [
    municipalityCode === null ? municipalityUnknown : inMunicipality(names.municipality(municipalityCode)),
    cases.topics(topics.map((topic) => names.topic(topic, language)).join(', ')),
    ...(proposal?.counterName ? [cases.counter(proposal.counterName)] : []),
  ];
}

/** What is asked besides, of another counter. */
export function otherNeeds({ proposal }: Pick<Shown, 'proposal'>) {
  return (proposal?.also ?? []).filter(({ counter }) => counter !== proposal?.counterName);
}

/** With which what is asked besides becomes a case of its own, one for each. */
export function needButtons(
  { id, language, proposal }: Pick<Shown, 'id' | 'language' | 'proposal'>,
  names: Names,
): Button[] {
  return otherNeeds({ proposal }).map(({ topic }) => ({
    kind: 'action',
    label: texts(language).cases.second(names.topic(topic, language)),
    action: SECOND_CASE,
    payload: { caseId: id, topic },
  }));
}

function alsoBlocks({ language, proposal }: Shown, names: Names): Block[] {
  const { cases } = texts(language);
  const others = otherNeeds({ proposal });
  if (others.length === 0) return [];
  const lines = others.map(({ topic, counter }) => cases.also(names.topic(topic, language), counter));
  return [paragraph([...lines, cases.alsoNotSent].join(' '))];
}

function sendBlocks(
  { language, request, contact, proposal, filer, organisation }: Shown,
  counter: string,
  {
    reach,
    isPrivate,
    typed,
  }: { reach: Awaited<ReturnType<typeof reachOf>>; isPrivate: boolean; typed: ContactTyped | null },
): Block[] {
  const { cases } = texts(language);
  const reachable = contactLine(contact);
  const offered = isPrivate && typed !== null ? contactLine(typed) : null;
  const contactText = isPrivate && reachable !== null ? cases.withContact(reachable) : cases.withContactHidden;
  return [
    paragraph(cases.willSend(counter)),
    paragraph(cases.quote(request ?? '')),
    paragraph(
      [cases.withName(filer.name, organisation), reachable === null ? cases.withoutContact : contactText].join(' '),
    ),
    ...(offered === null ? [] : [paragraph(cases.contactOffered(offered))]),
    ...(proposal?.contactRemoved && reachable === null && offered === null ? [paragraph(cases.contactRemoved)] : []),
    ...(reach === 'nobody' ? [paragraph(cases.nobodyYet(counter))] : []),
    paragraph(cases.nothingSentYet),
  ];
}

export function proposalButtons(caseId: string, canHandOver: boolean, language: Language): Button[] {
  const { cases } = texts(language);
  const payload = { caseId };
  return [
    ...(canHandOver ? [button(cases.handOver, HAND_OVER, payload, 'primary')] : []),
    button(cases.edit, EDIT_CASE, payload, canHandOver ? undefined : 'primary'),
    button(cases.drop, DROP_DRAFT, payload),
  ];
}

/** The one question, with what can be answered. */
export function questionCard(
  { id: caseId, language }: Pick<Shown, 'id' | 'language'>,
  { found, missing, question, options }: Extract<Considered, { kind: 'question' }>,
  isInChannel: boolean,
): ReplyDraft {
  const { cases } = texts(language);
  const { place } = found.facts;
  const isSeveral = place.kind === 'unknown' && place.why === 'several' && place.candidates.length > 1;
  const both: Button[] = isSeveral ? [{ kind: 'say', label: cases.both, text: cases.both }] : [];
  const choices = options.map((option) => button(option, CHOOSE_PLACE, { caseId, place: option }));
  const fillIn = missing === 'place' ? cases.fillInPlace : cases.edit;
  return {
    language,
    framed: true,
    card: filerCardName(caseId),
    subject: filerCardName(caseId),
    body: [
      { kind: 'heading', text: cases.questionTitle },
      paragraph(missing === 'place' ? found.explanation.because : cases.needDecides),
      paragraph(question),
      ...(isSeveral ? [paragraph(cases.orBoth)] : []),
      ...(isInChannel ? [paragraph(cases.howToAnswerHere)] : []),
    ],
    buttons: [
      ...choices,
      ...both,
      button(fillIn, EDIT_CASE, { caseId }, choices.length === 0 ? 'primary' : undefined),
      button(cases.drop, DROP_DRAFT, { caseId }),
    ],
  };
}
