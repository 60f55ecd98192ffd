import { ephemeral } from '../../chat/call.ts';
import { type CallAction, callAction } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import { confirmTerm, dropProposal } from '../../policy-themes/terms.ts';
import { CONFIRM, DROP, termName, termSchema } from './actions.ts';
import { termCard } from './card.ts';
import type { ThemeDeps } from './deps.ts';
import { linkForm, writeForm } from './form.ts';
import { ownProposal } from './own.ts';

export function themeCalls(deps: ThemeDeps): CallAction[] {
  return [writeForm(deps), linkForm(deps), confirm(deps), drop()];
}

function confirm(deps: ThemeDeps): CallAction {
  return callAction({
    name: CONFIRM,
    role: 'broker',
    payload: termSchema,
    async run(turn, { termId }, tx) {
      const { themes } = texts(turn.language);
      if ((await ownProposal(tx, turn, termId)) === null) return ephemeral(turn, themes.gone);
      const term = await confirmTerm(tx, termId);
      if (term === null) return ephemeral(turn, themes.gone);
      if (term === 'begun') return ephemeral(turn, themes.errors.begun);
      const { personId: actorId } = turn.actor;
      const { organisationId, id: objectId } = term;
      await recordAudit(tx, {
        actorId,
        organisationId,
        action: 'policy.confirmed',
        objectKind: 'policy_term',
        objectId,
      });
      const { standing: _, ...card } = await termCard(deps, term, turn.language, themes.confirmed);
      return {
        response: ephemeral(turn, themes.confirmed),
        messages: [{ to: { card: termName(termId) }, replies: [card] }],
      };
    },
  });
}

function drop(): CallAction {
  return callAction({
    name: DROP,
    role: 'broker',
    payload: termSchema,
    async run(turn, { termId }, tx) {
      const { language } = turn;
      const { themes } = texts(language);
      if ((await ownProposal(tx, turn, termId)) === null) return ephemeral(turn, themes.gone);
      await dropProposal(tx, termId);
      const card = termName(termId);
      const body = [{ kind: 'paragraph' as const, text: themes.dropped }];
      return {
        response: ephemeral(turn, themes.dropped),
        messages: [{ to: { card }, replies: [{ language, card, body }] }],
      };
    },
  });
}
