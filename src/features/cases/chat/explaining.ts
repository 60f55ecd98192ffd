import { caseSubject, isFinalState } from '../../../case-life/case-life.ts';
import { keptWords } from '../../../case-life/kept-words.ts';
import { inWords } from '../../../case-links/moments.ts';
import type { Names } from '../../../case-links/pages.ts';
import type { Language } from '../../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../../chat/reply.ts';
import { othersReadAlong } from '../../../chat/saying.ts';
import type { Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { type HistoryLine, readHistory } from '../../../ledger/ledger.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { filerCardName } from './actions.ts';
import { filerButtons, filerOwnerItems, ownerItems, said, stateText } from './cards.ts';
import { counterNames, peopleOf } from './counter-repository.ts';
import { type CaseChat, isBrokerFor, isFiler, isOfCounter, maySee } from './deps.ts';
import { proposalButtons } from './proposal-card.ts';
import { type CaseView, namesOf, readCaseByNumber } from './repository.ts';
import { brokerButtons, workButtons } from './work-cards.ts';

/** The number of a case, when nothing else was said: "12", "#12", "nr 12"; also one that no case can have. */
export function caseNumberIn(text: string): number | null {
  const found = /^\s*(?:#|nr\.?\s*|nummer\s+|number\s+)?(-?\d+)\s*$/i.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** A case that explains itself, with what this person can do; or a sentence that there is none for them, or not here. */
export async function explainedCase(chat: CaseChat, turn: Turn, number: number): Promise<ReplyDraft> {
  const { language } = turn;
  const { cases, people } = texts(language);
  if (othersReadAlong(turn)) return said(language, people.onlyInPrivate);
  const view = await readCaseByNumber(chat.prisma, number);
  if (!view || !maySee(turn, view)) return said(language, cases.gone);
  const asks = isFiler(turn, view) ? 'filer' : null;
  return {
    language,
    subject: filerCardName(view.id),
    body: [
      { kind: 'heading', text: cases.filerTitle(number) },
      ...(await explanationOf(chat.prisma, view, chat.names, language, asks)),
    ],
    buttons: buttonsFor(turn, { ...view, language }),
  };
}

/** What somebody may press now, by all they are to the case; a press is checked again. */
export function buttonsFor(turn: Turn, view: CaseView): Button[] {
  if (isFinalState(view.state)) return [];
  const { id, state, proposal, language } = view;
  if (state === 'draft') return isFiler(turn, view) ? proposalButtons(id, proposal?.counterId != null, language) : [];
  const all = [
    ...(isFiler(turn, view) ? filerButtons(view) : []),
    ...(isOfCounter(turn, view) ? workButtons(id, state) : []),
    ...(isBrokerFor(turn, view) ? brokerButtons(view) : []),
  ];
  return all.filter(({ label }, at) => all.findIndex((other) => other.label === label) === at);
}

/**
 * State, place, rule, what was considered, and everything that happened.
 *
 * @param reader whoever filed it is "you", when they read it alone
 */
export async function explanationOf(
  db: Transaction | PrismaClient,
  view: CaseView,
  names: Names,
  language: Language,
  reader: 'filer' | null = null,
): Promise<Block[]> {
  const { cases } = texts(language);
  return [
    paragraph(cases.quote(view.request ?? cases.requestGone)),
    { kind: 'list', items: standing(view, names, language, reader) },
    { kind: 'heading', text: cases.explain.why },
    { kind: 'list', items: await reasons(db, view, language) },
    { kind: 'heading', text: cases.explain.historyTitle },
    { kind: 'list', items: await historyItems(db, view, language) },
  ];
}

function standing(view: CaseView, names: Names, language: Language, reader: 'filer' | null): string[] {
  const { cases, caseLinks } = texts(language);
  const { outcome, counter, municipalityCode, topics, firstResponseDueAt, resolutionDueAt } = view;
  return [
    cases.state(stateText(view, language)),
    ...(outcome === null ? [] : [caseLinks.finish.outcomes[outcome]]),
    ...(counter ? [cases.counter(counter.name)] : []),
    ...(reader === 'filer' ? filerOwnerItems({ ...view, language, isInChannel: false }) : ownerItems(view, language)),
    municipalityCode === null ? cases.municipalityUnknown : cases.municipality(names.municipality(municipalityCode)),
    cases.topics(topics.map((topic) => names.topic(topic, language)).join(', ')),
    ...(firstResponseDueAt ? [cases.respondBefore(inWords(firstResponseDueAt, language))] : []),
    ...(resolutionDueAt ? [cases.doneBefore(inWords(resolutionDueAt, language))] : []),
  ];
}

async function reasons(
  db: Transaction | PrismaClient,
  { rule, proposal }: CaseView,
  language: Language,
): Promise<string[]> {
  const { explain } = texts(language).cases;
  const passedOver = proposal?.skipped ?? [];
  const names = await counterNames(db, passedOver);
  const skipped = passedOver.flatMap((id) => names.get(id) ?? []);
  return [
    ...(proposal ? [proposal.because] : []),
    ...(proposal?.certainty ? [explain.sure[proposal.certainty]] : []),
    rule ? explain.rule(rule.version) : explain.noRule,
    ...(skipped.length > 0 ? [explain.skipped(skipped.join(', '))] : []),
  ];
}

async function historyItems(db: Transaction | PrismaClient, view: CaseView, language: Language): Promise<string[]> {
  const { cases } = texts(language);
  const history = await readHistory(db, caseSubject(view.id));
  const whos = await namesOf(
    db,
    history.flatMap(({ personId, memberId }) => personId ?? memberId ?? []),
  );
  const counters = await counterNames(
    db,
    history.flatMap(({ place }) => place ?? []),
  );
  const ofCounters = await peopleOf(db, view.visited);
  return history.map((line) => {
    const counter = line.place === null ? null : (counters.get(line.place) ?? line.place);
    const text = cases.explain.line(inWords(line.at, language), eventName(line, language), who(line), counter);
    return line.words === null ? text : `${text} ${cases.quote(keptWords(line.kind, line.words).text)}`;
  });

  function who({ personId, memberId, isBySystem }: HistoryLine): string {
    if (isBySystem) return cases.explain.system;
    const id = personId ?? memberId;
    const name = id === null ? cases.explain.someone : whos.get(id) || cases.explain.someone;
    return isByBroker(personId) ? cases.explain.asBroker(name) : name;
  }

  /** Neither the colleague nor anybody of a counter it was at: a broker, who did it for them. */
  function isByBroker(personId: string | null): boolean {
    return personId !== null && personId !== view.filer.personId && !ofCounters.has(personId);
  }
}

function eventName({ kind }: HistoryLine, language: Language): string {
  const events: Record<string, string> = texts(language).cases.explain.events;
  return events[kind] ?? kind;
}
