import type { Intent, Outcome, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { said as says } from '../chat/cards.ts';
import { type CaseChat, maySee } from '../chat/deps.ts';
import { type CaseView, readCase, readCaseByNumber } from '../chat/repository.ts';
import { howItStands } from './case-moves.ts';
import { draftState } from './draft-moves.ts';
import { ownCaseLine } from './own-case-line.ts';
import { openCasesOf } from './repository.ts';

/** "Hoe staat het met mijn casus?": one's own cases, answered from the cases themselves. */
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
  if (number !== undefined) {
    const view = await readCaseByNumber(chat.prisma, Number(number));
    return view && maySee(turn, view) ? standing(chat, turn, view) : told(turn, says(turn.language, cases.gone));
  }
  const { personId } = turn.actor;
  const found = personId === null ? [] : await openCasesOf(chat.prisma, personId);
  const views = (await Promise.all(found.map((id) => readCase(chat.prisma, id)))).filter((view) => view !== null);
  const [only, ...others] = narrowed(chat, views, text);
  if (!only) return told(turn, says(turn.language, cases.noneOpen));
  return others.length === 0 ? standing(chat, turn, only) : told(turn, list(chat, turn, [only, ...others]));
}

/** Of several those of which the text names the place, if it names that of any. */
function narrowed(chat: CaseChat, views: readonly CaseView[], text: string): readonly CaseView[] {
  const lower = text.toLowerCase();
  const named = views.filter(
    ({ municipalityCode }) =>
      municipalityCode !== null && lower.includes(chat.names.municipality(municipalityCode).toLowerCase()),
  );
  return named.length > 0 ? named : views;
}

async function standing(chat: CaseChat, turn: Turn, view: CaseView): Promise<Outcome> {
  const here = { ...view, language: turn.language };
  const isDraft = view.state === 'draft' && view.filer.personId === turn.actor.personId;
  return privately(turn, isDraft ? draftState(turn, here) : await howItStands(chat, turn, here));
}

function list(chat: CaseChat, { actor, language }: Turn, views: readonly CaseView[]) {
  const { cases } = texts(language);
  const [own, theirs] = [true, false].map((isOwn) =>
    views.filter(({ filer }) => (filer.personId === actor.personId) === isOwn),
  );
  const part = (title: string, those: readonly CaseView[] = []) =>
    those.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: title },
          { kind: 'list' as const, items: those.map((view) => ownCaseLine(chat, view, language)) },
        ];
  return { language, body: [...part(cases.ownCases, own), ...part(cases.counterCases, theirs)] };
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
