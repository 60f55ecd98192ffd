import { z } from 'zod';
import { CONTENT_KINDS } from '../../learning-content/unwanted.ts';

/** What is said after a card of one's own is about that card: `own-card:<id>`. */
export const OWN_CARD_TOPIC = 'own-card';
/** Stands for a card that is not there yet. */
export const NEW_CARD = 'new';

export const WRITE = 'own-card.write';
export const USE = 'own-card.use';
export const REFUSE = 'own-card.refuse';
export const WITHDRAW = 'own-card.withdraw';
export const SHOW = 'own-card.show';

/** Cards and hooks that come with the program, a page at a time. */
export const PROGRAM = 'content.page';
/** Leaves one out in the own organisation, or gives it again. */
export const PROGRAM_WANTED = 'content.wanted';

export const pageSchema = z.object({
  kind: z.enum(CONTENT_KINDS),
  /** Id of a theme; null: of all. */
  theme: z.string().max(60).nullable(),
  page: z.int().min(0).max(100),
});
export type Page = z.infer<typeof pageSchema>;
export const wantedSchema = pageSchema.extend({ item: z.string().max(80), isWanted: z.boolean() });

const cardId = z.string().max(40);
export const cardSchema = z.object({ cardId });
/** With which version somebody saw: nobody agrees with what they did not read. */
export const versionSchema = cardSchema.extend({ version: z.string().max(40) });
/** `cardId` null: a new one. `begun`: what was typed behind the command. */
export const writeSchema = z.object({
  cardId: cardId.nullable().default(null),
  begun: z.string().max(300).default(''),
});

/** Where its brokers see it, and what is spoken of there. */
export function ownCardName(id: string): string {
  return `${OWN_CARD_TOPIC}:${id}`;
}

/** Where a second broker is asked. */
export function askedName(id: string): string {
  return `own-card-asked:${id}`;
}
