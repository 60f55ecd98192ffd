import type { Transaction } from '../store/transaction.ts';

/** What comes with the program, and can be left out in an organisation. */
export const CONTENT_KINDS = ['card', 'hook'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** One card or hook of the program. */
export interface ContentItem {
  kind: ContentKind;
  item: string;
}

/** Ids of the cards or hooks of the program that an organisation does not want. @param organisationId null: of no organisation */
export async function unwantedBy(
  tx: Pick<Transaction, 'unwantedContent'>,
  organisationId: string | null,
  kind: ContentKind,
): Promise<ReadonlySet<string>> {
  if (organisationId === null) return new Set();
  const rows = await tx.unwantedContent.findMany({ where: { organisationId, kind }, select: { item: true } });
  return new Set(rows.map(({ item }) => item));
}

/** Which organisations do not want what, by `<kind>:<item>`: for who plans for all. */
export async function unwantedByAll(tx: Transaction): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tx.unwantedContent.findMany();
  const by = Map.groupBy(rows, ({ kind, item }) => `${kind}:${item}`);
  return new Map([...by].map(([key, some]) => [key, new Set(some.map(({ organisationId }) => organisationId))]));
}

/** From now on colleagues of the organisation do not get it, or get it again. @returns whether that changed anything */
export async function setUnwanted(
  tx: Transaction,
  { organisationId, kind, item }: ContentItem & { organisationId: string },
  isUnwanted: boolean,
): Promise<boolean> {
  const row = { organisationId, kind, item };
  if (!isUnwanted) return (await tx.unwantedContent.deleteMany({ where: row })).count > 0;
  return (await tx.unwantedContent.createMany({ data: [row], skipDuplicates: true })).count > 0;
}
