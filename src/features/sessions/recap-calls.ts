import { z } from 'zod';
import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import { sentence } from '../../chat/saying.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { storeBrokerArticle } from '../../knowledge/broker-article.ts';
import type { Transaction } from '../../store/transaction.ts';
import { ARTICLE, RECAP, sessionSchema } from './actions.ts';
import { changed, isTheirs } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import { comersOf, type Series, type Session, seriesWith } from './repository.ts';
import { toEach } from './telling.ts';
import { titleOf, whenIn } from './words.ts';

const LONGEST_RECAP = 2_500;

/** What a broker does after a session was held. */
export function recapCalls(deps: SessionDeps): CallAction[] {
  return [recap(deps), article()];
}

/** A session that was held, of somebody's own organisation, or why there is no recap of it. */
async function held(
  turn: Turn,
  tx: Transaction,
  sessionId: string,
): Promise<{ series: Series; session: Session } | string> {
  const { sessions } = texts(turn.language);
  const found = await seriesWith(tx, sessionId);
  if (!found || !isTheirs(turn.actor, found.series)) return sessions.gone;
  const { session } = found;
  if (session.cancelledAt !== null) return sessions.isOff;
  return session.startsAt > turn.now ? sessions.noneHeld : found;
}

function recap(deps: SessionDeps): CallAction {
  return formAction({
    name: RECAP,
    role: 'broker',
    payload: sessionSchema,
    values: z.object({ recap: z.string().min(1).max(LONGEST_RECAP) }),
    async form(turn, { sessionId }, tx) {
      const { sessions } = texts(turn.language);
      const found = await held(turn, tx, sessionId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { recap: before } = found.session;
      return {
        language: turn.language,
        title: sessions.buttons.recap,
        fields: [
          {
            kind: 'lines',
            name: 'recap',
            label: sessions.fields.recap,
            hint: sessions.recapHint,
            required: true,
            maxLength: LONGEST_RECAP,
            ...(before === null ? {} : { initial: before }),
          },
        ],
        submitLabel: sessions.save,
      };
    },
    async submit(turn, { payload: { sessionId }, values }, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const found = await held(turn, tx, sessionId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { series, session } = found;
      const { personId } = turn.actor;
      await tx.session.update({ where: { id: sessionId }, data: { recap: values.recap, recapById: personId } });
      const comers = (await comersOf(tx, [sessionId])).filter((one) => one.personId !== personId);
      const told = toEach(comers, (language) => ({
        language,
        body: [
          paragraph(texts(language).sessions.recapNotice(titleOf(series, language), whenIn(session, language))),
          paragraph(values.recap),
        ],
      }));
      const asks = {
        ...sentence(sessions.recapGiven, turn.language),
        buttons: [
          { kind: 'action' as const, label: sessions.buttons.article, action: ARTICLE, payload: { sessionId } },
        ],
      };
      return {
        response: ephemeral(turn, sessions.recapGiven),
        messages: [
          ...told,
          ...(personId === null ? [] : [{ to: { personId, ifUnreachable: 'skip' as const }, replies: [asks] }]),
          ...(await changed(deps, turn, tx, series.id)),
        ],
      };
    },
  });
}

/** With one press the recap becomes knowledge of the organisation. */
function article(): CallAction {
  return callAction({
    name: ARTICLE,
    role: 'broker',
    payload: sessionSchema,
    async run(turn, { sessionId }, tx) {
      const { sessions } = texts(turn.language);
      const found = await held(turn, tx, sessionId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { series, session } = found;
      const { personId } = turn.actor;
      if (session.recap === null || personId === null) return ephemeral(turn, sessions.noRecap);
      if (session.documentId !== null) return ephemeral(turn, sessions.isArticle);
      const documentId = await storeBrokerArticle(tx, {
        key: `session/${session.id}`,
        question: sessions.recapQuestion(titleOf(series, turn.language), whenIn(session, turn.language)),
        answer: session.recap,
        language: turn.language,
        organisationId: series.organisationId,
        organisation: series.organisation,
        personId,
        date: localTimeAt(session.startsAt).date,
      });
      await tx.session.update({ where: { id: sessionId }, data: { documentId } });
      return ephemeral(turn, sessions.articleMade);
    },
  });
}
