import type { Quotation } from '../chat/inbound.ts';

/** A line that mail programs put above what is passed on: `-----Oorspronkelijk bericht-----`. */
const SEPARATOR =
  /^\s*(-{2,}\s*(oorspronkelijk bericht|doorgestuurd bericht|original message|forwarded message)\s*-{2,}|begin (doorgestuurd bericht|forwarded message):)\s*$/i;
/** A line of the block above a mail, by the names that mail programs give it in Dutch and English. */
const HEADER =
  /^\s*\*?(van|aan|cc|bcc|kopie|onderwerp|datum|verzonden|from|to|subject|date|sent|reply-to)\s*:\*?\s*(\S.*)$/i;
/** `Op ma 23 nov 2026 om 10:12 schreef Jan <jan@voorbeeld.nl>:` */
const ATTRIBUTION = /^\s*(op|on)\s.{4,200}\s(schreef|wrote)\b.{0,200}:\s*$/i;
/** Whom a letter is for, on a line of its own. The bot itself is no such person. */
const SALUTATION =
  /^\s*(beste|geachte|dag|hallo|hoi|dear|hello|hi)\s+(?!(impact)?makelaar\b|bot\b|assistent\b)\p{L}[^?!]{0,60},\s*$/iu;
/** How a letter ends, on a line of its own. */
const CLOSING =
  /^\s*(met (een )?(vriendelijke|hartelijke) groet(en)?|(vriendelijke|hartelijke) groet(en)?|hoogachtend|m\.?v\.?g\.?|(kind|best|warm) regards|yours (sincerely|faithfully)|sincerely)\s*,?\s*$/i;
const QUOTED = /^\s*>/;
const FROM = /^(van|from)$/i;

/** Of a block of headers this many at least, within so many lines. */
const FEWEST_HEADERS = 2;

/** The own words of a message, apart from a mail that was pasted among them. */
export interface OwnAndPasted {
  own: string;
  pasted: Quotation[];
}

/**
 * Takes apart what a person types and what they paste of somebody else, by the form alone: the block of headers or the
 * line above a mail that was passed on, lines that begin with `>`, or a whole letter with salutation, closing and
 * signature. What has none of these is their own.
 */
export function splitPasted(text: string): OwnAndPasted {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex(
    (line, at) => SEPARATOR.test(line) || ATTRIBUTION.test(line) || isHeaderBlock(lines, at),
  );
  if (start !== -1) return { own: joined(lines.slice(0, start)), pasted: [mailOf(lines.slice(start))] };
  const quoted = lines.filter((line) => QUOTED.test(line));
  if (quoted.length > 0) {
    return {
      own: joined(lines.filter((line) => !QUOTED.test(line))),
      pasted: [{ text: joined(quoted.map(unquoted)) }],
    };
  }
  const letter = letterIn(lines);
  if (letter === null) return { own: text, pasted: [] };
  return { own: joined(lines.slice(0, letter)), pasted: [{ text: joined(lines.slice(letter)) }] };
}

/** Two headers or more, one right below the other, of which one says from whom it is. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const names: string[] = [];
  for (const line of lines.slice(at)) {
    const name = HEADER.exec(line)?.[1];
    if (name === undefined) break;
    names.push(name);
  }
  return names.length >= FEWEST_HEADERS && names.some((name) => FROM.test(name));
}

/** A mail that was passed on, without what stands above it but whom it is from. */
function mailOf(lines: readonly string[]): Quotation {
  const headers = lines.flatMap((line) => {
    const [, name = '', value = ''] = HEADER.exec(line) ?? [];
    return FROM.test(name) ? [value] : [];
  });
  const isAbove = (line: string) => HEADER.test(line) || SEPARATOR.test(line) || ATTRIBUTION.test(line);
  const below = lines.findIndex((line) => line.trim() !== '' && !isAbove(line));
  const text = below === -1 ? '' : joined(lines.slice(below).map(unquoted));
  const from = headers[0]
    ?.replace(/[<[(].*$/, '')
    .replace(/["*]/g, '')
    .trim();
  return { ...(from ? { from } : {}), text };
}

/** Where a letter begins that ends with a closing and a name; null: there is none. */
function letterIn(lines: readonly string[]): number | null {
  const begin = lines.findIndex((line) => SALUTATION.test(line));
  if (begin === -1) return null;
  const end = lines.findIndex((line, at) => at > begin + 1 && CLOSING.test(line));
  const isSigned = end !== -1 && lines.slice(end + 1).some((line) => line.trim() !== '');
  return isSigned ? begin : null;
}

function unquoted(line: string): string {
  return line.replace(/^(\s*>)+ ?/, '');
}

function joined(lines: readonly string[]): string {
  return lines.join('\n').trim();
}
