import { z } from 'zod';
import { type FormField, MOST_OPTIONS } from '../chat/form.ts';
import type { Language } from '../chat/language.ts';
import type { Actor } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { THEME_VOCABULARY } from '../learning-content/theme-names.ts';
import { type Audience, audienceOf } from './audience.ts';
import type { OrganisationPlace } from './members.ts';
import type { NameableHere } from './nameable.ts';
import { isEmpty, kindsIn, type Nameable } from './reading.ts';
import { audienceInWords, namesOf } from './words.ts';

/** Whom a broker chooses by what they are; others are named by where they are. */
const ROLES_OFFERED = ['ambassador', 'broker', 'procurement_officer', 'counter_contact', 'administrator'] as const;
const LONGEST_LINE = 300;
/** Whom of the guests of a visit a broker chooses. */
const GUESTS_OFFERED = ['coming', 'waiting', 'maybe'] as const;
const LONGEST_LABEL = 75;

/** What is chosen so that a list stays. */
const LIST = 'list';
/** The same for the groups that came to the first. */
const ALSO = 'also';

const line = z.string().max(LONGEST_LINE).optional();

/** What is typed into the fields of {@link audienceFields}. */
export const audienceValues = {
  organisations: z.array(z.uuid()).default([]),
  roles: z.array(z.enum(ROLES_OFFERED)).default([]),
  departments: z.array(z.string()).default([]),
  places: line,
  themes: z.array(z.string().max(60)).default([]),
  without: line,
  kept: z.uuid().optional(),
  list: z.array(z.literal(LIST)).default([]),
  also: z.array(z.literal(ALSO)).default([]),
  guests: z.array(z.enum(GUESTS_OFFERED)).default([]),
};
type Values = z.infer<z.ZodObject<typeof audienceValues>>;

/** What is wrong with what was typed, by field; null: nothing. */
export function audienceErrors(
  { places, without }: Pick<Values, 'places' | 'without'>,
  nameable: Nameable,
  errors: { places: string; without: string },
): { places: string | null; without: string | null } {
  return {
    places: places !== undefined && kindsIn(places, nameable).places.length === 0 ? errors.places : null,
    without: without !== undefined && isEmpty(kindsIn(without, nameable)) ? errors.without : null,
  };
}

/** Whom a broker means; who names no organisation means their own, unless they have the right for the network. */
export function audienceFrom(
  actor: Actor,
  values: Values,
  nameable: NameableHere,
  before: Audience | undefined,
): Audience {
  const { organisations, roles, departments, places = '', themes, without = '' } = values;
  const base = nameable.kept.find(({ id }) => id === values.kept)?.audience;
  const list = values.list.includes(LIST) ? (before?.people ?? null) : null;
  const { alsoPeople = [], withoutPeople = [] } = before ?? {};
  const guests = guestsFrom(values, before);
  const also = values.also.includes(ALSO) ? (before?.also ?? []) : [];
  if (base) return withKinds(base, values, nameable);
  // Who is a guest is told by the visit, of whatever organisation they are.
  const isOpen = guests !== null || actor.organisationId === null || actor.roles.has('network_broker');
  const own = isOpen || actor.organisationId === null ? [] : [actor.organisationId];
  return audienceOf({
    organisations: organisations.length > 0 ? organisations : own,
    roles: [...roles],
    departments,
    places: kindsIn(places, nameable).places,
    themes,
    people: list,
    ...{ guests, alsoPeople, withoutPeople },
    also,
    without: kindsIn(without, nameable),
  });
}

/** Which guests of a visit; where none is chosen, those it was for. */
function guestsFrom({ guests: chosen }: Values, before: Audience | undefined): Audience['guests'] {
  const guests = before?.guests ?? null;
  if (guests === null || chosen.length === 0) return guests;
  // Who has an offer of a place waits as well.
  const replies = chosen.flatMap((one) => (one === 'waiting' ? (['offered', 'waiting'] as const) : [one]));
  return { ...guests, replies };
}

