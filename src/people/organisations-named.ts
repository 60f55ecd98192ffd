import type { Transaction } from '../store/transaction.ts';

/** What stands in the name of every organisation of a kind tells none from another. */
const KINDS_OF_ORGANISATION = new Set(['gemeente', 'provincie', 'municipality', 'province', 'of', 'de', 'het', 'van']);

/** The organisations of the installation that a text names, by what tells their names apart. */
export async function organisationsNamed(tx: Transaction, text: string): Promise<{ id: string; name: string }[]> {
  const said = ` ${wordsOf(text).join(' ')} `;
  const all = await tx.organisation.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } });
  return all.filter(({ name }) => {
    const own = wordsOf(name).filter((word) => !KINDS_OF_ORGANISATION.has(word));
    return own.length > 0 && said.includes(` ${own.join(' ')} `);
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
