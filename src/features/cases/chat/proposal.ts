import type { Language } from '../../../chat/language.ts';
import { wordsOnly } from '../../../chat/words-only.ts';
import { texts } from '../../../i18n/texts.ts';
import { withoutContact } from '../../../personal-details/contact-details.ts';
import type { CaseInput, Considered } from './considering.ts';
import type { Contact, StoredProposal } from './repository.ts';

/** A case as it is kept while nobody has confirmed it. */
export interface Draft {
  request: string;
  municipalityCode: string | null;
  topics: readonly string[];
  rule: { id: string; version: number } | null;
  proposal: StoredProposal;
}

/** What was said, as it may be kept and sent: contact details go along in fields of their own, or not at all. */
export function keptRequest(said: string, language: Language): { text: string; removed: boolean } {
  return withoutContact(wordsOnly(said), texts(language).cases.contactMark);
}

/** What is kept of what was found out. */
export function draftOf(
  considered: Exclude<Considered, { kind: 'outside' }>,
  input: CaseInput,
  noted: Pick<StoredProposal, 'contactRemoved' | 'asked' | 'ofOthers'>,
): Draft {
  const { facts, decision, explanation } = considered.found;
  const destination = considered.kind === 'proposal' ? decision.destination : null;
  const isGuess = considered.kind === 'proposal' && considered.provisional;
  return {
    request: input.request,
    municipalityCode: decision.municipality?.code ?? null,
    topics: decision.topics,
    rule: destination && { id: destination.rule.id, version: destination.rule.version },
    proposal: {
      counterId: destination?.counter.id ?? null,
      counterName: destination?.counter.name ?? null,
      website: destination?.counter.website ?? null,
      because: explanation.because,
      certainty: isGuess ? 'unsure' : facts.place.kind === 'known' ? facts.place.mention.certainty : null,
      stage: facts.stage,
      also: decision.also.map(({ topic, counter }) => ({ topic, counter: counter.name })),
      skipped: [...(destination?.skipped ?? [])],
      ...noted,
    },
  };
}

/** In one line: name, firm, address, telephone. */
export function contactLine(contact: Contact | null): string | null {
  if (!contact) return null;
  const parts = [contact.name, contact.firm, contact.email, contact.phone].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(', ');
}