/** A group that was kept, made smaller or other by what was chosen beside it. */
function withKinds(base: Audience, values: Values, nameable: Nameable): Audience {
  const { organisations, roles, departments, places = '', themes, without = '' } = values;
  const named = kindsIn(places, nameable).places;
  const chosen = { organisations, roles: [...roles], departments, places: named, themes };
  const given = Object.fromEntries(Object.entries(chosen).filter(([, some]) => some.length > 0));
  const left = kindsIn(without, nameable);
  return audienceOf({ ...base, ...given, ...(isEmpty(left) ? {} : { without: left }) });
}

interface Line {
  label: string;
  hint: string;
}

/** What the fields are called where they stand. */
export interface AudienceLabels {
  organisations: string;
  roles: string;
  departments: string;
  places: Line;
  without: Line;
}

/** The fields in which a broker says whom something is for; what there is nothing to choose from is left out. */
export function audienceFields(
  labels: AudienceLabels,
  from: {
    organisations: readonly OrganisationPlace[];
    departments: readonly string[];
    kept: readonly { id: string; name: string }[];
    audience: Audience | undefined;
    language: Language;
  },
): FormField[] {
  const { organisations, departments, kept, audience, language } = from;
  const { people, audiences } = texts(language);
  const without = audience ? Object.values(namesOf(audience.without, organisations, language)).flat() : [];
  const list = audience?.people ?? null;
  const guests = audience?.guests ?? null;
  return [
    ...keptField(kept, audiences.fields.kept),
    ...choices('guests', audiences.fields.guests, {
      options:
        guests === null ? [] : GUESTS_OFFERED.map((value) => ({ value, label: audiences.fields.guestReplies[value] })),
      initial: guests?.replies.filter((reply) => reply !== 'offered'),
    }),
    ...choices('list', audiences.fields.list, {
      options: list === null ? [] : [{ value: LIST, label: audiences.fields.onlyListed(list.length) }],
      initial: [LIST],
    }),
    ...choices('also', audiences.fields.also, {
      options:
        alsoOf(audience).length === 0 ? [] : [{ value: ALSO, label: alsoInWords(audience, organisations, language) }],
      initial: [ALSO],
    }),
    ...choices('organisations', labels.organisations, {
      options: organisations.length < 2 ? [] : organisations.map(({ id, name }) => ({ value: id, label: name })),
      initial: audience?.organisations,
    }),
    ...choices('roles', labels.roles, {
      options: ROLES_OFFERED.map((role) => ({ value: role, label: people.roles[role] })),
      initial: audience?.roles,
    }),
    ...choices('departments', labels.departments, {
      options: departments.filter((name) => name.length <= 100).map((name) => ({ value: name, label: name })),
      initial: audience?.departments,
    }),
    ...choices('themes', audiences.fields.themes, {
      options: themesOffered(language),
      initial: audience?.themes,
    }),
    words('places', labels.places, audience?.places.map(({ name }) => name) ?? []),
    words('without', labels.without, without),
  ];
}

function themesOffered(language: Language): { value: string; label: string }[] {
  return Object.entries(THEME_VOCABULARY.themes).map(([value, name]) => ({ value, label: name[language] }));
}

function alsoOf(audience: Audience | undefined): Audience['also'] {
  return audience?.also ?? [];
}

function alsoInWords(audience: Audience | undefined, organisations: readonly OrganisationPlace[], language: Language) {
  const groups = alsoOf(audience).map((kinds) => audienceInWords(audienceOf(kinds), organisations, language));
  return groups.join(', ').slice(0, LONGEST_LABEL);
}

function keptField(kept: readonly { id: string; name: string }[], label: string): FormField[] {
  if (kept.length === 0) return [];
  const options = kept.slice(0, MOST_OPTIONS).map(({ id, name }) => ({ value: id, label: name }));
  return [{ kind: 'choice', name: 'kept', label, required: false, options }];
}

function choices(
  name: string,
  label: string,
  { options, initial = [] }: { options: { value: string; label: string }[]; initial: readonly string[] | undefined },
): FormField[] {
  if (options.length === 0) return [];
  const offered = options.slice(0, MOST_OPTIONS);
  return [{ kind: 'choices', name, label, required: false, options: offered, initial: [...initial] }];
}

function words(name: string, { label, hint }: Line, names: readonly string[]): FormField {
  const initial = names.join(', ');
  return { kind: 'line', name, label, required: false, maxLength: LONGEST_LINE, ...(initial ? { initial } : {}), hint };
}
