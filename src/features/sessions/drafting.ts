import { type Audience, audienceOf, isSameAudience } from '../../audiences/audience.ts';
import { audienceInOrOut } from '../../audiences/in-or-out.ts';
import { nameableBy } from '../../audiences/nameable.ts';
import { groupsAndPeople, type Meant } from '../../audiences/people-beside.ts';
import { audienceMeant, namesEverybody } from '../../audiences/reading.ts';
import { whomUnclear } from '../../audiences/words.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { SessionDeps } from './deps.ts';
import { type PlannedSession, REPEATS, ruleOf } from './planning.ts';
import { changeDraft, createSeries, type NewSeries, type Series } from './repository.ts';
import { sessionWords } from './said.ts';
import { type Lack, listedOf, plannedBy, type Sketch, sketchSchema } from './sketch.ts';
import { resketched } from './sketch-said.ts';
import { kindIn } from './told.ts';

/** What is known of a draft: as it was told, or, where it came otherwise, by its dates. */
export function sketchOf(series: Pick<Series, 'sketch' | 'kind' | 'title' | 'about' | 'rule' | 'sessions'>): Sketch {
  if (series.sketch !== null) return series.sketch;
  const { kind, title, about, rule, sessions } = series;
  const [first] = sessions;
  if (!first) return sketchSchema.parse({ kind, title, about });
  const { date, minute } = localTimeAt(first.startsAt);
  const minutes = (first.endsAt.getTime() - first.startsAt.getTime()) / 60_000;
  const repeat = REPEATS.find((one) => ruleOf(one, date, sessions.length) === rule) ?? 'own';
  const { place, link, capacity } = first;
  const isListed = rule === null && sessions.length > 1;
  const times = rule === null && !isListed ? null : sessions.length;
  const own = sessions.map((session) => ({ ...session, where: { place: session.place, link: session.link } }));
  const dates = isListed ? listedOf(own, { minute, minutes, place, link }) : [];
  const when = { date, minute, minutes, repeat: isListed ? ('own' as const) : repeat, rule, times, dates };
  return sketchSchema.parse({ kind, title, about, ...when, place, link, capacity });
}

/** What is still to be told of a draft, or is not right; null: it can be announced. */
export function lackOf(series: Parameters<typeof sketchOf>[0], now: Date): Lack | null {
  const planned = plannedBy(sketchOf(series), now);
  return typeof planned === 'string' ? planned : null;
}

/** Whom a session is for of which nobody said so: everybody of one's own organisation, or of the network. */
export function everybodyOf({ actor: { organisationId, roles } }: Turn): Audience {
  return audienceOf({ organisations: roles.has('network_broker') || organisationId === null ? [] : [organisationId] });
}

/** Begins a draft. @returns its id */
export function beginDraft(
  tx: Transaction,
  { by, organisationId }: { by: string; organisationId: string },
  drawn: Drawn,
): Promise<string> {
  return createSeries(tx, { by, organisationId, ...rowsOf(drawn) });
}

/** A draft becomes this. */
export function redraw(tx: Transaction, id: string, drawn: Drawn): Promise<void> {
  return changeDraft(tx, id, rowsOf(drawn));
}

interface Drawn {
  sketch: Sketch;
  audience: Audience;
  now: Date;
  language: Language;
}

/** A session as its rows have it: with the dates that follow from what was told, none while it lacks something. */
function rowsOf({ sketch, audience, now, language }: Drawn): {
  series: NewSeries;
  dates: PlannedSession[];
} {
  const planned = plannedBy(sketch, now);
  const { rule, dates } = typeof planned === 'string' ? { rule: null, dates: [] } : planned;
  const kind = sketch.kind ?? 'learning_network';
  const title = sketch.title ?? texts(language).sessions.kinds[kind];
  const { about, place, link, capacity } = sketch;
  return { series: { kind, title, about, place, link, capacity, audience, rule, sketch }, dates };
}

/** What words change of a draft; a sentence: why it cannot be so; null: nothing. */
export async function meantOf(
  { gazetteer }: SessionDeps,
  turn: Turn,
  tx: Transaction,
  { series, text }: { series: Series; text: string },
): Promise<{ sketch: Sketch; audience: Audience } | string | null> {
  const sketch = sketchOf(series);
  const changes = resketched(text, sketch, { now: turn.now, language: turn.language, gazetteer });
  if (changes !== null && 'problem' in changes) return changes.problem;
  const audience = await whomThen(gazetteer, turn, tx, { series, text });
  if (typeof audience === 'string') return audience;
  if (changes === null && (audience === null || isSameAudience(audience, series.audience))) return null;
  return { sketch: { ...sketch, ...changes }, audience: audience ?? series.audience };
}

/** Whom a draft is for as words say; a sentence: who of them is not known; null: nobody is named. */
async function whomThen(
  gazetteer: SessionDeps['gazetteer'],
  turn: Turn,
  tx: Transaction,
  { series: { audience, title }, text }: { series: Series; text: string },
): Promise<Audience | string | null> {
  const called = [...wordsOf(title), ...sessionWords(turn.language).others];
  const then = await audienceInOrOut({ gazetteer, prisma: tx }, turn, { text, audience, called });
  if (then !== null) return then;
  const meant = await whomMeant(gazetteer, turn, tx, text, audience);
  return whomUnclear(meant, turn.language) ?? meant.audience;
}

/** Whom words name: groups, people, or everybody; null: nobody. */
export async function whomSaid(
  gazetteer: SessionDeps['gazetteer'],
  turn: Turn,
  tx: Transaction,
  text: string,
): Promise<Audience | null> {
  return (await whomMeant(gazetteer, turn, tx, text, everybodyOf(turn), true)).audience;
}

async function whomMeant(
  gazetteer: SessionDeps['gazetteer'],
  turn: Turn,
  tx: Transaction,
  text: string,
  before: Audience,
  isNew = false,
): Promise<Meant> {
  const named = await nameableBy(gazetteer, turn, tx);
  // "Plan het leernetwerk" names what is planned, also where a department is called so.
  const departments = named.departments.filter((name) => kindIn(name) === null);
  const nameable = { ...named, departments, gazetteer };
  if (isNew) {
    const groups = audienceMeant(text, nameable, turn.language, before, { isNew });
    return { audience: ofPeople(groups, turn, text, before), several: [], unknown: [] };
  }
  const meant = await groupsAndPeople(tx, turn, { text, nameable, before });
  return { ...meant, audience: ofPeople(meant.audience, turn, text, before) };
}

/** Where it is is no group of people. */
function ofPeople(meant: Audience | null, turn: Turn, text: string, before: Audience): Audience | null {
  if (meant !== null && meant.places.length === before.places.length) return meant;
  const placesOnly = meant !== null ? { ...meant, places: before.places } : null;
  if (placesOnly !== null && !isSameAudience(placesOnly, before)) return placesOnly;
  return namesEverybody(text) ? everybodyOf(turn) : null;
}
