import type { Language } from '../../../chat/language.ts';
import { texts } from '../../../i18n/texts.ts';
import { stateText } from '../chat/cards.ts';
import type { CaseChat } from '../chat/deps.ts';
import type { CaseView } from '../chat/repository.ts';

/** A case in one line, as it stands in a list of somebody's own. */
export function ownCaseLine({ names }: Pick<CaseChat, 'names'>, view: CaseView, language: Language): string {
  const place = view.municipalityCode === null ? null : names.municipality(view.municipalityCode);
  const topics = view.topics.map((topic) => names.topic(topic, language)).join(', ');
  const state = stateText(view, language).replace(/\.$/, '');
  return texts(language).cases.ownCase(view.number, place, topics, state, view.counter?.name ?? null);
}
