import { z } from 'zod';
import { ROLES } from '../chat/skill.ts';

/** A place people may be from: a municipality, or a region of several. */
const placeSchema = z.strictObject({
  /** As it is written: "Twente". */
  name: z.string().min(1).max(100),
  /** The municipalities it covers, by their CBS codes. */
  municipalities: z.array(z.string()).max(100),
});
export type AudiencePlace = z.infer<typeof placeSchema>;

const kinds = {
  /** Ids of organisations. */
  organisations: z.array(z.uuid()).max(500).default([]),
  roles: z.array(z.enum(ROLES)).default([]),
  departments: z.array(z.string().min(1).max(200)).max(100).default([]),
  places: z.array(placeSchema).max(100).default([]),
};

/** The longest list of people that is kept; `texts.*.ts` names it. */
export const MOST_LISTED = 5_000;

/** As many groups as come beside the first: nobody names more. */
const MOST_GROUPS = 20;

/**
 * Whom a message is for, as data; who that are is computed when it is sent. Of one kind any will do, of several kinds all
 * must fit: ambassadors or brokers, and in Twente. A kind that is empty does not count. Who is in a group of `also` is in it as well.
 */
export const audienceSchema = z.strictObject({
  ...kinds,
  /** Groups that come to it, each as large as it is by itself: the ambassadors, and everybody of a department. */
  also: z.array(z.strictObject(kinds)).max(MOST_GROUPS).default([]),
  /** Ids of persons, of a list that somebody gave; nobody else is in it. Null: there is no list. */
  people: z.array(z.uuid()).max(MOST_LISTED).nullable().default(null),
  /** Who is in any of these gets nothing. */
  without: z.strictObject(kinds).default({ organisations: [], roles: [], departments: [], places: [] }),
});
export type Audience = z.infer<typeof audienceSchema>;
/** The groups of people that are named. */
export type AudienceKinds = Omit<Audience, 'without' | 'people' | 'also'>;

/** Everybody, with what is given. */
export function audienceOf(part: z.input<typeof audienceSchema>): Audience {
  return audienceSchema.parse(part);
}

/** Whether everybody it is for belongs to this organisation. */
export function staysWithin({ also, ...first }: Audience, organisationId: string): boolean {
  return [first, ...also].every(
    ({ organisations }) => organisations.length > 0 && organisations.every((id) => id === organisationId),
  );
}
