import { type CaseEvent, COUNTER_LANGUAGE } from '../../../case-life/case-life.ts';
import type { Cases } from '../../../case-life/cases.ts';
import type { CounterPerson } from '../../../case-life/counter-person.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { Fate } from '../../../delivery/fate.ts';
import { texts } from '../../../i18n/texts.ts';
import type { MailFate } from '../../../mail/settling.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { filerCardName } from '../chat/actions.ts';
import { filerCard, knownTo, said, waitsFor } from '../chat/cards.ts';
import { heldUpOfTheRung } from '../chat/held-up.ts';
import { caseOfMail, idIn, readerAt } from '../chat/mail-reader.ts';
import { type CaseView, leavePlace, namesOf, readCase } from '../chat/repository.ts';
import { filerGone } from '../chat/work-cards.ts';
import type { CaseNotices } from './notices.ts';
import { askInstead } from './stand-in.ts';
import { createTelling, type TellingDeps } from './telling.ts';

/** What became of the messages and e-mails about a case: until one arrived, nobody says that the counter has it. */
export interface CaseFates {
  /** Each queues nothing itself: what it returns is to be queued in the same transaction. */
  message(tx: Transaction, fate: Fate): Promise<OutgoingMessage[]>;
  mail(tx: Transaction, fate: MailFate): Promise<OutgoingMessage[]>;
  /** A member of a counter can be written to neither in the chat nor by mail. */
  lost(tx: Transaction, caseId: string, memberId: string): Promise<OutgoingMessage[]>;
}

export function createCaseFates(deps: TellingDeps & { cases: Cases; notices: CaseNotices }): CaseFates {
  const { cases, notices } = deps;
  const telling = createTelling(deps);

  /** Notes it in the life of the case, with what follows from it; nothing when it is known or over. */
  async function note(tx: Transaction, caseId: string, event: CaseEvent): Promise<OutgoingMessage[] | null> {
    const by = { kind: 'system' } as const;
    const decision = await cases.act(tx, { caseId, event, by });
    if (decision.kind === 'refused') return null;
    return notices.messages(tx, { caseId, event, by, words: null, decision });
  }

  async function arrived(tx: Transaction, view: CaseView, way: 'chat' | 'mail'): Promise<OutgoingMessage[]> {
    if (view.state !== 'handed_over' || view.reached !== null) return [];
    return (await note(tx, view.id, { kind: 'delivered', way })) ?? [];
  }

  /** Who has an address is mailed rather than kept waiting. */
  async function held(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
    if (view.state !== 'handed_over' || view.reached !== null) return [];
    for (const member of await heldUpOfTheRung(tx, view)) await telling.mailInstead(tx, view, member);
    const now = await readCase(tx, view.id);
    return now?.heldUp ? waits(tx, now) : [];
  }

  /** Nothing changed in the life of the case: when the chat takes messages again, it is brought. */
  async function waits(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
    const { told } = texts(view.language).cases;
    const line = told.deliveryWaits(view.number, waitsFor(view, view.language), knownTo(view, view.language));
    return [
      { to: { card: filerCardName(view.id) }, replies: [filerCard(view)] },
      telling.filer(view, said(view.language, line)),
      ...(await telling.waits(tx, view)),
    ];
  }

  /** The next on the ladder has it at once, and who looks after the counter hears what is wrong there. */
  async function unreachable(tx: Transaction, view: CaseView, to: string, line: string): Promise<OutgoingMessage[]> {
    const noted = await note(tx, view.id, { kind: 'undeliverable', to });
    if (noted === null) return [];
    const now = (await readCase(tx, view.id)) ?? view;
    return [
      ...noted,
      ...(await telling.overseers(tx, now, said(COUNTER_LANGUAGE, line))),
      ...(await askedInstead(tx, view)),
    ];
  }

  /** A question that waits for somebody who cannot be reached goes to the next who can answer it. */
  async function askedInstead(tx: Transaction, { id }: CaseView): Promise<OutgoingMessage[]> {
    const now = await readCase(tx, id);
    if (now?.state !== 'waiting_for_entrepreneur' || !(await telling.filerIsGone(tx, now))) return [];
    return askInstead(telling, tx, now, 'hears');
  }

  function withoutMember(tx: Transaction, view: CaseView, member: CounterPerson): Promise<OutgoingMessage[]> {
    const { toBroker } = texts(COUNTER_LANGUAGE).cases;
    const who = member.name ?? member.email ?? texts(COUNTER_LANGUAGE).cases.rungs[member.rung];
    return unreachable(tx, view, member.id, toBroker.unreachable(view.number, view.counter?.name ?? '', who));
  }

  /** Where the colleague filed it nothing can be said any more: alone with them, then. If not there either: nobody. */
  async function withoutFiler(tx: Transaction, view: CaseView, fate: Fate): Promise<OutgoingMessage[]> {
    if (fate.personId === null) {
      if (view.conversationId === fate.conversationId) await leavePlace(tx, view.id);
      if (!fate.reply) return [];
      const to = { personId: view.filer.personId, ifUnreachable: 'skip' } as const;
      return [{ to, about: fate.about, replies: [fate.reply] }];
    }
    const noted = await note(tx, view.id, { kind: 'undeliverable', to: fate.personId });
    if (noted === null) return [];
    if (view.state === 'waiting_for_entrepreneur') return [...noted, ...(await askedInstead(tx, view))];
    return [...noted, ...(await telling.overseers(tx, view, filerGone(view)))];
  }

  async function undeliverable(tx: Transaction, view: CaseView, fate: Fate): Promise<OutgoingMessage[]> {
    const { personId } = fate;
    const member = memberFor(view, personId);
    if (member) return (await telling.mailInstead(tx, view, member)) ? [] : withoutMember(tx, view, member);
    if (personId === null || personId === view.filer.personId) return withoutFiler(tx, view, fate);
    const name = (await namesOf(tx, [personId])).get(personId) ?? '';
    const line = texts(COUNTER_LANGUAGE).cases.toBroker.brokerUnreachable(view.number, name);
    return unreachable(tx, view, personId, line);
  }

  return {
    async message(tx, fate) {
      const view = await readCase(tx, idIn(fate.about));
      if (!view) return [];
      if (fate.outcome === 'undeliverable') return undeliverable(tx, view, fate);
      const isForWhoCanAct = memberFor(view, fate.personId) !== null || isLead(view, fate.personId);
      if (fate.outcome === 'held') return isForWhoCanAct ? held(tx, view) : [];
      return isForWhoCanAct ? arrived(tx, view, 'chat') : [];
    },

    async mail(tx, { about, to, state }) {
      const view = await caseOfMail(tx, about);
      if (!view?.counter) return [];
      const member = readerAt(view, to);
      if (state === 'sent') return member ? arrived(tx, view, 'mail') : [];
      if (state === 'failed') return member ? withoutMember(tx, view, member) : [];
      const { told } = texts(view.language).cases;
      return [telling.filer(view, said(view.language, told.mailUncertain(view.number, view.counter.name)))];
    },

    async lost(tx, caseId, memberId) {
      const view = await readCase(tx, caseId);
      const member = view?.counter?.members.find(({ id }) => id === memberId);
      return view && member ? withoutMember(tx, view, member) : [];
    },
  };
}

function memberFor({ counter }: CaseView, personId: string | null): CounterPerson | null {
  if (personId === null) return null;
  return counter?.members.find((member) => member.personId === personId) ?? null;
}

function isLead({ owner }: CaseView, personId: string | null): boolean {
  return personId !== null && owner?.personId === personId && owner.rung === 'broker';
}
