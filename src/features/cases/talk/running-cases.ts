import { type Button, paragraph, type ReplyDraft } from '../../../chat/reply.ts';
import type { Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { nextToAct, stateText } from '../chat/cards.ts';
import { ownCaseLine } from '../chat/case-name.ts';
import { type CaseChat, maySee } from '../chat/deps.ts';
import { type CaseView, readCase } from '../chat/repository.ts';
import { runningCasesOf } from './repository.ts';
import { MOST_TO_CHOOSE } from './which-case.ts';

/** The cases that are under way in the organisation of a broker or administrator; of anybody else none. */
export async function runningViews({ prisma }: CaseChat, { actor }: Turn): Promise<CaseView[]> {
  const { organisationId, roles } = actor;
  if (organisationId === null || !(roles.has('broker') || roles.has('administrator'))) return [];
  const ids = await runningCasesOf(prisma, organisationId);
  return (await Promise.all(ids.map((id) => readCase(prisma, id)))).filter((view) => view !== null);
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
