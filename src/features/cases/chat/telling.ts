import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { ReplyDraft } from '../../../chat/reply.ts';
import type { Outreach } from '../../../delivery/outreach.ts';
import { texts } from '../../../i18n/texts.ts';
import { type MailContent, renderMail } from '../../../mail/content.ts';
import type { MailOutbox } from '../../../mail/outbox.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { caseMail } from '../links/case-mail.ts';
import type { CaseLinks } from '../links/links.ts';
import type { Names } from '../links/pages.ts';
import { LINK_ACTIONS } from '../links/token.ts';
import { filerCardName } from './actions.ts';
import { brokerCard, COUNTER_LANGUAGE, counterCard, forwardText, said, workButtons } from './cards.ts';
import { brokersFor, type CaseView, type CounterPerson } from './repository.ts';

export interface TellingDeps {
  names: Names;
  outreach: Outreach;
  /** Null: no e-mail is configured, or no key for the links in it. */
  mail: { outbox: Pick<MailOutbox, 'enqueue'>; links(): CaseLinks | null } | null;
}

/** Brings what is to be said to the people of one case, each where they work. */
export interface Telling {
  filer(view: CaseView, reply: ReplyDraft): OutgoingMessage;
  /** The case comes to the counter: cards, else an e-mail, else a text for the colleague and a word to the brokers. */
  arrive(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]>;
  /** Says something to whoever is in the lead, with the buttons they have. */
  owner(tx: Transaction, view: CaseView, lines: readonly string[]): Promise<OutgoingMessage[]>;
  /** Every broker of the organisation and the network, except who is in the lead. */
  brokers(tx: Transaction, view: CaseView, reply: ReplyDraft): Promise<OutgoingMessage[]>;
  /** An e-mail that asks nothing. */
  plainMail(tx: Transaction, view: CaseView, member: CounterPerson, line: string): Promise<void>;
}

export function createTelling({ names, outreach, mail }: TellingDeps): Telling {
  async function inChat(tx: Transaction, personId: string | null): Promise<string | null> {
    const reach = personId === null ? null : await outreach.reach(tx, personId);
    return reach?.kind === 'reachable' ? reach.conversationId : null;
  }

  /** @returns false when there is no way to send one */
  async function byMail(tx: Transaction, view: CaseView, member: CounterPerson, note: string | null): Promise<boolean> {
    const to = member.email ?? view.counter?.email ?? null;
    const links = mail?.links() ?? null;
    if (!mail || !links || to === null || !view.counter) return false;
    const language = COUNTER_LANGUAGE;
    const url = await links.issue(tx, { caseId: view.id, memberId: member.id, actions: LINK_ACTIONS, language });
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
    return { to, replies: [{ ...reply, subject: filerCardName(view.id) }] };
  }

  async function brokers(tx: Transaction, view: CaseView, reply: ReplyDraft): Promise<OutgoingMessage[]> {
    const others = (await brokersFor(tx, view.organisationId)).filter((id) => id !== view.owner?.personId);
    return others.map((personId) => ({ to: { personId, ifUnreachable: 'skip' }, replies: [reply] }));
  }

  async function cardsInChat(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
    const places = new Set<string>();
    for (const { personId } of view.counter?.members ?? []) {
      const place = await inChat(tx, personId);
      if (place !== null) places.add(place);
    }
    return [...places].map((conversationId) => ({ to: { conversationId }, replies: [counterCard(view, names)] }));
  }

  function ownerAsMember(view: CaseView): CounterPerson | null {
    return view.counter?.members.find(({ id }) => id === view.owner?.memberId) ?? null;
  }

  async function arrive(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
    const cards = await cardsInChat(tx, view);
    const lead = ownerAsMember(view);
    const leadIsInChat = lead !== null && (await inChat(tx, lead.personId)) !== null;
    const mailed = lead !== null && !leadIsInChat && (await byMail(tx, view, lead, null));
    const counter = view.counter?.name ?? '';
    const { cases } = texts(COUNTER_LANGUAGE);
    const broker = view.owner?.rung === 'broker' ? view.owner.personId : null;
    const toBroker: OutgoingMessage[] =
      broker === null
        ? []
        : [
            {
              to: { personId: broker, ifUnreachable: 'skip' },
              replies: [said(COUNTER_LANGUAGE, cases.toOwner.arrived(view.number, counter)), brokerCard(view, names)],
            },
          ];
    const isReached = cards.length > 0 || mailed;
    return [...cards, ...toBroker, ...(isReached ? [] : await missing(tx, view))];
  }

  /** Nobody at the counter is known: the colleague forwards it by hand, and brokers hear that a contact is missing. */
  async function missing(tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
    const counter = view.counter?.name ?? '';
    const { cases } = texts(view.language);
    const site = view.proposal?.website && view.proposal.counterId === view.counter?.id ? view.proposal.website : null;
    const intro = said(
      view.language,
      cases.told.missingContact(counter),
      site === null ? null : cases.told.missingContactSite(site),
    );
    const line = texts(COUNTER_LANGUAGE).cases.toBroker.missingContact(view.number, counter);
    return [
      filer(view, intro),
      filer(view, said(view.language, forwardText(view))),
      ...(await brokers(tx, view, said(COUNTER_LANGUAGE, line))),
    ];
  }

  return {
    filer,
    arrive,
    brokers,

    async owner(tx, view, lines) {
      const { owner } = view;
      if (!owner) return [];
      if (owner.rung === 'filer') return [filer(view, said(view.language, ...lines))];
      const reply = said(COUNTER_LANGUAGE, ...lines);
      if (owner.personId !== null) {
        const to = { personId: owner.personId, ifUnreachable: 'skip' as const };
        return [{ to, replies: [reply, brokerCard(view, names)] }];
      }
      const member = ownerAsMember(view);
      if (!member) return [];
      const place = await inChat(tx, member.personId);
      if (place !== null) {
        const buttons = workButtons(view.id, view.state);
        return [{ to: { conversationId: place }, replies: [{ ...reply, buttons }] }];
      }
      if (await byMail(tx, view, member, lines.join('\n'))) return [];
      return missing(tx, view);
    },

    async plainMail(tx, view, member, line) {
      if (member.email === null) return;
      const { mail: words } = texts(COUNTER_LANGUAGE).caseLinks;
      await queueMail(tx, view, member.email, {
        language: COUNTER_LANGUAGE,
        subject: texts(COUNTER_LANGUAGE).cases.filerTitle(view.number),
        paragraphs: [line],
        button: null,
        footer: words.footer,
      });
    },
  };
}
