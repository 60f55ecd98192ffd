import { COUNTER_LANGUAGE } from '../../../case-life/case-life.ts';
import { addressOf, type CounterPerson, ofTheRung } from '../../../case-life/counter-person.ts';
import { brokersFor, heldUpAmong, type Overseer, othersThan, overseersOf } from '../../../case-life/overseers.ts';
import { caseMail } from '../../../case-links/case-mail.ts';
import { LINK_ACTIONS } from '../../../case-links/forms.ts';
import type { CaseLinks } from '../../../case-links/links.ts';
import type { Names } from '../../../case-links/pages.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { Button, ReplyDraft } from '../../../chat/reply.ts';
import type { Outreach } from '../../../delivery/outreach.ts';
import { texts } from '../../../i18n/texts.ts';
import { type MailContent, renderMail } from '../../../mail/content.ts';
import type { MailOutbox } from '../../../mail/outbox.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { brokerCardName, filerCardName } from '../chat/actions.ts';
import { filerButtons, forwardedButton, forwardText, said, waitsFor, withNews } from '../chat/cards.ts';
import { isHeldUp } from '../chat/held-up.ts';
import { type CaseView, hasCardOf } from '../chat/repository.ts';
import { brokerButtons, brokerCard, counterCard, rolesButton, workButtons } from '../chat/work-cards.ts';

export interface TellingDeps {
  names: Names;
  outreach: Outreach;
  /** Hears of a member who can be written to neither in the chat nor by mail. */
  onLost(tx: Transaction, caseId: string, memberId: string): Promise<void>;
  /** Null: no e-mail is configured, or no key for the links in it. */
  mail: { outbox: Pick<MailOutbox, 'enqueue'>; links(): CaseLinks | null } | null;
}

/** Brings what is to be said to the people of one case, each where they work. */
export interface Telling {
  filer(view: CaseView, reply: ReplyDraft): OutgoingMessage;
  /** The case comes to the counter: to everyone of the rung that is in the lead and present, by a card or an e-mail. */
  arrive(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]>;
  /**
   * Says something to whoever is in the lead in one message, with the buttons they have and `more`; `isNew`: with the whole
   * case.
   */
  owner(
    tx: Transaction,
    view: CaseView,
    lines: readonly string[],
    isNew?: boolean,
    more?: readonly Button[],
  ): Promise<OutgoingMessage[]>;
  /** The colleague left or was erased, or is known to be out of reach: what is told to them reaches nobody. */
  filerIsGone(tx: Transaction, view: CaseView): Promise<boolean>;
  /** Says something to all who have the case: while nobody took it, everyone it came to; else whoever is in the lead. */
  holders(tx: Transaction, view: CaseView, lines: readonly string[]): Promise<OutgoingMessage[]>;
  /**
   * Nobody can be reached: one message for the colleague with the text to forward, and a word to who looks after the
   * counters.
   *
   * @param why how the case came there, where that is news to the colleague
   */
  toForward(tx: Transaction, view: CaseView, why: readonly string[]): Promise<OutgoingMessage[]>;
  /** Nothing arrives now where whoever is in the lead can be written to: a word to who looks after the cases. */
  waits(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]>;
  /** The brokers who can be reached; where there are none, the administrators. With buttons for who may press them. */
  overseers(tx: Transaction, view: CaseView, reply: ReplyDraft): Promise<OutgoingMessage[]>;
  /**
   * All who look after cases beside whoever is in the lead and who filed it. With buttons for who may press them.
   *
   * @param forOthers for who may do nothing with the case themselves
   */
  others(tx: Transaction, view: CaseView, reply: ReplyDraft, forOthers: ReplyDraft): Promise<OutgoingMessage[]>;
  /** @returns false: there is no address, or no mail */
  mailInstead(tx: Transaction, view: CaseView, member: CounterPerson): Promise<boolean>;
  /** Every broker of the organisation and the network, except who is in the lead. */
  brokers(tx: Transaction, view: CaseView, reply: ReplyDraft): Promise<OutgoingMessage[]>;
  /** An e-mail that asks nothing. */
  plainMail(tx: Transaction, view: CaseView, member: Pick<CounterPerson, 'email'>, line: string): Promise<void>;
}

