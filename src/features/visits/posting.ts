import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { MOST_OPTIONS } from '../../chat/form.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { queueInPlaces } from '../../delivery/fan-out.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { POST, postName, visitSchema } from './actions.ts';
import { channelsFor, type Place } from './channels.ts';
import type { VisitDeps } from './deps.ts';
import { publicCard } from './desk-card.ts';
import { can, isTheirs } from './life.ts';
import { lockVisit, type Visit } from './repository.ts';
import { viewOf } from './view.ts';

/** Announces an open visit in channels: what it is and how full, and who presses there is answered alone. */
export function postForm(deps: VisitDeps): FormAction<typeof visitSchema> {
  return formAction({
    name: POST,
    role: 'colleague',
    payload: visitSchema,
    values: z.object({ channels: z.array(z.uuid()).default([]) }),
    async form(turn, { visitId }, tx) {
      const { visits } = texts(turn.language);
      const found = await postable(turn, tx, visitId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const options = found.places.map(({ conversationId, name }) => ({ value: conversationId, label: name }));
      return {
        language: turn.language,
        title: visits.buttons.post,
        intro: [paragraph(visits.postIntro)],
        fields: [
          {
            kind: 'choices',
            name: 'channels',
            label: visits.fields.channels,
            required: true,
            options: options.slice(0, MOST_OPTIONS),
          },
        ],
        submitLabel: visits.buttons.post,
      };
    },
    async submit(turn, { payload: { visitId }, values }, tx) {
      const { visits } = texts(turn.language);
      const found = await postable(turn, tx, visitId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const chosen = found.places.filter(({ conversationId }) => values.channels.includes(conversationId));
      if (chosen.length === 0) return { errors: { channels: visits.noChannel } };
      const conversationIds = chosen.map(({ conversationId }) => conversationId);
      // A channel has no language of its own: it reads Dutch, as it does messages of brokers.
      const card = publicCard(await viewOf(tx, deps.gazetteer, found.visit), 'nl');
      await queueInPlaces(tx, { conversationIds, reply: card, about: postName(visitId) });
      await tx.siteVisit.update({ where: { id: visitId }, data: { stale: true } });
      deps.changed(visitId);
      return ephemeral(turn, visits.postedIn(chosen.map(({ name }) => name).join(', ')));
    },
  });
}

async function postable(turn: Turn, tx: Transaction, id: string): Promise<{ visit: Visit; places: Place[] } | string> {
  const { visits } = texts(turn.language);
  const visit = await lockVisit(tx, id);
  if (!visit || !isTheirs(turn.actor, visit)) return visits.gone;
  if (visit.state !== 'open' || !can('edit', visit, turn.now)) return visits.notNow;
  const all = await channelsFor(tx, visit);
  if (all.length === 0) return visits.noChannel;
  // Where others read along it reaches beyond the organisation.
  const places = all.filter(({ shared }) => !shared || turn.actor.roles.has('network_broker'));
  return places.length === 0 ? visits.onlySharedChannels : { visit, places };
}
