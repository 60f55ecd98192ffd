import { z } from 'zod';
import type { Audience } from '../../audiences/audience.ts';
import { membersOf, organisationPlaces } from '../../audiences/members.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import { sentence } from '../../chat/saying.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { storeBrokerArticle } from '../../knowledge/broker-article.ts';
import type { Transaction } from '../../store/transaction.ts';
import { ARTICLE, RECAP, recapSchema, sessionSchema } from './actions.ts';
import { changed, isTheirs } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import { comersOf, type Series, type Session, seriesWith } from './repository.ts';
import { toEach } from './telling.ts';
import { titleOf, whenIn } from './words.ts';

const LONGEST_RECAP = 2_500;

/** What a broker does after a session was held. */
export function recapCalls(deps: SessionDeps): CallAction[] {
  return [recap(deps), article(deps)];
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
    payload: recapSchema,
    values: z.object({ recap: z.string().min(1).max(LONGEST_RECAP) }),
    async form(turn, { sessionId, begun }, tx) {
      const { sessions } = texts(turn.language);
      const found = await held(turn, tx, sessionId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const initial = [found.session.recap ?? '', begun].filter((text) => text !== '').join('\n\n');
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
            ...(initial === '' ? {} : { initial }),
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

/** No organisation is left out, and nobody was listed. */
function isForEveryOrganisation({ organisations, places, people, guests }: Audience): boolean {
  return organisations.length === 0 && places.length === 0 && people === null && guests === null;
}

/** The other organisations that know a recap: those whose people it was for. */
async function otherOrganisations(deps: SessionDeps, tx: Transaction, series: Series): Promise<string[]> {
  const members = membersOf(series.audience, await organisationPlaces(tx, deps.gazetteer));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT person.organisation_id AS id FROM (${members}) AS member JOIN person ON person.id = member.person_id
    WHERE person.organisation_id IS NOT NULL AND person.organisation_id <> ${series.organisationId}::uuid`;
  return rows.map(({ id }) => id);
}

/** With one press the recap becomes knowledge of the organisations it was held for. */
function article(deps: SessionDeps): CallAction {
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
      const told = {
        question: sessions.recapQuestion(titleOf(series, turn.language), whenIn(session, turn.language)),
        askedAs: [...sessions.recapAskedAs[series.kind], series.title],
        answer: session.recap,
        language: turn.language,
        organisation: series.organisation,
        personId,
        date: localTimeAt(session.startsAt).date,
        isReport: true,
      };
      const key = `session/${session.id}`;
      const { organisationId } = series;
      const isForAll = isForEveryOrganisation(series.audience);
      const documentId = await storeBrokerArticle(tx, { ...told, key, organisationId, isForAll });
      const others = isForAll ? [] : await otherOrganisations(deps, tx, series);
      for (const id of others) await storeBrokerArticle(tx, { ...told, key: `${key}/${id}`, organisationId: id });
      await tx.session.update({ where: { id: sessionId }, data: { documentId } });
      return ephemeral(turn, sessions.articleMade);
    },
  });
}
