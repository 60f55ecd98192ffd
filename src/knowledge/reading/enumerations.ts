import type { DocumentBlock } from './document.ts';

/** What is told in fewer words than this is a thing in a list, no statement of its own. */
const MOST_WORDS_OF_ITEM = 8;
const MOST_ITEMS = 15;
/** The number of an article's member says more than the sentence: it stays a line of its own. */
const NUMBERED = /^(?:\d{1,3}[.)]|\d+°\.?|[a-z]{1,2}[.)]|[ivx]{1,4}[.)])\s/;

/**
 * Puts short items under the sentence that ends in a colon into that sentence: "Dit zijn de dorpen: Hoogveen; Laagveen".
 * Apart, the sentence says nothing and the items say nothing of what they are.
 */
export function withEnumerations(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const joined: DocumentBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    const items = block.kind === 'paragraph' && block.text.endsWith(':') ? itemsAfter(blocks, at) : [];
    if (items.length < 2 || items.length > MOST_ITEMS) {
      joined.push(block);
      continue;
    }
    const words = items.map(({ text }) => text.replace(/[;,.]$/, ''));
    joined.push({ ...block, text: `${block.text} ${words.join('; ')}.` });
    at += items.length;
  }
  return joined;
}

function itemsAfter(blocks: readonly DocumentBlock[], at: number): DocumentBlock[] {
  const [lead, ...rest] = blocks.slice(at);
  const end = rest.findIndex((block) => !lead || !isItemOf(block, lead));
  return rest.slice(0, end === -1 ? rest.length : end);
}

function isItemOf({ kind, headings, page, text }: DocumentBlock, lead: DocumentBlock): boolean {
  if (kind === 'row' || page !== lead.page || headings.join('\n') !== lead.headings.join('\n')) return false;
  const sentence = kind === 'paragraph' && /[.:?!]$/.test(text);
  // What has a colon itself is a definition, or a list in a list.
  return !sentence && !text.includes(':') && !NUMBERED.test(text) && text.split(' ').length <= MOST_WORDS_OF_ITEM;
}
