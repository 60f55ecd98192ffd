import { localTimeAt } from '../../calendar/local-time.ts';
import { type Period, periodOf } from '../../calendar/period-named.ts';
import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph } from '../../chat/reply.ts';
import { answered, othersReadAlong, told } from '../../chat/saying.ts';
import type { Actor, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { mayUse } from '../../people/access.ts';
import { COUNTED, type Counted } from './asked.ts';
import type { FiguresDeps } from './deps.ts';
import { lineOf, type Scope } from './lines.ts';
import { FIGURES_TOPIC, idOf, type Told } from './spoken.ts';

/** All figures, of the usual stretches. */
export function asksNothing(): Told {
  return { what: [], period: null, place: null, isOurs: false };
}

/** The figures that are asked for, to who may see them; others hear who may. */
export async function showTold({ prisma }: FiguresDeps, turn: Turn, asked: Told): Promise<Outcome> {
  const { actor, language } = turn;
  const { figures, people } = texts(language);
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  if (!seesFigures(actor)) return forOthers(turn);
  const isAll = asked.what.length === 0;
  const scope: Scope = { tx: prisma, actor, language, isOfOthers: false, place: asked.place };
  const isOfNetwork = actor.roles.has('network_broker') && !asked.isOurs;
  const body: Block[] = [
    paragraph(headOf(turn, asked)),
    { kind: 'list', items: await linesOf(scope, turn, asked) },
    ...(isOfNetwork
      ? [
          { kind: 'heading' as const, text: figures.others },
          { kind: 'list' as const, items: await linesOf({ ...scope, isOfOthers: true }, turn, asked) },
        ]
      : []),
    ...(isAll ? [paragraph(figures.more), paragraph(figures.whoSees), paragraph(figures.whatNot)] : []),
  ];
  const subject = `${FIGURES_TOPIC}:${idOf(asked)}`;
  return answered({ language, subject, body, buttons: isAll ? buttonsFor(turn) : [allButton(language)] });
}

/** All figures, at a press. */
export function allButton(language: Language): Button {
  const { label, says } = texts(language).figures.all;
  return { kind: 'say', label, text: says };
}

/** Whether somebody may see figures of use. */
export function seesFigures(actor: Actor): boolean {
  const { organisationId, roles } = actor;
  const isAllowed = mayUse(actor, 'director') || roles.has('administrator') || roles.has('network_broker');
  return organisationId !== null && isAllowed;
}

function forOthers({ language }: Turn): Outcome {
  const { figures, welcome } = texts(language);
  const buttons = [figures.own, welcome.whoIsBroker].map(({ label, says }) => ({
    kind: 'say' as const,
    label,
    text: says,
  }));
  return answered({ language, body: [paragraph(figures.forWhom)], buttons });
}

function headOf({ language }: Turn, { what, place, isNotCounted = false, form = null }: Told): string {
  const { figures } = texts(language);
  if (isNotCounted) return figures.notCounted;
  if (form !== null) return form === 'file' ? figures.noFile : figures.noReport;
  return place !== null && what.some((one) => one !== 'cases') ? figures.onlyCasesByPlace : `${figures.title}:`;
}

/** Of each kind a line; of few kinds without a stretch that was named, of this month and this year. */
async function linesOf(scope: Scope, { now }: Turn, { what, period, place }: Told): Promise<string[]> {
  const today = localTimeAt(now).date;
  const kinds: readonly Counted[] = what.length > 0 ? what : place === null ? COUNTED : ['cases'];
  const usual: Period[] =
    what.length > 0 ? [periodOf('month', today), periodOf('year', today)] : [periodOf('year', today)];
  const lines: string[] = [];
  for (const kind of kinds) {
    for (const one of period === null ? usual : [period]) lines.push(await lineOf(scope, kind, one));
  }
  return lines;
}

function buttonsFor({ actor, language }: Turn): Button[] {
  const { figures } = texts(language);
  const seesAmbassadors = actor.roles.has('broker');
  const shown = [
    ...(seesAmbassadors ? [figures.ambassadors] : []),
    ...(mayUse(actor, 'director') ? [figures.dossiers] : []),
  ];
  return shown.map(({ label, says }) => ({ kind: 'say', label, text: says }));
}
