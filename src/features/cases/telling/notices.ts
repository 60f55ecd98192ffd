import { isDeepStrictEqual } from 'node:util';
import { type CaseLife, type ClockName, COUNTER_LANGUAGE, isClosed } from '../../../case-life/case-life.ts';
import type { Happened } from '../../../case-life/cases.ts';
import type { Notice } from '../../../case-life/effect.ts';
import { keptWords } from '../../../case-life/kept-words.ts';
import { othersThan } from '../../../case-life/overseers.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import { DEFAULT_NORMS } from '../../../counters/desk.ts';
import { WORKING_DAY_MINUTES } from '../../../deadlines/clock.ts';
import { texts } from '../../../i18n/texts.ts';
import { recordAudit } from '../../../people/audit.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { brokerCardsName, counterCardName, filerCardName } from '../chat/actions.ts';
import { answerButton, counterOrBroker, endedDraftCard, filerCard, said } from '../chat/cards.ts';
import { cameTo, counterNames } from '../chat/counter-repository.ts';
import { type CaseView, cardsBeginning, lastWords, namesOf, readCase } from '../chat/repository.ts';
import { brokerButtons, brokerCard, counterCard, formerBrokerCard, movedCard } from '../chat/work-cards.ts';
import { byHandMessages } from './by-hand.ts';
import { lateness, ownerMessages, passedOn, withdrawn } from './lead-notices.ts';
import {
  acceptedLine,
  bouncedLine,
  brokerWho,
  finishedBy,
  leadName,
  outcomeLine,
  reroutedLine,
  type Telled,
  undeliveredLine,
} from './notice-lines.ts';
import { askInstead } from './stand-in.ts';
import { createTelling, type Telling, type TellingDeps } from './telling.ts';

/** Tells whom it concerns what happened to a case, whoever or whatever made it happen. */
export interface CaseNotices {
  /** Queues the e-mails in the transaction of the event itself, and returns the messages to be queued in it. */
  messages(tx: Transaction, happened: Happened): Promise<OutgoingMessage[]>;
}

export function createCaseNotices(deps: TellingDeps): CaseNotices {
  const telling = createTelling(deps);

  async function cardUpdates(tx: Transaction, view: CaseView, before: CaseLife): Promise<OutgoingMessage[]> {
    const counters = [...new Set(view.visited)].map((counterId) => ({
      to: { card: counterCardName(view.id, counterId) },
      replies: [counterId === view.counter?.id ? counterCard(view, deps.names) : movedCard(view, counterId)],
    }));
    return [
      { to: { card: filerCardName(view.id) }, replies: [filerCardOf(view)] },
      ...counters,
      ...(await brokerCards(tx, view, before)),
    ];
  }

  /** Whoever is in the lead has the case on their card, or had it when it was closed; who had it before has it no more. */
  async function brokerCards(tx: Transaction, view: CaseView, before: CaseLife): Promise<OutgoingMessage[]> {
    const last = !isClosed(before) && before.owner.kind === 'person' ? before.owner.personId : null;
    const lead = view.owner === null ? last : view.owner.personId;
    const cards = await cardsBeginning(tx, brokerCardsName(view.id));
    return cards.map((card) => {
      const personId = card.slice(brokerCardsName(view.id).length + 1);
      const reply = personId === lead ? brokerCard(view, deps.names, personId) : formerBrokerCard(view, personId);
      return { to: { card }, replies: [reply] };
    });
  }

  return {
    async messages(tx, happened) {
      const view = await readCase(tx, happened.caseId);
      if (!view) return [];
      const from = await counterBefore(tx, view, happened);
      const told: Telled = { tx, view, happened: await toBeTold(tx, happened), from };
      const messages: OutgoingMessage[] = [];
      for (const notice of happened.decision.notices) messages.push(...(await noticeMessages(telling, told, notice)));
      if (happened.event.kind === 'escalate')
        messages.push(...escalationForFiler(telling, view, happened.event.reason, from));
      if (happened.event.kind === 'bounce') messages.push(...(await flagRule(telling, told)));
      const isDrawn = happened.redraws === true || changesCards(happened.decision);
      if (view.state === 'draft' || !isDrawn) return messages;
      // Whether it waits for a chat is known when it is known what goes by mail.
      const now = view.heldUp === null ? view : ((await readCase(tx, view.id)) ?? view);
      // What stands already changes first: what is sent anew must not take the place of itself.
      return [...(await cardUpdates(tx, now, happened.decision.before)), ...messages];
    },
  };
}

