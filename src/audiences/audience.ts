import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Actor, ROLES } from '../chat/skill.ts';

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
  /** Ids of themes: ambassadors who want to hear of these, or of all. */
  themes: z.array(z.string().min(1).max(60)).max(50).default([]),
};

/** The longest list of people that is kept; `texts.*.ts` names it. */
export const MOST_LISTED = 5_000;

/** As many people as are named one by one. */
const MOST_NAMED = 50;

/** As many groups as come beside the first: nobody names more. */
const MOST_GROUPS = 20;

/** What a guest of a site visit may have said who can be written to. */
export const GUEST_REPLIES = ['coming', 'offered', 'waiting', 'maybe'] as const;

/** The guests of one site visit, by what they said. */
const guestsSchema = z.strictObject({ visitId: z.uuid(), replies: z.array(z.enum(GUEST_REPLIES)).min(1) });
export type VisitGuests = z.infer<typeof guestsSchema>;

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
  /** Only who are guests of a site visit. Null: that does not count. */
  guests: guestsSchema.nullable().default(null),
  /** People who were named one by one, and who come to it. */
  alsoPeople: z
    .array(z.strictObject({ id: z.uuid(), organisationId: z.uuid() }))
    .max(MOST_NAMED)
    .default([]),
  /** Ids of persons who get nothing, whatever else they are. */
  withoutPeople: z.array(z.uuid()).max(MOST_LISTED).default([]),
  /** Who is in any of these gets nothing. */
  without: z.strictObject(kinds).default({ organisations: [], roles: [], departments: [], places: [], themes: [] }),
});
export type Audience = z.infer<typeof audienceSchema>;
/** The groups of people that are named. */
export type AudienceKinds = Pick<Audience, keyof typeof kinds>;

/** Everybody, with what is given. */
export function audienceOf(part: z.input<typeof audienceSchema>): Audience {
  return audienceSchema.parse(part);
}

/**
 * Whether everybody it is for belongs to this organisation, or is a guest there: who is one of a site visit is asked by who
 * organises that, of whatever organisation they are.
 */
export function staysWithin({ guests, also, alsoPeople, ...first }: Audience, organisationId: string): boolean {
  if (alsoPeople.some((one) => one.organisationId !== organisationId)) return false;
  return [...(guests === null ? [first] : []), ...also].every(
    ({ organisations }) => organisations.length > 0 && organisations.every((id) => id === organisationId),
  );
}

/** Beyond one's own organisation takes the right for the whole network. */
export function mayReach({ organisationId, roles }: Actor, audience: Audience): boolean {
  return roles.has('network_broker') || (organisationId !== null && staysWithin(audience, organisationId));
}

/** Whether nobody is in it who is no guest of the visit it is about. */
export function isForGuestsOnly({ guests, also, alsoPeople }: Audience): boolean {
  return guests !== null && also.length + alsoPeople.length === 0;
}

/** Whether nobody at all is in it, whoever there is. */
export function isForNobody({ people, also, alsoPeople }: Audience): boolean {
  return people?.length === 0 && also.length + alsoPeople.length === 0;
}

/** Whether two are the same, in whatever order they were written down. */
export function isSameAudience(one: Audience, other: Audience): boolean {
  return isDeepStrictEqual({ ...one }, { ...other });
}
