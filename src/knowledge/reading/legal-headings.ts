/** How Dutch laws and regulations name their parts, outermost first (Aanwijzingen voor de regelgeving, 3.55–3.57). */
const PARTS: readonly { level: number; pattern: RegExp }[] = [
  { level: 1, pattern: /^(?:DEEL|Deel|BOEK|Boek|BIJLAGE|Bijlage)(?:\s+(?:\d+[a-z]?|[IVXLC]+|[A-Z]))?\b/ },
  { level: 2, pattern: /^(?:TITEL|Titel|HOOFDSTUK|Hoofdstuk)\s+(?:\d[\d.]*[a-z]?|[IVXLC]+)\b/ },
  { level: 3, pattern: /^(?:AFDELING|Afdeling)\s+(?:\d[\d.]*[a-z]?|[IVXLC]+)\b/ },
  { level: 4, pattern: /^(?:§|PARAGRAAF|Paragraaf)\s*(?:\d[\d.]*[a-z]?|[IVXLC]+)\b/ },
  { level: 5, pattern: /^(?:ARTIKEL|Artikel)\s+(?:\d[\d.:]*[a-z]*|[IVXLC]+)\b/ },
];

const LONGEST = 200;

/**
 * The level at which a line by itself names a part of a law ("Hoofdstuk 1.2. Beginselen", "Artikel 2.3").
 *
 * @returns null when it is a sentence ("Artikel 2.3 is van toepassing.") or anything else
 */
export function legalHeadingLevel(line: string): number | null {
  if (line.length > LONGEST || /[;,:]$/.test(line)) return null;
  for (const { level, pattern } of PARTS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const rest = line.slice(match[0].length).replace(/^[.:\s–-]+/, '');
    // What follows the number is a name, and a name begins with a capital and ends without a full stop.
    const isName = rest === '' || (/^[\p{Lu}\p{N}["'‘(]/u.test(rest) && !/[.]$/.test(rest));
    return isName ? level : null;
  }
  return null;
}
