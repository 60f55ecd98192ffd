import type { DocumentBlock } from './document.ts';

/** How a regulation begins its list of definitions: "In deze verordening wordt verstaan onder:". */
const LEAD_IN =
  /\b(verstaan onder|bedoeld met|verstaat onder|betekenen|is understood by|definitions apply|means?)\b.{0,80}:$/i;
/** "a. commissielid: lid van een commissie …" */
const DEFINITION = /^(?:(?:\d{1,3}|[a-z]{1,2})[.)]°?\s+)?(\p{L}[^:;.]{1,70}):\s*\S/u;

/**
 * Gives each definition of a list its term for a heading: who asks what the term means looks for exactly that, and a
 * list of fifty definitions is about none of them.
 */
export function withTerms(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  let list: { path: string; term: string | null } | null = null;
  return blocks.map((block) => {
    const path = block.headings.join('\n');
    if (list?.path !== path) list = null;
    if (list === null) {
      if (LEAD_IN.test(block.text)) list = { path, term: null };
      return block;
    }
    // The parts of a definition ("a. …; b. …") have no colon of their own and stay with its term.
    const term = DEFINITION.exec(block.text)?.[1]?.trim();
    if (term !== undefined && !(list.term !== null && isPart(block.text))) list.term = term;
    return list.term === null ? block : { ...block, headings: [...block.headings, list.term] };
  });
}

/** An enumeration within a definition counts with letters or numbers where the definitions themselves do not. */
function isPart(text: string): boolean {
  return /^(?:\d{1,3}°|[a-z][.)]\s+(?:de|het|een|door|in|op|van|voor)\b)/.test(text);
}
