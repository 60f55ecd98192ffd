import { localTimeAt } from '../../../calendar/local-time.ts';
import { ephemeral } from '../../../chat/call.ts';
import type { Act } from '../../../chat/labels.ts';
import { settling } from '../../../chat/saying.ts';
import type { CallAction, Intent, Outcome, Skill, Turn } from '../../../chat/skill.ts';
import { errorCode } from '../../../errors.ts';
import { placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { contactIn } from '../../../personal-details/contact-details.ts';
import { CASE_FROM } from '../../../routing/message.ts';
import { addWords } from '../talk/changing.ts';
import { ownCasesIntent } from '../talk/own-cases.ts';
import { awayIntent, casesUnderWay, reachOfCounter } from '../talk/running-cases.ts';
import { caseTopic } from '../talk/topic.ts';
import { newsOfWork } from '../talk/which-case.ts';
import { caseAgain, secondCase } from './another-case.ts';
import { said } from './cards.ts';
import { caseCommand, caseForm, caseFromScan } from './case-form.ts';
import { consentCalls } from './consent-calls.ts';
import { consider } from './considering.ts';
import { counterCalls } from './counter-calls.ts';
import type { CaseChat } from './deps.ts';
import { draftCalls } from './draft-calls.ts';
import { namesCalls } from './names-calls.ts';
import { forNoMember, makeCase, shownOnly } from './preview.ts';
import { keptRequest } from './proposal.ts';
import { type Filing, fileDraft, placeFor } from './proposing.ts';
import { askWithWhich, entrepreneursAt, entrepreneursIn } from './several-told.ts';

/** The question of an entrepreneur goes from a colleague to the counter that is for it, and back. */
export function createCasesSkill(chat: CaseChat): Skill {
  const form = caseForm(chat);
  return {
    name: 'cases',
    intents: [caseIntent(chat), ownCasesIntent(chat), awayIntent(chat)],
    subcommands: [caseCommand(chat, (turn, text) => tellOf(chat, turn, text))],
    topics: [caseTopic(chat)],
    underWay: (turn) => casesUnderWay(chat, turn),
    calls: [
      form,
      caseFromScan(form),
      makeCase(chat),
      secondCase(chat),
      caseAgain(chat),
      addWords(chat),
      ...draftCalls(chat),
      ...consentCalls(chat),
      ...namesCalls(chat),
      ...counterCalls(chat),
    ].map(sayingWhatIsGone),
  };
}

/** Anyone may say it, so that a guest hears where the entrepreneur can go; only a member files anything. */
function caseIntent(chat: CaseChat): Intent {
  return {
    name: 'case',
    role: 'anyone',
    purposes: ['case'],
    from: CASE_FROM,
    async run(turn, text) {
      const asked = (await reachOfCounter(chat, turn, text)) ?? (await newsOfWork(chat, turn, text));
      if (asked) return asked;
      const counted = entrepreneursIn(text);
      const several =
        counted.length > 0 ? counted : entrepreneursAt(chat.router.reader.gazetteer, text).map((one) => one.text);
      return askWithWhich(turn, several) ?? tellOf(chat, turn, text);
    },
    ofOthers: (turn, text) => shownOnly(chat, turn, text),
  };
}

/** Somebody tells of an entrepreneur: a draft with its card, or where that entrepreneur can go. */
async function tellOf(chat: CaseChat, turn: Turn, told: string): Promise<Outcome> {
  const before = toldBefore(chat, turn);
  const text = before === null ? told : `${before}\n${told}`;
  const { text: request, removed: contactRemoved } = keptRequest(text, turn.language);
  const input = {
    request,
    language: turn.language,
    today: localTimeAt(turn.now).date,
    place: before === null ? undefined : placeMeant(chat.router.reader.gazetteer, told, null)?.words,
  };
  const considered = consider(chat.router, input);
  if (considered.kind === 'outside') {
    const { because } = considered;
    // What is wanted stays, for when it turns out to be somewhere here.
    return {
      status: 'answered',
      replies: [said(turn.language, because)],
      remember: { question: request, answer: because },
    };
  }
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null) return forNoMember(turn, considered);
  const filer = { ...turn, actor: { ...turn.actor, personId, organisationId } };
  return filed(chat, filer, { considered, input, contactRemoved, contact: null, typed: contactIn(text) });
}

/** What was told just before of an entrepreneur who was not here, when this goes on about the same; null: nothing. */
function toldBefore(chat: CaseChat, { memory, actor, reading, language, now }: Turn): string | null {
  const last = memory.at(-1);
  const isTheirs = last !== undefined && last.by !== undefined && last.by === actor.personId;
  const goesOn = reading !== undefined && GOES_ON.has(reading.acts('draft')[0]?.label ?? 'new');
  if (!isTheirs || !goesOn) return null;
  const { kind } = consider(chat.router, { request: last.question, language, today: localTimeAt(now).date });
  return kind === 'outside' ? last.question : null;
}

const GOES_ON: ReadonlySet<Act> = new Set(['answer', 'correction', 'addition']);

/** Files the draft in the transaction that stores its card. */
function filed(
  chat: CaseChat,
  turn: Turn & { actor: { personId: string; organisationId: string } },
  filing: Filing,
): Outcome {
  const place = placeFor(turn, turn.actor.personId);
  const status = filing.considered.kind === 'question' ? 'clarify' : 'answered';
  return settling(status, async (tx) => {
    const card = await fileDraft(chat, tx, turn, filing);
    if ('conversationId' in place) return { replies: [card], messages: [] };
    return {
      replies: [said(turn.language, texts(turn.language).cases.sentPrivately)],
      messages: [{ to: place, replies: [card] }],
    };
  });
}

/** A button on a case that has been erased since says so; nothing was done then, as every deed begins with the case. */
function sayingWhatIsGone(call: CallAction): CallAction {
  return {
    ...call,
    async run(turn, pressed, tx) {
      try {
        return await call.run(turn, pressed, tx);
      } catch (error) {
        if (errorCode(error) !== 'case.not-found') throw error;
        return ephemeral(turn, texts(turn.language).cases.gone);
      }
    },
  };
}