export function createTelling({ names, outreach, mail, onLost }: TellingDeps): Telling {
  async function inChat(tx: Transaction, personId: string | null): Promise<string | null> {
    const reach = personId === null ? null : await outreach.reach(tx, personId);
    return reach?.kind === 'reachable' ? reach.conversationId : null;
  }

  /** Nothing arrives now in the chat where somebody is: who has an address is mailed rather than kept waiting. */
  async function isHeld(tx: Transaction, personId: string | null): Promise<boolean> {
    return personId !== null && (await heldUpAmong(tx, [personId])).has(personId);
  }

  /** @returns false when there is no way to send one */
  async function byMail(tx: Transaction, view: CaseView, member: CounterPerson, note: string | null): Promise<boolean> {
    const to = addressOf(view, member);
    const links = mail?.links() ?? null;
    if (!mail || !links || to === null || !view.counter) return false;
    const language = COUNTER_LANGUAGE;
    const url = await links.issue(tx, { subjectId: view.id, memberId: member.id, actions: LINK_ACTIONS, language });
    const content = caseMail({
      language,
      note,
      number: view.number,
      counterName: view.counter.name,
      municipality: view.municipalityCode === null ? null : names.municipality(view.municipalityCode),
      filedBy: { name: view.filer.name, organisation: view.organisation },
      request: view.request ?? texts(language).cases.requestGone,
      firstResponseDueAt: view.firstResponseDueAt,
      url,
    });
    await queueMail(tx, view, to, content);
    return true;
  }

  async function queueMail(tx: Transaction, view: CaseView, to: string, content: MailContent): Promise<void> {
    await mail?.outbox.enqueue(tx, { about: filerCardName(view.id), to, ...renderMail(content) });
  }

  function filer(view: CaseView, reply: ReplyDraft): OutgoingMessage {
    const { conversationId, filer: who } = view;
    const to =
      conversationId === null ? { personId: who.personId, ifUnreachable: 'skip' as const } : { conversationId };
    const about = filerCardName(view.id);
    return { to, about, replies: [{ ...reply, subject: about }] };
  }

  async function brokers(tx: Transaction, view: CaseView, reply: ReplyDraft): Promise<OutgoingMessage[]> {
    const others = (await brokersFor(tx, view.organisationId)).filter(
      ({ personId }) => personId !== view.owner?.personId,
    );
    return others.map(({ personId }) => ({ to: { personId, ifUnreachable: 'skip' }, replies: [reply] }));
  }

  function ownerAsMember(view: CaseView): CounterPerson | null {
    return view.counter?.members.find(({ id }) => id === view.owner?.memberId) ?? null;
  }

  /** To somebody who is in the lead, or might be: what becomes of it is the business of the case. */
  function toPerson(view: CaseView, personId: string, ...replies: ReplyDraft[]): OutgoingMessage {
    return { to: { personId, ifUnreachable: 'skip' }, about: filerCardName(view.id), replies };
  }

  /** In the chat, else by mail; who can be written to in neither is passed over at once. */
  async function toMember(
    tx: Transaction,
    view: CaseView,
    member: CounterPerson,
    message: { replies: ReplyDraft[]; note: string | null },
  ): Promise<OutgoingMessage[]> {
    const { personId } = member;
    const isInChat = (await inChat(tx, personId)) !== null && !(await isHeld(tx, personId));
    if (!isInChat && (await byMail(tx, view, member, message.note))) return [];
    if (personId !== null) return [toPerson(view, personId, ...message.replies)];
    await onLost(tx, view.id, member.id);
    return [];
  }

  async function arrive(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
    const { owner, counter } = view;
    const messages: OutgoingMessage[] = [];
    if (owner?.rung === 'broker' && owner.personId !== null) {
      const line = texts(COUNTER_LANGUAGE).cases.toOwner.arrived(view.number, counter?.name ?? '');
      messages.push(toPerson(view, owner.personId, withNews(brokerCard(view, names, owner.personId), line)));
    } else {
      for (const member of ofTheRung(view)) {
        messages.push(...(await toMember(tx, view, member, { replies: [counterCard(view, names)], note: null })));
      }
    }
    // Known only now: what goes by mail does not wait.
    const isWaiting = view.heldUp !== null && (await isHeldUp(tx, view));
    return isWaiting ? [...(await waits(tx, view)), ...messages] : messages;
  }

  /** It cannot be brought to whoever is in the lead now, but will be: who looks after it hears that, and can act. */
  async function waits(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
    const line = texts(COUNTER_LANGUAGE).cases.toBroker.deliveryWaits(view.number, waitsFor(view, COUNTER_LANGUAGE));
    return overseers(tx, view, { ...said(COUNTER_LANGUAGE, line), buttons: brokerButtons(view) });
  }

  /** Nobody at the counter can be reached: the colleague forwards it by hand, and brokers hear what is wrong there. */
  async function toForward(tx: Transaction, view: CaseView, why: readonly string[]): Promise<OutgoingMessage[]> {
    const counter = view.counter?.name ?? '';
    const { told } = texts(view.language).cases;
    const { toBroker } = texts(COUNTER_LANGUAGE).cases;
    const isByName = view.counter?.members.length === 0;
    const site = view.proposal?.website && view.proposal.counterId === view.counter?.id ? view.proposal.website : null;
    const intro = isByName ? told.missingContact(counter) : told.nobodyReached(counter);
    const line = isByName
      ? toBroker.missingContact(view.number, counter)
      : toBroker.nobodyReached(view.number, counter);
    return [
      filer(view, {
        ...said(view.language, ...why, site === null ? null : told.missingContactSite(site), intro, forwardText(view)),
        buttons: [forwardedButton(view.id, view.language)],
      }),
      ...(await overseers(tx, view, { ...said(COUNTER_LANGUAGE, line), buttons: brokerButtons(view) })),
    ];
  }

  async function overseers(tx: Transaction, view: CaseView, reply: ReplyDraft): Promise<OutgoingMessage[]> {
    return toOverseers(view, (await overseersOf(tx, view)).people, reply);
  }

  /** What they say below it is about the case; who may do nothing with it can see to it that somebody may. */
  function toOverseers(
    view: CaseView,
    people: readonly Overseer[],
    reply: ReplyDraft,
    forOthers: ReplyDraft = reply,
  ): OutgoingMessage[] {
    const forWhoActs = { ...reply, subject: filerCardName(view.id) };
    return people.map(({ personId, mayAct, givesRoles }) => ({
      to: { personId, ifUnreachable: 'skip' },
      replies: [mayAct ? forWhoActs : { ...forOthers, buttons: givesRoles ? [rolesButton()] : [] }],
    }));
  }

  return {
    filer,
    arrive,
    brokers,
    toForward,
    overseers,
    waits,
    others: async (tx, view, reply, forOthers) => toOverseers(view, await othersThan(tx, view), reply, forOthers),

    async holders(tx, view, lines) {
      if (view.state !== 'handed_over' || view.owner?.memberId == null) return this.owner(tx, view, lines);
      const reply = { ...said(COUNTER_LANGUAGE, ...lines), subject: filerCardName(view.id) };
      const news = { ...reply, buttons: workButtons(view.id, view.state) };
      const messages: OutgoingMessage[] = [];
      for (const member of ofTheRung(view)) {
        messages.push(...(await toMember(tx, view, member, { replies: [news], note: lines.join('\n') })));
      }
      return messages;
    },

    async owner(tx, view, lines, isNew = false, more = []) {
      const { owner } = view;
      if (!owner) return [];
      if (owner.rung === 'filer') {
        const { yourTurn } = texts(view.language).cases.told;
        return [filer(view, { ...said(view.language, ...lines, yourTurn), buttons: filerButtons(view) })];
      }
      const subject = filerCardName(view.id);
      const buttons = [...more, ...workButtons(view.id, view.state)];
      const news = { ...said(COUNTER_LANGUAGE, ...lines), subject, buttons };
      if (owner.personId !== null) {
        // Whoever has the card has it as it is now; a card sent again would change it above, and be no news.
        const hasCard = await hasCardOf(tx, owner.personId, brokerCardName(view.id, owner.personId));
        const reply = hasCard
          ? { ...news, buttons: [...more, ...brokerButtons(view)] }
          : withNews(brokerCard(view, names, owner.personId), ...lines);
        return [toPerson(view, owner.personId, reply)];
      }
      const member = ownerAsMember(view);
      if (!member) return [];
      const card = counterCard(view, names);
      const hasCard = !isNew || (await hasCardOf(tx, member.personId, card.card ?? ''));
      const reply = hasCard ? news : withNews(card, ...lines);
      return toMember(tx, view, member, { replies: [reply], note: lines.join('\n') });
    },

    async filerIsGone(tx, { filer: { personId, isErased }, unreachable }) {
      if (isErased || unreachable.includes(personId)) return true;
      const reach = await outreach.reach(tx, personId);
      return reach.kind === 'unreachable' && reach.reason !== 'no-way';
    },

    async mailInstead(tx, view, member) {
      return byMail(tx, view, member, null);
    },

    async plainMail(tx, view, member, line) {
      if (member.email === null) return;
      const { mail: words } = texts(COUNTER_LANGUAGE).caseLinks;
      await queueMail(tx, view, member.email, {
        language: COUNTER_LANGUAGE,
        subject: texts(COUNTER_LANGUAGE).cases.filerTitle(view.number),
        paragraphs: [line],
        button: null,
        footer: words.footerWithoutLink,
      });
    },
  };
}
