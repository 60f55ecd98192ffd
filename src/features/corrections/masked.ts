import type { Language } from '../../chat/language.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { maskText } from '../../masking/masking.ts';
import { withoutContact } from '../../personal-details/contact-details.ts';
import { detailsNamed } from '../../personal-details/details-named.ts';
import { peopleNamed, withoutPeople } from '../../personal-details/people-named.ts';

/** Stands where something was that leads to a person. */
const MARK = '[…]';

/** A text without what leads to a person: an example must tell what was meant, and of nobody. The same once it was done. */
export function withoutPersons(text: string, language: Language, gazetteer: Gazetteer): string {
  const withoutNumbers = withoutContact(maskText(text).text, MARK).text;
  const found = [detailsNamed, (rest: string) => peopleNamed(rest, language, gazetteer)];
  return found.reduce((rest, find) => withoutPeople(rest, find(rest), MARK).text, withoutNumbers);
}
