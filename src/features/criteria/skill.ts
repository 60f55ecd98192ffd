import { settling, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Subcommand, Turn } from '../../chat/skill.ts';
import { asksEuropean, europeanWords } from '../../criteria/european.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { mayUse } from '../../people/access.ts';
import { ASSIGNMENT, LONGEST_BEGUN } from './actions.ts';
import { assignmentForm } from './assignment-form.ts';
import { beginDossier } from './beginning.ts';
import { dossierCalls } from './calls.ts';
import { adviceReply, dossierCard } from './card.ts';
import { checkedTopic } from './checked-talk.ts';
import { checked, checkTyped, textToCheck } from './checking.ts';
import type { CriteriaDeps } from './deps.ts';
import { documentIntake } from './document.ts';
import { figuresCall, figuresFile, showFigures } from './figures-reply.ts';
import { figuresTopic } from './figures-talk.ts';
import { isForbidden } from './findings.ts';
import { awardForm, changeForm, rejectForm } from './forms.ts';
import { dossiersUnderWay, showDossiers } from './listing.ts';
import { dossierTopic } from './talk.ts';
import { targetForm } from './target.ts';
import { provisionalView } from './view.ts';

/** From this chance on it is told of an entrepreneur, and no text for a tender. */
const SURELY_A_CASE = 0.6;
/** A value, and no number of an article. */
const AMOUNT = /[€$] ?\d|\d ?(?:k|ton|mln|miljoen|million|euros?|duizend|thousand)\b|\d{2,}[.,]?\d{3}/iu;

/** Suggests impact criteria for what somebody wants to buy, says what is wrong in what they wrote, and keeps what they choose. */
export function createCriteriaSkill(deps: CriteriaDeps): Skill {
  return {
    name: 'criteria',
    intents: [
      {
        name: 'check',
        role: 'colleague',
        purposes: [],
        // Of an entrepreneur one may ask whether it is right too.
        claims: (text, { purposes: [likeliest] }) =>
          textToCheck(text, false) !== null && !(likeliest?.label === 'case' && likeliest.chance >= SURELY_A_CASE),
        run: (turn, text) => checkTyped(deps, turn, text),
      },
      {
        name: 'european',
        role: 'colleague',
        purposes: [],
        claims: (text) => asksEuropean(text) && AMOUNT.test(text),
        run: (turn, text) => mustBeEuropean(deps, turn, text),
      },
      { name: 'criteria', role: 'colleague', purposes: ['criteria'], run: (turn, text) => begin(deps, turn, text) },
    ],
    files: documentIntake(deps.queueForReading),
    underWay: (turn) => dossiersUnderWay(deps, turn),
    topics: [dossierTopic(deps), checkedTopic(deps), figuresTopic(deps)],
    subcommands: [
      criteriaSubcommand(deps),
      {
        names: ['inkoopcijfers', 'dossier-figures'],
        role: 'director',
        run: (turn) => showFigures(deps, turn),
      },
      { names: ['dossier', 'dossiers'], role: 'colleague', run: (turn, text) => showDossiers(deps, turn, text) },
    ],
    calls: [
      assignmentForm(deps),
      changeForm(deps),
      rejectForm(deps),
      awardForm(deps),
      targetForm(),
      figuresCall(deps),
      figuresFile(deps),
      ...dossierCalls(deps),
    ],
  };
}

/** With an assignment behind it criteria for it; with nothing a form to describe one. */
function criteriaSubcommand(deps: CriteriaDeps): Subcommand {
  return {
    names: ['criteria'],
    role: 'colleague',
    opens: { action: ASSIGNMENT, payload: (text) => (text.trim() === '' ? { begun: '' } : null) },
    run: async (turn, text) => (text.trim() === '' ? invitation(turn) : suggest(deps, turn, text)),
  };
}

function invitation({ language }: Turn): Outcome {
  const { text, label } = texts(language).dossiers.invitation;
  return {
    status: 'clarify',
    replies: [
      {
        language,
        body: [{ kind: 'paragraph', text }],
        buttons: [{ kind: 'action', label, action: ASSIGNMENT, payload: { begun: '' }, style: 'primary' }],
      },
    ],
  };
}

/** An assignment begins a dossier, whatever else its words sound like; what is none is a question about the dossiers there are. */
async function begin(deps: CriteriaDeps, turn: Turn, text: string): Promise<Outcome> {
  const kind = turn.reading?.kindOf('criteria') ?? 'advise';
  if (kind === 'figures' && mayUse(turn.actor, 'director')) return showFigures(deps, turn);
  if (kind === 'check') return checkTyped(deps, turn, text);
  if (kind === 'dossier' || kind === 'export' || kind === 'figures') return showDossiers(deps, turn, text);
  return (kind === 'allowed' ? await forbidden(deps, turn, text) : null) ?? suggest(deps, turn, text);
}

/** "Moet dat Europees?" of a value that is named: yes or no, and no dossier. */
async function mustBeEuropean(deps: CriteriaDeps, turn: Turn, text: string): Promise<Outcome> {
  const adviser = await deps.adviser();
  const { assignment } = adviser.check(text);
  const words = europeanWords(adviser, assignment, { language: turn.language, today: turn.now });
  return words === null ? suggest(deps, turn, text) : told(turn, words);
}

/** "Mag ik eisen dat de hovenier hier om de hoek zit?": what is bought is named in passing; that it may not be is the answer. */
async function forbidden(deps: CriteriaDeps, turn: Turn, text: string): Promise<Outcome | null> {
  if (!isAsked(text)) return null;
  const adviser = await deps.adviser();
  return adviser.check(text).findings.some(isForbidden) ? checked(adviser, turn, text) : null;
}

async function suggest(deps: CriteriaDeps, turn: Turn, text: string): Promise<Outcome> {
  const adviser = await deps.adviser();
  const { language, now } = turn;
  const said = adviser.advise(text, { language, today: now });
  // Who asks for criteria and names something that one can buy, buys it, however short or odd it is put.
  const named = said.status === 'none' ? said.assignment.named : null;
  const given = named === null ? {} : { group: named.id };
  const advice = named === null ? said : adviser.advise(text, { language, today: now, given });
  if (advice.status === 'none') {
    // "Mag ik eisen dat de aannemer hier gevestigd is?": no assignment, and what is wrong in it is the answer.
    const wrong = isAsked(text) ? checked(adviser, turn, text) : null;
    if (wrong) return wrong;
    const { label } = texts(language).dossiers.invitation;
    const payload = { begun: text.slice(0, LONGEST_BEGUN) };
    const asked = told(turn, texts(language).criteria.none);
    const buttons = [{ kind: 'action' as const, label, action: ASSIGNMENT, payload }];
    return { status: 'clarify', replies: asked.replies.map((reply) => ({ ...reply, buttons })) };
  }
  const status = advice.status === 'suggested' ? 'answered' : 'clarify';
  const unkept = adviceReply(provisionalView(adviser, advice, language), language);
  return settling(status, async (tx) => {
    const begun = await beginDossier(tx, deps, turn, { text, given });
    return { replies: [begun === null || begun === 'none' ? unkept : dossierCard(begun, language)] };
  });
}