/** Whether anything of what cards show is another: a reminder changes nothing on them. */
function changesCards({ before, life }: Happened['decision']): boolean {
  return !isDeepStrictEqual(shownOf(before), shownOf(life));
}

function shownOf(life: CaseLife) {
  const { state, counterId, visited, reached } = life;
  if (isClosed(life)) return { state, counterId, visited, reached };
  const clocks = Object.entries(life.clocks).map(([name, { startedAt, minutes, pauses }]) => ({
    name,
    startedAt,
    minutes,
    pauses,
  }));
  return { state, counterId, visited, reached, owner: life.owner, clocks };
}

/** A draft that ended leaves a card that says so. */
function filerCardOf(view: CaseView) {
  if (view.state !== 'withdrawn' || view.visited.length > 0) return filerCard(view);
  return endedDraftCard(view, texts(view.language).caseLinks.states.withdrawn);
}

/** With who did it, and their words as they are kept. */
async function toBeTold(tx: Transaction, happened: Happened): Promise<Telled['happened']> {
  const words = happened.words ? keptWords(happened.event.kind, happened.words).text : null;
  return { ...happened, words, actorName: await actorName(tx, happened) };
}

async function actorName(tx: Transaction, { by }: Happened): Promise<string | null> {
  return by.kind === 'person' ? (await namesOf(tx, [by.personId])).get(by.personId) || null : null;
}

async function counterBefore(tx: Transaction, view: CaseView, { caseId, event }: Happened): Promise<string | null> {
  if (event.kind === 'escalate') {
    // A counter that never got it, or is away, is not said to have let it lie.
    const isLate = event.reason !== 'absent' && view.counter && (await cameTo(tx, caseId, view.counter.id));
    return isLate ? (view.counter?.name ?? null) : null;
  }
  if (event.kind !== 'bounce' && event.kind !== 'reroute') return view.counter?.name ?? null;
  const id = view.visited.at(view.state === 'bounced' ? -1 : -2) ?? null;
  return id === null ? null : ((await counterNames(tx, [id])).get(id) ?? null);
}

async function noticeMessages(telling: Telling, told: Telled, notice: Notice): Promise<OutgoingMessage[]> {
  switch (notice.to) {
    case 'filer':
      return filerMessages(telling, told, notice.about);
    case 'owner':
      return ownerMessages(telling, told, notice.about);
    case 'previous_owner':
      return notice.about === 'withdrawn' ? withdrawn(telling, told) : passedOn(told);
    case 'overseers':
      return silent(telling, told);
  }
}

async function filerMessages(
  telling: Telling,
  { tx, view, happened, from }: Telled,
  about: Notice['about'],
): Promise<OutgoingMessage[]> {
  const { language, number, counter } = view;
  const { told } = texts(language).cases;
  const words = happened.words ? told.words(happened.words) : null;
  const tell = (...lines: (string | null)[]) => [telling.filer(view, said(language, ...lines))];
  const broker = brokerWho(view, happened);
  const who = broker ?? counterOrBroker(view, language);
  switch (about) {
    case 'accepted':
      return tell(acceptedLine(view, broker));
    case 'rerouted':
      return reroutedLine(view, happened, from, broker).flatMap((line) => tell(line, words));
    case 'bounced':
      return tell(bouncedLine(view, from ?? '', broker), words);
    case 'question':
      if (await telling.filerIsGone(tx, view)) return askInstead(telling, tx, view, 'hears');
      return [question(telling, view, told.question(number, who), happened.words ?? '')];
    case 'note':
      return tell(told.note(number, who), texts(language).cases.quote(happened.words ?? ''));
    case 'undelivered':
      return tell(undeliveredLine(view, happened));
    case 'answer-awaited': {
      if (await telling.filerIsGone(tx, view)) return askInstead(telling, tx, view, 'knows');
      const asked = (await lastWords(tx, view.id, 'ask_back')) ?? '';
      return [question(telling, view, told.answerAwaited(number, counter?.name ?? ''), asked)];
    }
    case 'finished':
      return tell(told.finished(number, finishedBy(view, happened)), outcomeLine(view), words);
    case 'still-waiting': {
      const othersKnow = (await othersThan(tx, view)).length > 0;
      return tell(told.stillWaiting(number, leadName(view), view.state === 'accepted', othersKnow));
    }
    case 'draft-forgotten':
      return tell(told.draftForgotten(number, DEFAULT_NORMS.filerMinutes / WORKING_DAY_MINUTES));
    default:
      return byHandMessages(telling, { tx, view, happened, from }, about);
  }
}

