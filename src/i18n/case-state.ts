import type { Language } from '../chat/language.ts';
import { texts } from './texts.ts';

/** What is known of a case, for a sentence on how it stands. */
export interface CaseStanding {
  state: keyof ReturnType<typeof texts>['caseLinks']['states'];
  /** As what somebody is in the lead; null: nobody is, it is over. */
  ownerRung: string | null;
  /** It came to a counter, or waited to be forwarded to one. */
  wasHandedOver: boolean;
}

/**
 * How a case stands, for whoever reads it: who has it is said as it is. What only the cards of the case itself can tell
 * (that it is still on its way) is not in it.
 */
export function caseStanding({ state, ownerRung, wasHandedOver }: CaseStanding, language: Language): string {
  const { cases, caseLinks } = texts(language);
  if (state === 'withdrawn' && !wasHandedOver) return caseLinks.neverHandedOver;
  if (state === 'handed_over' && ownerRung === 'broker') return cases.aBrokerHasIt;
  if (state === 'accepted' && ownerRung === 'broker') return cases.withBroker;
  if (state === 'bounced' && ownerRung === 'filer') return caseLinks.bouncedToFiler;
  return caseLinks.states[state];
}
