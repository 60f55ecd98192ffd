import { z } from 'zod';
import { type FormField, MOST_OPTIONS } from '../chat/form.ts';
import type { Language } from '../chat/language.ts';
import type { Actor } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { type Audience, audienceOf } from './audience.ts';
import type { OrganisationPlace } from './members.ts';
import { isEmpty, kindsIn, type Nameable } from './reading.ts';
import { namesOf } from './words.ts';

/** Whom a broker chooses by what they are; others are named by where they are. */
const ROLES_OFFERED = ['ambassador', 'broker', 'procurement_officer', 'counter_contact', 'administrator'] as const;
const LONGEST_LINE = 300;

const line = z.string().max(LONGEST_LINE).optional();

/** What is typed into the fields of {@link audienceFields}. */
export const audienceValues = {
  organisations: z.array(z.uuid()).default([]),
  roles: z.array(z.enum(ROLES_OFFERED)).default([]),
  departments: z.array(z.string()).default([]),
  places: line,
  without: line,
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
export function audienceFrom(actor: Actor, values: Values, nameable: Nameable): Audience {
  const { organisations, roles, departments, places = '', without = '' } = values;
  const own = actor.organisationId === null || actor.roles.has('network_broker') ? [] : [actor.organisationId];
  return audienceOf({
    organisations: organisations.length > 0 ? organisations : own,
    roles: [...roles],
    departments,
    places: kindsIn(places, nameable).places,
    without: kindsIn(without, nameable),
  });
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
    audience: Audience | undefined;
    language: Language;
  },
): FormField[] {
  const { organisations, departments, audience, language } = from;
  const { people } = texts(language);
  const without = audience ? Object.values(namesOf(audience.without, organisations, language)).flat() : [];
  return [
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
    words('places', labels.places, audience?.places.map(({ name }) => name) ?? []),
    words('without', labels.without, without),
  ];
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
