/** Before these, a hyphen at the end of a line stands for a word left out: "in- en uitvoer". */
const CONJUNCTION = /^(en|of|and|or|tot|dan wel)\b/;
/** What the hyphen belongs to, also in the middle of a line: "AI-systeem", "niet-openbaar", "EU-27". */
const KEEPS_HYPHEN =
  /(?:^|[^\p{L}])(?:\p{Lu}{2,}s?|\p{N}+|[a-z]|niet|non|ex|oud|anti|semi|co|e|cyber|privacy|ICT|sociaal|cultureel|politiek|juridisch|technisch|financieel|ruimtelijk|bestuurlijk|maatschappelijk)$/u;

/** The lines of one paragraph as one text; a word that was broken at the end of a line is whole again. */
export function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const next = line.trim();
    if (next !== '') text = text === '' ? next : joinTwo(text, next);
  }
  return text;
}

function joinTwo(text: string, next: string): string {
  if (/\u00ad$/.test(text)) return text.slice(0, -1) + next;
  const hyphenated = /\p{L}[-‐]$/u.test(text) || /\p{N}-$/u.test(text);
  if (!hyphenated) return /\S\/$/.test(text) && !/\s\/$/.test(text) ? text + next : `${text} ${next}`;
  if (CONJUNCTION.test(next)) return `${text} ${next}`;
  const before = text.slice(0, -1);
  // A capital after the break is the second half of a name: "Noord-" "Holland".
  return /^\p{Ll}/u.test(next) && !KEEPS_HYPHEN.test(before) ? before + next : text + next;
}
