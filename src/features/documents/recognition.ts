/** Words with which a person hands over an address to be read; any other word makes it a question about something. */
const HANDING_OVER = new Set(
  `lees lezen dit deze die de het een pagina document artikel website site webpagina link even eens graag svp aub
   alsjeblieft voeg toe neem op bewaar onthoud kun kan wil je jij ook hier is en in van voor mij
   read this that the a page document article website site link please add keep remember can could you also here is
   and in of for me`.split(/\s+/),
);
const MOST_WORDS = 12;
const ADDRESS = /<?\bhttps?:\/\/[^\s<>|]+(?:\|[^\s<>]*)?>?/gi;

/**
 * The web addresses that a text hands over to be read: a text that is nothing but addresses and a few words like "lees
 * dit even". An address within a question is no such text.
 */
export function addressesHandedOver(text: string): string[] {
  const addresses = [...new Set((text.match(ADDRESS) ?? []).map(withoutMarks))];
  if (addresses.length === 0) return [];
  const words =
    text
      .replace(ADDRESS, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.length <= MOST_WORDS && words.every((word) => HANDING_OVER.has(word)) ? addresses : [];
}

/** What chat programs and sentences put around an address. */
function withoutMarks(address: string): string {
  return address
    .replace(/^</, '')
    .replace(/\|.*$/, '')
    .replace(/>$/, '')
    .replace(/[.,;:!?)\]'"]+$/, '');
}
