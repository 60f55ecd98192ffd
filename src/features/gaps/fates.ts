import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Fate } from '../../delivery/fate.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { texts } from '../../i18n/texts.ts';
import { holdersOf } from '../../people/in-reach.ts';
import type { Transaction } from '../../store/transaction.ts';
import { gapCardName } from './actions.ts';
import { askedQuestion, type Gap, lockGap, untoldOfSilence, whoWasSentCard } from './repository.ts';
import { cardFor, tellAdministrators, toPerson } from './telling.ts';

/**
 * What became of the messages about questions for a broker. Each queues nothing itself: what it returns is to be queued
 * in the same transaction.
 */
export interface GapFates {
  /** Of the card that a broker gets. */
  card(tx: Transaction, fate: Fate): Promise<OutgoingMessage[]>;
  /** Of what ends the waiting of somebody who asked. */
  answer(tx: Transaction, fate: Fate): Promise<OutgoingMessage[]>;
}

export function createGapFates({ outreach }: { outreach: Outreach }): GapFates {
  return {
    async card(tx, { about, personId, conversationId, outcome }) {
      if (outcome !== 'undeliverable' || personId === null) return [];
      const gap = await lockGap(tx, idIn(about));
      if (gap?.state !== 'open') return [];
      const { have, fresh } = await brokersOf(tx, gap, personId);
      if (have) return [];
      if (fresh.length === 0) return nobodyReached(tx, gap);
      // Without a place it is heard of while the cards are being queued: those of the others follow by themselves.
      return conversationId === null ? [] : fresh.map((id) => cardFor(id, gap));
    },

    async answer(tx, fate) {
      const { about, personId, outcome, reply, errorCode } = fate;
      if (outcome !== 'undeliverable' || errorCode?.endsWith('.erased')) return [];
      const asked = await askedQuestion(tx, idIn(about));
      if (!asked) return [];
      // Where it was asked nothing can be said any more: alone with them, then. If not there either: the broker hears.
      if (personId === null && reply) return [{ ...toPerson(asked.personId, reply), about }];
      return answerLost(tx, asked);
    },
  };

  /** Whether a broker has the card or will get it; else who never was sent it and can be. */
  async function brokersOf(tx: Transaction, gap: Gap, lost: string): Promise<{ have: boolean; fresh: string[] }> {
    const brokers = await holdersOf(tx, 'broker', gap.organisationId);
    const sent = await whoWasSentCard(tx, gapCardName(gap.id));
    if (brokers.some(({ id }) => sent.get(id) === true)) return { have: true, fresh: [] };
    const fresh: string[] = [];
    for (const { id } of brokers) {
      if (id === lost || sent.has(id)) continue;
      if ((await outreach.reach(tx, id)).kind === 'reachable') fresh.push(id);
    }
    return { have: false, fresh };
  }
}

/** Whoever asks reads once that it is kept and that nobody has it; administrators hear it. */
async function nobodyReached(tx: Transaction, gap: Gap): Promise<OutgoingMessage[]> {
  const asking = await untoldOfSilence(tx, gap.id, silenceAbout);
  const isFirst = asking.isFirst;
  const { heard, news } = await tellAdministrators(tx, gap, 'nobody', silenceAbout(gap.id));
  const { gaps } = texts(gap.language);
  const told = asking.questions.map(({ id, conversationId, text }): OutgoingMessage => {
    const line = gaps.nobodyReached(text ?? gap.question);
    const body = [{ kind: 'paragraph' as const, text: heard ? `${line} ${gaps.administratorsHear}` : line }];
    return { to: { conversationId }, about: silenceAbout(id), replies: [{ language: gap.language, body }] };
  });
  return [...told, ...(isFirst ? news : [])];
}

/** The broker who answered hears it, else all of them. Who it was that asked stays unsaid. */
async function answerLost(
  tx: Transaction,
  asked: { organisationId: string; answeredBy: string | null; text: string | null },
): Promise<OutgoingMessage[]> {
  const brokers = await holdersOf(tx, 'broker', asked.organisationId);
  const theirs = brokers.filter(({ id }) => id === asked.answeredBy);
  return (theirs.length > 0 ? theirs : brokers).map(({ id, language }) => {
    const text = texts(language).gaps.answerLost(asked.text);
    return toPerson(id, { language, body: [{ kind: 'paragraph', text }] });
  });
}

/** What the news is about that nobody could be reached: by the gap for administrators, by what was asked for who asked. */
function silenceAbout(id: string): string {
  return `gap-silence:${id}`;
}

function idIn(about: string): string {
  return about.slice(about.indexOf(':') + 1);
}
