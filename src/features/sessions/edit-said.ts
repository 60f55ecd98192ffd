import { LANGUAGES } from '../../chat/language.ts';
import { webAddressIn } from '../../language/web-address.ts';
import { isRoomOnly, withRoom } from '../../places/rooms.ts';
import { sessionWords } from './said.ts';
import { placeSaid } from './sketch-said.ts';
import { titleGiven } from './told.ts';
import type { Reading } from './when-said.ts';

/** What changes of a session that was announced, besides when it is. */
export interface Edited {
  title?: string;
  about?: string;
  place?: string;
  link?: string;
}

/** So much of it goes along with a press. */
const LONGEST: Readonly<Record<keyof Edited, number>> = { title: 120, about: 500, place: 200, link: 500 };

const NAMES = { title: 'titleNames', about: 'aboutNames', place: 'placeNames', link: 'linkNames' } as const;

/**
 * "De zaal wordt Marktplein 5, Almelo", "de link is nu https://…", "het gaat nu over circulair bouwen": what words change of a session.
 *
 * @param place where it is now; null: online only
 * @returns null: nothing
 */
export function editSaid(text: string, { place }: { place: string | null }, reading: Reading): Edited | null {
  const link = webAddressIn(text) ?? undefined;
  const named = namedIn(text);
  const said = named.place ?? (named.title === undefined ? placeSaid(text, reading) : undefined);
  // Another room is one of the building that is known.
  const where = said !== undefined && isRoomOnly(said) ? withRoom(place, said) : said;
  const edited: Edited = {
    ...named,
    ...(link === undefined ? {} : { link }),
    ...(where === undefined || where === place ? {} : { place: where }),
  };
  // What is no web address is no link.
  if (edited.link !== undefined && edited.link !== link) delete edited.link;
  return Object.keys(edited).length === 0 ? null : edited;
}

/** Whether words name what of a session changes, and to what. */
export function namesEdit(text: string): boolean {
  return Object.keys(namedIn(text)).length > 0;
}

/** What stands behind the name of something and that it becomes so. */
function namedIn(text: string): Edited {
  const becomes = wordsOf('becomes');
  const read = (Object.keys(NAMES) as (keyof Edited)[]).flatMap((field) => {
    const found = new RegExp(`(?<!\\p{L})(?:${wordsOf(NAMES[field])})\\s+(?:${becomes})\\s+(.+)$`, 'isu').exec(
      text,
    )?.[1];
    const said = found?.trim().replace(/^[“"„]|[”".]+$/gu, '') ?? '';
    return said === '' ? [] : [[field, said.slice(0, LONGEST[field])] as const];
  });
  const [first] = read;
  const given = first === undefined ? titleGiven(text) : null;
  if (given !== null) return { title: given.title };
  return first ? { [first[0]]: first[1] } : {};
}

function wordsOf(key: (typeof NAMES)[keyof Edited] | 'becomes'): string {
  return LANGUAGES.flatMap((language) => sessionWords(language)[key]).join('|');
}