/** The question of a counter, with both ways to answer it. */
function question(telling: Telling, view: CaseView, line: string, words: string): OutgoingMessage {
  const { cases } = texts(view.language);
  const here = view.isInChannel ? cases.told.answerInChannel : cases.told.answerHere;
  const how = view.conversationId === null ? cases.told.answerWithButton : here;
  const reply = said(view.language, line, cases.quote(words), how);
  return telling.filer(view, { ...reply, buttons: [answerButton(view.id, view.language)] });
}

/** The colleague follows along: somebody else is in the lead now. */
function escalationForFiler(
  telling: Telling,
  view: CaseView,
  reason: ClockName | 'absent',
  from: string | null,
): OutgoingMessage[] {
  if (!view.owner || view.owner.rung === 'filer') return [];
  const { cases } = texts(view.language);
  const line =
    reason === 'absent'
      ? cases.told.leadAway(view.number, leadName(view))
      : cases.told[lateness({ kind: 'escalate', reason })](view.number, from, leadName(view));
  return [telling.filer(view, said(view.language, line))];
}

/** Nobody is left to pass it to: all others who look after cases are asked. */
function silent(telling: Telling, { tx, view }: Telled): Promise<OutgoingMessage[]> {
  const { silent: line, silentForOthers } = texts(COUNTER_LANGUAGE).cases.toBroker;
  const isTaken = view.state === 'accepted';
  const asked = said(COUNTER_LANGUAGE, line(view.number, leadName(view), isTaken));
  const told = said(COUNTER_LANGUAGE, silentForOthers(view.number, leadName(view), isTaken));
  return telling.others(tx, view, { ...asked, buttons: brokerButtons(view) }, told);
}

/**
 * "Niet voor ons" says that the rule which chose the counter may be wrong: kept in the log of who did what, and told to
 * the brokers.
 */
async function flagRule(telling: Telling, { tx, view, happened, from }: Telled): Promise<OutgoingMessage[]> {
  const { event, by, words } = happened;
  if (event.kind !== 'bounce' || !view.rule || view.visited.length > (view.state === 'bounced' ? 1 : 2)) return [];
  const instead = event.insteadCounterId;
  await recordAudit(tx, {
    actorId: by.kind === 'person' ? by.personId : null,
    organisationId: view.organisationId,
    action: 'rule.flagged',
    objectKind: 'routing_rule',
    objectId: view.rule.id,
    details: {
      version: view.rule.version,
      case: view.number,
      from: view.visited.at(view.state === 'bounced' ? -1 : -2) ?? null,
      instead,
    },
  });
  const names = instead === null ? null : (await counterNames(tx, [instead])).get(instead);
  const { toBroker } = texts(COUNTER_LANGUAGE).cases;
  const line = toBroker.ruleFlagged(view.number, from ?? '', names ?? words ?? '');
  const toOwner = view.owner?.rung === 'broker' ? view.owner.personId : null;
  const look = { kind: 'say' as const, label: toBroker.lookAtRule, text: `/impact regels ${view.rule.id}` };
  const reply = { ...said(COUNTER_LANGUAGE, line), buttons: [look] };
  return [
    ...(await telling.brokers(tx, view, reply)),
    ...(toOwner === null ? [] : [{ to: { personId: toOwner, ifUnreachable: 'skip' as const }, replies: [reply] }]),
  ];
}
