import type { Button } from '../../../chat/reply.ts';
import type { Intent, Outcome, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { type MemberNamed, membersNamed } from '../../../people/members-named.ts';
import { said as says, stateText } from '../chat/cards.ts';
import { ownCaseLine } from '../chat/case-name.ts';
import { type CaseChat, isAdministratorOf, maySee } from '../chat/deps.ts';
import { type CaseView, readCaseByNumber } from '../chat/repository.ts';
import { rolesButton } from '../chat/work-cards.ts';
import { draftState } from './draft-standing.ts';
import { openButtons, ownAndRunning, runningLine } from './running-cases.ts';
import { howItStands } from './standing.ts';
import { namedByWords } from './which-case.ts';

/**
 * "Hoe staat het met mijn casus?", "welke zaken lopen er?": the cases that somebody filed, works on or looks after, answered
 * from the cases themselves.
 */
export function ownCasesIntent(chat: CaseChat): Intent {
  return {
    name: 'own cases',
    role: 'colleague',
    purposes: ['my-cases'],
    run: (turn, text) => ownCases(chat, turn, text),
  };
}

/** The number of a case within a text: "casus 12", "#12". */
const NUMBER = /(?:\b(?:casus|case|zaak|nummer|number|nr\.?)\s*|#)(\d{1,9})\b/i;

async function ownCases(chat: CaseChat, turn: Turn, text: string): Promise<Outcome> {
  const { cases } = texts(turn.language);
  const number = NUMBER.exec(text)?.[1];
  if (number !== undefined) return oneByNumber(chat, turn, Number(number));
  const { own, running } = await ownAndRunning(chat, turn);
  const all = [...own, ...running];
  const colleague = await colleagueNamed(chat, turn, text);
  const views = colleague === null ? narrowed(chat, turn, all, text) : all.filter((view) => isOf(view, colleague.id));
  const [only, ...others] = views;
  if (!only && colleague !== null) return told(turn, says(turn.language, cases.noneOf(colleague.displayName)));
  if (!only) return told(turn, says(turn.language, looksAfter(turn) ? cases.noneRunning : cases.noneOpen));
  // One of a colleague is not shown as the answer to a question that named nobody's: the list says that it is one of the organisation.
  const isMeant = own.includes(only) || views.length < all.length;
  const isOne = others.length === 0 && isMeant && maySee(turn, only);
  return isOne ? standing(chat, turn, only) : told(turn, list(chat, turn, views));
}

/** A colleague of the same organisation whose cases are asked after; only who looks after cases hears of those. */
async function colleagueNamed({ prisma }: CaseChat, turn: Turn, text: string): Promise<MemberNamed | null> {
  const { personId, organisationId } = turn.actor;
  if (organisationId === null || !looksAfter(turn)) return null;
  const named = await membersNamed(prisma, organisationId, text);
  const [other, ...more] = named.filter(({ id }) => id !== personId);
  return other !== undefined && more.length === 0 ? other : null;
}

function isOf({ filer, owner }: CaseView, personId: string): boolean {
  return filer.personId === personId || owner?.personId === personId;
}

async function oneByNumber(chat: CaseChat, turn: Turn, number: number): Promise<Outcome> {
  const { language } = turn;
  const { cases } = texts(language);
  const view = await readCaseByNumber(chat.prisma, number);
  if (view && maySee(turn, view)) return standing(chat, turn, view);
  if (!view || view.state === 'draft' || !isAdministratorOf(turn, view)) return told(turn, says(language, cases.gone));
  const line = cases.forAdministrator(number, stateText({ ...view, language }, language));
  return told(turn, { ...says(language, line), buttons: [rolesButton()] });
}

function looksAfter({ actor: { roles } }: Turn): boolean {
  return roles.has('broker') || roles.has('administrator');
}

/** Several of them, each in a line: for who asks after one that cannot be told. */
export function ownList(chat: CaseChat, turn: Turn, views: readonly CaseView[]): Outcome {
  return told(turn, list(chat, turn, views));
}

/** Of several those of which the text names the place, or the one that has its words, if it names any. */
function narrowed(chat: CaseChat, turn: Turn, views: readonly CaseView[], text: string): readonly CaseView[] {
  const lower = text.toLowerCase();
  const named = views.filter(
    ({ municipalityCode }) =>
      municipalityCode !== null && lower.includes(chat.names.municipality(municipalityCode).toLowerCase()),
  );
  if (named.length > 0) return named;
  const meant = namedByWords(chat, turn, views, text);
  return meant === null ? views : [meant];
}

async function standing(chat: CaseChat, turn: Turn, view: CaseView): Promise<Outcome> {
  const here = { ...view, language: turn.language };
  const isDraft = view.state === 'draft' && view.filer.personId === turn.actor.personId;
  return privately(turn, isDraft ? draftState(turn, here) : await howItStands(chat, turn, here));
}

function list(chat: CaseChat, turn: Turn, views: readonly CaseView[]) {
  const { actor, language } = turn;
  const { cases } = texts(language);
  const isOwn = ({ filer }: CaseView) => filer.personId === actor.personId;
  const isWork = ({ counter, owner }: CaseView) =>
    owner?.personId === actor.personId || counter?.members.some(({ personId }) => personId === actor.personId);
  const own = views.filter(isOwn);
  const work = views.filter((view) => !isOwn(view) && isWork(view));
  const others = views.filter((view) => !isOwn(view) && !isWork(view));
  const part = (title: string, items: readonly string[]) =>
    items.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: title },
          { kind: 'list' as const, items: [...items] },
        ];
  const line = (view: CaseView) => ownCaseLine(chat, view, language);
  const isOfWork = work.some(({ counter, owner }) => counter !== null && owner?.rung !== 'broker');
  return {
    language,
    body: [
      ...part(cases.ownCases, own.map(line)),
      ...part(isOfWork ? cases.counterCases : cases.yourTurnCases, work.map(line)),
      ...part(
        cases.runningCases,
        others.map((view) => runningLine(chat, turn, view)),
      ),
    ],
    buttons: looksAfter(turn) ? buttonsOf(turn, [...work, ...others]) : [],
  };
}

/** Who may act on them sees each with what can be done; who may not can make somebody a broker. */
function buttonsOf(turn: Turn, views: readonly CaseView[]): Button[] {
  const visible = views.filter((view) => maySee(turn, view));
  if (visible.length > 0) return openButtons(turn, visible);
  return views.length > 0 ? [rolesButton()] : [];
}

function told(turn: Turn, reply: ReturnType<typeof says>): Outcome {
  return privately(turn, { status: 'answered', replies: [reply] });
}

/** Whose cases they are is nobody else's business: where others read along it comes alone. */
function privately(turn: Turn, outcome: Outcome): Outcome {
  const { personId } = turn.actor;
  const isAlone = turn.setting === 'direct' || turn.setting === 'private';
  if (isAlone || personId === null) return outcome;
  return {
    status: outcome.status,
    replies: [says(turn.language, texts(turn.language).cases.sentList)],
    messages: [{ to: { personId, ifUnreachable: 'skip' }, replies: outcome.replies }],
  };
}
