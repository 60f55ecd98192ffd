import { LANGUAGES } from '../chat/language.ts';
import { literally } from '../language/words.ts';
import { placeWords } from './said.ts';

const ROOMS = LANGUAGES.flatMap((language) => placeWords(language).rooms)
  .toSorted((one, other) => other.length - one.length)
  .map(literally)
  .join('|');
/** Its number or letter, where it has one: "zaal 2", "lokaal B1.04". */
const CODE = String.raw`(?:\s+(?:nummer\s+|number\s+)?(?:\d[\d.]*\p{Lu}?|\p{Lu}\d*(?:\.\d+)?)(?![\p{L}\d]))`;
const ROOM = new RegExp(`(?<![\\p{L}\\d])(?:(?:de|het|the)\\s+)?(?:${ROOMS})${CODE}?(?![\\p{L}\\d])`, 'iu');

/** A room that a text names, and where it stands; null: it names none. */
export function roomIn(text: string): { room: string; start: number; end: number } | null {
  const found = ROOM.exec(text);
  return found && { room: found[0], start: found.index, end: found.index + found[0].length };
}

/** Whether words are a room and nothing else: which building it is in was said before. */
export function isRoomOnly(text: string): boolean {
  return roomIn(text)?.room === text.trim();
}

/** A place with another room, or with one where none was said. */
export function withRoom(place: string | null, room: string): string {
  if (place === null) return room;
  const before = roomIn(place);
  return before === null ? `${place}, ${room}` : place.slice(0, before.start) + room + place.slice(before.end);
}
