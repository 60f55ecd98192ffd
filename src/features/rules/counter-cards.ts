import { newCardName } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { CounterEntry } from '../../counters/entry.ts';
import type { RegisteredMember } from '../../counters/members.ts';
import { texts } from '../../i18n/texts.ts';
import { CHANGE_COUNTER, counterCards } from './actions.ts';
import type { Names } from './words.ts';

const MOST_LISTED = 12;
const MOST_BUTTONS = 5;

/** Whoever keeps a counter right, and who works there. */
export interface KeeperView {
  personId: string;
  members: readonly RegisteredMember[];
}

/** @param keeper null: who works there is not for whoever looks */
export function counterCard(
  counter: CounterEntry & { version: number },
  shown: { names: Names; language: Language; keeper: KeeperView | null },
): ReplyDraft {
  const { names, language, keeper } = shown;
  const members = keeper?.members ?? null;
  const { counters } = texts(language);
  const { id, name, version, email, phone, website, validUntil, municipalities, topics } = counter;
  const known = [
    [counters.email, email],
    [counters.phone, phone],
    [counters.website, website],
    [counters.validUntil, validUntil],
    [counters.area, municipalities === 'all' ? counters.wholeArea : municipalities.map(names.municipality).join(', ')],
    [counters.topics, topics.map(names.topic).join(', ')],
    [counters.members, members && (members.map(nameOf).join(', ') || counters.noMembers)],
  ] as const;
  const contact = email ?? phone ?? website;
  return {
    language,
    framed: true,
    card: newCardName(counterCards(id, keeper?.personId ?? null), language),
    body: [
      { kind: 'heading', text: name },
      paragraph(`${counters.status}: ${statusOf(counter, language)}`),
      ...(contact === null ? [paragraph(counters.noContact)] : []),
      { kind: 'list', items: known.flatMap(([label, value]) => (value ? `${label}: ${value}` : [])) },
    ],
    buttons:
      members === null
        ? []
        : [
            {
              kind: 'action',
              label: counters.changeContact,
              action: CHANGE_COUNTER,
              payload: { id, version },
              style: 'primary',
            },
          ],
  };
}

export function countersList(found: readonly CounterEntry[], language: Language): ReplyDraft {
  const { counters } = texts(language);
  const items = found
    .slice(0, MOST_LISTED)
    .map((counter) =>
      counters.line(
        counter.name,
        statusOf(counter, language),
        counter.email ?? counter.phone ?? counter.website ?? counters.noContact,
      ),
    );
  const left = found.length - items.length;
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: counters.title },
      paragraph(counters.found(found.length)),
      { kind: 'list', items },
      ...(left > 0 ? [paragraph(counters.more(left))] : []),
    ],
    buttons: found
      .slice(0, MOST_BUTTONS)
      .map(({ id, name }) => ({ kind: 'say', label: counters.look(name), text: `/impact loketten ${id}` })),
  };
}

function statusOf({ status, verified }: CounterEntry, language: Language): string {
  const { counters } = texts(language);
  return `${counters.statuses[status]}, ${verified ? counters.verified : counters.unverified}`;
}

function nameOf({ name, email }: RegisteredMember): string {
  return name ?? email ?? '–';
}
