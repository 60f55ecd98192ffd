/** A name that begins a sentence: those of counters begin small ("gemeente Dinkelland"), sentences do not. */
export function atBegin(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
