import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import { texts } from '../../../i18n/texts.ts';
import { recordAudit } from '../../../people/audit.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { Happened } from '../life/cases.ts';
import type { Notice } from '../life/decide.ts';
import { DEFAULT_NORMS } from '../life/world.ts';
import { inWords } from '../links/moments.ts';
import { brokerCardName, counterCardName, filerCardName } from './actions.ts';
import {
  answerButton,
  brokerCard,
  COUNTER_LANGUAGE,
  counterCard,
  endedDraftCard,
  filerCard,
  forwardText,
  movedCard,
  said,
} from './cards.ts';
import { type CaseView, counterNames, lastWords, mailedMembers, readCase } from './repository.ts';
import { createTelling, type Telling, type TellingDeps } from './telling.ts';

const WORKING_DAY_MINUTES = 8 * 60;

/** Tells whom it concerns what happened to a case, whoever or whatever made it happen. */
export interface CaseNotices {
  /** Queues the e-mails in the transaction of the event itself, and returns the messages to be queued in it. */
  messages(tx: Transaction, happened: Happened): Promise<OutgoingMessage[]>;
  /** An e-mail did not arrive, or nobody knows whether it did: the colleague and the brokers hear of it. */
  unsent(tx: Transaction, mail: { about: string; state: 'failed' | 'uncertain' }): Promise<OutgoingMessage[]>;
}

interface Telled {
  tx: Transaction;
  view: CaseView;
  happened: Happened;
  /** The counter that said no, or had the case before. */
  from: string | null;
}

export function createCaseNotices(deps: TellingDeps): CaseNotices {
  const telling = createTelling(deps);

  async function cardUpdates(view: CaseView): Promise<OutgoingMessage[]> {
    const counters = [...new Set(view.visited)].map((counterId) => ({
      to: { card: counterCardName(view.id, counterId) },
      replies: [counterId === view.counter?.id ? counterCard(view, deps.names) : movedCard(view, counterId)],
    }));
    return [
      { to: { card: filerCardName(view.id) }, replies: [filerCardOf(view)] },
      ...counters,
      { to: { card: brokerCardName(view.id) }, replies: [brokerCard(view, deps.names)] },
    ];
  }

  return {
    async messages(tx, happened) {
      const view = await readCase(tx, happened.caseId);
      if (!view) return [];
      const from = await counterBefore(tx, view, happened);
      const told: Telled = { tx, view, happened, from };
      // What stands already changes first: what is sent anew below must not take the place of itself.
      const messages = view.state === 'draft' ? [] : await cardUpdates(view);
      for (const notice of happened.decision.notices) messages.push(...(await noticeMessages(telling, told, notice)));
      if (happened.event.kind === 'escalate') messages.push(...escalationForFiler(telling, view));
      if (happened.event.kind === 'bounce') messages.push(...(await flagRule(telling, told)));
      return messages;
    },

    async unsent(tx, { about, state }) {
      const view = await readCase(tx, about.slice(about.indexOf(':') + 1));
      if (!view?.counter) return [];
      const { told } = texts(view.language).cases;
      if (state === 'uncertain') {
        return [telling.filer(view, said(view.language, told.mailUncertain(view.number, view.counter.name)))];
      }
      const line = texts(COUNTER_LANGUAGE).cases.toBroker.mailFailed(view.number, view.counter.name);
      const owner = view.owner?.rung === 'broker' ? await telling.owner(tx, view, [line]) : [];
      return [
        telling.filer(view, said(view.language, told.mailFailed(view.number, view.counter.name))),
        telling.filer(view, said(view.language, forwardText(view))),
        ...owner,
        ...(await telling.brokers(tx, view, said(COUNTER_LANGUAGE, line))),
      ];
    },
  };
}

/** A draft that ended leaves a card that says so. */
function filerCardOf(view: CaseView) {
  if (view.state !== 'withdrawn' || view.visited.length > 0) return filerCard(view);
  return endedDraftCard(view, texts(view.language).caseLinks.states.withdrawn);
}

