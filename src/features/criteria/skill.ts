import { settling, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Subcommand, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { ASSIGNMENT, LONGEST_BEGUN } from './actions.ts';
import { assignmentForm } from './assignment-form.ts';
import { beginDossier } from './beginning.ts';
import { dossierCalls } from './calls.ts';
import { adviceReply, dossierCard } from './card.ts';
import { checkTyped, textToCheck } from './checking.ts';
import type { CriteriaDeps } from './deps.ts';
import { documentIntake } from './document.ts';
import { showFigures } from './figures-reply.ts';
import { awardForm, changeForm, rejectForm } from './forms.ts';
import { showDossiers } from './listing.ts';
import { dossierTopic } from './talk.ts';
import { targetForm } from './target.ts';
import { provisionalView } from './view.ts';

/** Suggests impact criteria for what somebody wants to buy, says what is wrong in what they wrote, and keeps what they choose. */
export function createCriteriaSkill(deps: CriteriaDeps): Skill {
  return {
    name: 'criteria',
    intents: [
      {
        name: 'check',
        role: 'colleague',
        purposes: [],
        claims: (text) => textToCheck(text, false) !== null,
        run: (turn, text) => checkTyped(deps, turn, text),
      },
      { name: 'criteria', role: 'colleague', purposes: ['criteria'], run: (turn, text) => begin(deps, turn, text) },
    ],
    files: documentIntake(deps.queueForReading),
    topics: [dossierTopic(deps)],
    subcommands: [
      criteriaSubcommand(deps),
      {
        names: ['inkoopcijfers', 'dossier-figures'],
        role: 'broker',
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
  if (kind === 'figures' && turn.actor.roles.has('broker')) return showFigures(deps, turn);
  if (kind === 'check') return checkTyped(deps, turn, text);
  if (kind === 'dossier' || kind === 'export' || kind === 'figures') return showDossiers(deps, turn, text);
  return suggest(deps, turn, text);
}

async function suggest(deps: CriteriaDeps, turn: Turn, text: string): Promise<Outcome> {
  const adviser = await deps.adviser();
  const { language, now } = turn;
  const advice = adviser.advise(text, { language, today: now });
  if (advice.status === 'none') {
    const { label } = texts(language).dossiers.invitation;
    const payload = { begun: text.slice(0, LONGEST_BEGUN) };
    const asked = told(turn, texts(language).criteria.none);
    const buttons = [{ kind: 'action' as const, label, action: ASSIGNMENT, payload }];
    return { status: 'clarify', replies: asked.replies.map((reply) => ({ ...reply, buttons })) };
  }
  const status = advice.status === 'suggested' ? 'answered' : 'clarify';
  const unkept = adviceReply(provisionalView(adviser, advice, language), language);
  return settling(status, async (tx) => {
    const begun = await beginDossier(tx, deps, turn, { text });
    return { replies: [begun === null || begun === 'none' ? unkept : dossierCard(begun, language)] };
  });
}
