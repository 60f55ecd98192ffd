import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import type { CallAnswer } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import { TARGET } from './actions.ts';
import { setTarget, targetIn } from './figures.ts';

const nothing = z.object({});

/** "X procent zo": a broker sets the aim of their organisation. */
export function targetForm(): FormAction<typeof nothing> {
  return formAction({
    name: TARGET,
    role: 'broker',
    payload: nothing,
    values: z.object({ target: z.string().max(10).optional() }),
    async form(turn, _payload, tx) {
      const { figures } = texts(turn.language).dossiers;
      const { organisationId } = turn.actor;
      if (organisationId === null) return ephemeral(turn, figures.none);
      const { criteriaTarget } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
      return {
        language: turn.language,
        title: figures.targetTitle,
        intro: [paragraph(figures.targetIntro)],
        fields: [
          {
            kind: 'line',
            name: 'target',
            label: figures.targetField,
            hint: figures.targetHint,
            required: false,
            ...(criteriaTarget === null ? {} : { initial: String(criteriaTarget) }),
          },
        ],
        submitLabel: figures.setTarget,
      };
    },
    async submit(turn, { values }, tx): Promise<CallAnswer | FormErrors> {
      const { figures } = texts(turn.language).dossiers;
      const { organisationId, personId: actorId } = turn.actor;
      if (organisationId === null) return ephemeral(turn, figures.none);
      const target = targetIn(values.target ?? '');
      if (target === undefined) return { errors: { target: figures.targetWrong } };
      await setTarget(tx, organisationId, target);
      const object = { objectKind: 'organisation', objectId: organisationId, details: { target: target ?? 0 } };
      await recordAudit(tx, { actorId, organisationId, action: 'criteria.target-set', ...object });
      return ephemeral(turn, target === null ? figures.targetGone : figures.targetSet(target));
    },
  });
}