async function counterBefore(tx: Transaction, view: CaseView, { event }: Happened): Promise<string | null> {
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
      return notice.about === 'withdrawn' ? withdrawn(telling, told) : [];
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
  switch (about) {
    case 'accepted':
      return tell(acceptedLine(view));
    case 'rerouted':
      return tell(told.rerouted(number, happened.event.kind === 'bounce' ? from : null, counter?.name ?? ''), words);
    case 'bounced':
      return tell(told.bounced(number, from ?? ''), words);
    case 'question':
      return [question(telling, view, told.question(number, counter?.name ?? ''), happened.words ?? '')];
    case 'answer-awaited': {
      const asked = (await lastWords(tx, view.id, 'ask_back')) ?? '';
      return [question(telling, view, told.answerAwaited(number, counter?.name ?? ''), asked)];
    }
    case 'finished':
      return tell(told.finished(number, counter?.name ?? null), outcomeLine(view), words);
    case 'draft-forgotten':
      return tell(told.draftForgotten(number, DEFAULT_NORMS.filerMinutes / WORKING_DAY_MINUTES));
    default:
      return [];
  }
}

function acceptedLine({ language, number, counter, owner }: CaseView): string {
  const name = owner?.memberId ? owner.name : null;
  return texts(language).cases.told.accepted(number, counter?.name ?? '', name);
}

function outcomeLine({ language, outcome }: CaseView): string | null {
  return outcome === null ? null : `${texts(language).caseLinks.finish.outcomes[outcome]}.`;
}

/** The question of a counter, with both ways to answer it. */
function question(telling: Telling, view: CaseView, line: string, words: string): OutgoingMessage {
  const { cases } = texts(view.language);
  const how = view.conversationId === null ? cases.told.answerWithButton : cases.told.answerHere;
  const reply = said(view.language, line, cases.quote(words), how);
  return telling.filer(view, { ...reply, buttons: [answerButton(view.id, view.language)] });
}

async function ownerMessages(
  telling: Telling,
  { tx, view, happened, from }: Telled,
  about: Notice['about'],
): Promise<OutgoingMessage[]> {
  const { cases } = texts(COUNTER_LANGUAGE);
  const { toOwner } = cases;
  const { number } = view;
  const isArrival = ['hand_over', 'reroute', 'bounce'].includes(happened.event.kind);
  switch (about) {
    case 'new-case':
      return telling.arrive(tx, view);
    case 'escalated':
      if (isArrival) return telling.arrive(tx, view);
      return telling.owner(tx, view, [toOwner.escalated(number, from), cases.quote(view.request ?? '')]);
    case 'assigned':
      return telling.owner(tx, view, [toOwner.escalated(number, null), cases.quote(view.request ?? '')]);
    case 'bounced':
      return telling.owner(tx, view, [
        toOwner.bounced(number),
        ...(happened.words ? [cases.told.words(happened.words)] : []),
      ]);
    case 'answered':
      return telling.owner(tx, view, [toOwner.answered(number), cases.quote(happened.words ?? '')]);
    case 'due-soon':
      return telling.owner(tx, view, [dueSoon(view)]);
    default:
      return [];
  }
}

function dueSoon({ number, firstResponseDueAt, resolutionDueAt }: CaseView): string {
  const { toOwner } = texts(COUNTER_LANGUAGE).cases;
  const due = firstResponseDueAt ?? resolutionDueAt;
  return due === null ? toOwner.dueSoonNoDate(number) : toOwner.dueSoon(number, inWords(due, COUNTER_LANGUAGE));
}

/** The colleague follows along: somebody else is in the lead now. */
function escalationForFiler(telling: Telling, view: CaseView): OutgoingMessage[] {
  if (!view.owner || view.owner.rung === 'filer') return [];
  const { cases } = texts(view.language);
  const line = cases.told.escalated(view.number, view.counter?.name ?? null, cases.rungs[view.owner.rung]);
  return [telling.filer(view, said(view.language, line))];
}

async function withdrawn(telling: Telling, { tx, view, happened }: Telled): Promise<OutgoingMessage[]> {
  if (view.visited.length === 0) {
    const isBySystem = happened.by.kind === 'system';
    return isBySystem
      ? [telling.filer(view, said(view.language, texts(view.language).cases.told.expired(view.number)))]
      : [];
  }
  const line = texts(COUNTER_LANGUAGE).cases.toOwner.withdrawn(view.number);
  for (const member of await mailedMembers(tx, view.id)) await telling.plainMail(tx, view, member, line);
  return [];
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
    objectKind: 'routing-rule',
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
  const line = toBroker.ruleFlagged(view.number, from ?? '', names ?? words ?? '', view.rule.id);
  const toOwner = view.owner?.rung === 'broker' ? view.owner.personId : null;
  const reply = said(COUNTER_LANGUAGE, line);
  return [
    ...(await telling.brokers(tx, view, reply)),
    ...(toOwner === null ? [] : [{ to: { personId: toOwner, ifUnreachable: 'skip' as const }, replies: [reply] }]),
  ];
}
