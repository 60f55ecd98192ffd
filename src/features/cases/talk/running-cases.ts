import { newChoice } from '../../../chat/cards.ts';
import { type Button, paragraph, type ReplyDraft } from '../../../chat/reply.ts';
import { CASE_TOPIC } from '../../../chat/shared-actions.ts';
import type { Intent, Outcome, Turn, UnderWay } from '../../../chat/skill.ts';
import { recognisePlaces } from '../../../gazetteer/recognition.ts';
import { texts } from '../../../i18n/texts.ts';
import { contactIn } from '../../../personal-details/contact-details.ts';
import { recogniseTopics } from '../../../routing/topics.ts';
import { nextToAct, stateText } from '../chat/cards.ts';
import { ownCaseLine } from '../chat/case-name.ts';
import { workAtCounters } from '../chat/counter-repository.ts';
import { type CaseChat, maySee } from '../chat/deps.ts';
import { type CaseView, readCases } from '../chat/repository.ts';
import { openViewsOf, runningCasesOf } from './repository.ts';
import { asNewCase, MOST_TO_CHOOSE, ofEach } from './which-case.ts';

/** The cases that are under way in the organisation of a broker or administrator; of anybody else none. */
export async function runningViews({ prisma }: CaseChat, { actor }: Turn): Promise<CaseView[]> {
  const { organisationId, roles } = actor;
  if (organisationId === null || !(roles.has('broker') || roles.has('administrator'))) return [];
  return readCases(prisma, await runningCasesOf(prisma, organisationId));
}

/** The cases that somebody has open themselves, and besides those that are under way in their organisation. */
export async function ownAndRunning(chat: CaseChat, turn: Turn): Promise<{ own: CaseView[]; running: CaseView[] }> {
  const own = await openViewsOf(chat.prisma, turn.actor.personId);
  const running = await runningViews(chat, turn);
  return { own, running: running.filter(({ id }) => !own.some((one) => one.id === id)) };
}

/** A case in one line with who has it and whether it is late; who may not see it sees no more than that. */
export function runningLine(chat: CaseChat, turn: Turn, view: CaseView): string {
  const { language, now, actor } = turn;
  const { cases } = texts(language);
  const here = { ...view, language };
  const state = stateText(here, language).replace(/\.$/, '');
  const line = maySee(turn, view)
    ? ownCaseLine(chat, here, language)
    : cases.runningShort(view.number, state, view.counter?.name ?? null);
  const { owner, filer } = view;
  const next = nextToAct(view);
  const rung = next === null ? null : cases.rungs[next.rung];
  const named = next?.name == null ? rung : `${next.name} (${rung})`;
  const whose = next?.rung === 'filer' ? filer.personId : (owner?.personId ?? null);
  const lead = whose !== null && whose === actor.personId ? cases.leadIsYou : named;
  const due = view.firstResponseDueAt ?? view.resolutionDueAt;
  return cases.running(line, lead, due !== null && due <= now);
}

/** The cases that who speaks filed, has or sees at their counter. */
export async function casesUnderWay(chat: CaseChat, turn: Turn): Promise<UnderWay[]> {
  const own = await openViewsOf(chat.prisma, turn.actor.personId);
  return own.map((view) => {
    const [button] = openButtons(turn, [view]);
    const subject = `${CASE_TOPIC}:${view.id}`;
    return { line: ownCaseLine(chat, view, turn.language), subject, ...(button && { button }) };
  });
}

/** A button for each that shows it with all that whoever asks can do. */
export function openButtons({ language }: Turn, views: readonly CaseView[]): Button[] {
  const { cases } = texts(language);
  return views
    .slice(0, MOST_TO_CHOOSE)
    .map(({ number }) => ({ kind: 'say', label: cases.filerTitle(number), text: cases.caseCommand(number) }));
}

/** For a broker who says hello: the cases that nobody has but the colleague who filed them; null: none, or no broker. */
export async function casesWithNobody(
  chat: CaseChat,
  turn: Turn,
): Promise<Pick<ReplyDraft, 'body' | 'buttons'> | null> {
  if (!turn.actor.roles.has('broker') || turn.setting !== 'direct') return null;
  const left = (await runningViews(chat, turn)).filter(
    ({ owner, filer, state }) =>
      owner?.rung === 'filer' && filer.personId !== turn.actor.personId && state !== 'waiting_for_entrepreneur',
  );
  if (left.length === 0) return null;
  return {
    body: [
      paragraph(texts(turn.language).cases.toBroker.withNobody(left.length)),
      { kind: 'list', items: left.map((view) => runningLine(chat, turn, view)) },
    ],
    buttons: openButtons(turn, left),
  };
}

/** What is asked of who works at a counter, and how soon: a sentence for each counter; none: they work at none. */
export async function workOfCounter({ prisma }: CaseChat, { actor, language, setting }: Turn): Promise<string[]> {
  if (actor.personId === null || setting !== 'direct') return [];
  const { atCounter } = texts(language).cases;
  const work = await workAtCounters(prisma, actor.personId);
  return work.map((one) => atCounter.work(one.counter, one.answersWithinDays, one.doneWithinDays, one.next));
}

/** What an ambassador says who rests, and anybody who is away. */
const OFF = 'pause';

/** "Ik ben volgende week weg", of who works at a counter and gets no nudges: who is asked instead, and whom to tell. */
export function awayIntent({ prisma }: CaseChat): Intent {
  const workOf = async ({ actor }: Turn) =>
    actor.personId === null || actor.roles.has('ambassador') ? [] : workAtCounters(prisma, actor.personId);
  return {
    name: 'away from a counter',
    role: 'colleague',
    purposes: ['ambassador'],
    fits: async (turn) => (turn.reading?.kindOf('ambassador') === OFF && (await workOf(turn)).length > 0 ? 1 : 0),
    async run(turn) {
      const { language } = turn;
      const { cases, welcome } = texts(language);
      const lines = (await workOf(turn)).map(({ counter, next }) => cases.atCounter.away(counter, next));
      const { label, says } = welcome.whoIsBroker;
      const body = [...lines, cases.atCounter.tellBroker].map(paragraph);
      return { status: 'answered', replies: [{ language, body, buttons: [{ kind: 'say', label, text: says }] }] };
    },
  };
}

/**
 * A broker tells how somebody can be reached at a counter where nobody is known and a case waits: that is for who looks after
 * the counters, and no entrepreneur.
 *
 * @returns null: it is something else
 */
export async function reachOfCounter(chat: CaseChat, turn: Turn, text: string): Promise<Outcome | null> {
  const { actor, language, setting } = turn;
  if (!actor.roles.has('broker') || setting !== 'direct' || contactIn(text) === null) return null;
  const { gazetteer, topicBook } = chat.router.reader;
  if (recogniseTopics(topicBook, text).some(({ id }) => id !== topicBook.fallback)) return null;
  const codes = recognisePlaces(gazetteer, text).flatMap(({ municipalities }) => municipalities);
  const waiting = (await runningViews(chat, turn)).filter(
    ({ counter, municipalityCode }) =>
      counter?.members.length === 0 && municipalityCode !== null && codes.includes(municipalityCode),
  );
  const [first] = waiting;
  if (!first?.counter) return null;
  const line = texts(language).cases.toBroker.reachTold(first.counter.name);
  const buttons = [...ofEach(waiting.slice(0, MOST_TO_CHOOSE), text, language), ...asNewCase(turn, text)];
  return { status: 'clarify', replies: [{ language, subject: newChoice(), body: [paragraph(line)], buttons }] };
}
