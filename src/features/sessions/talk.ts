import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { stem, wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { PLAN, sessionName, TOPICS } from './actions.ts';
import type { SessionDeps } from './deps.ts';
import { desk } from './desk-card.ts';
import { replyTo } from './member-calls.ts';
import { dateLine, declineButton, invitation, joinButton } from './message.ts';
import { listSeries, type Series, type Session, toCome, upcomingFor } from './repository.ts';
import { redrawnFor, seenBy } from './telling.ts';
import { toldOf } from './told.ts';
import { whoBlocks } from './who.ts';
import { titleOf } from './words.ts';

/** "Wanneer is het leernetwerk?", "welke sessies komen eraan?", "wie gaan er mee?", "meld me aan", "plan een webinar". */
export function sessionIntent(deps: SessionDeps): Intent {
  return {
    name: 'session',
    role: 'colleague',
    purposes: ['session'],
    async run(turn, text) {
      switch (turn.reading?.kindOf('session')) {
        case 'plan':
          return plan(turn, text);
        case 'who':
          return who(deps, turn, text);
        case 'move':
        case 'cancel':
          return steered(deps, turn, text);
        case 'join':
          return comes(deps, turn, text, true);
        case 'leave':
          return comes(deps, turn, text, false);
        case 'topic':
          return propose(deps, turn, text);
        default:
          return upcoming(deps, turn, text);
      }
    },
  };
}

/** "Zeg het webinar af": a broker sees it with its buttons, since it reaches who comes. */
async function steered(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  const { sessions } = texts(turn.language);
  const { organisationId, roles } = turn.actor;
  const kind = turn.reading?.kindOf('session');
  if (!roles.has('broker') || organisationId === null || turn.setting !== 'direct') {
    return kind === 'cancel' ? comes(deps, turn, text, false) : upcoming(deps, turn, text);
  }
  const latest = await listSeries(deps.prisma, organisationId, MOST_SHOWN);
  const open = latest.filter((series) => series.state === 'announced' && toCome(series, turn.now).length > 0);
  const [series] = namedIn(text, open, turn);
  if (!series) return upcoming(deps, turn, text);
  return desk(deps, turn, series, kind === 'move' ? sessions.pressToMove : sessions.pressToCancel);
}

const MOST_SHOWN = 8;

export function upcoming(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (tx, { meant, all, personId }) => {
    const { sessions } = texts(turn.language);
    const [only, ...others] = meant.length > 0 ? meant : all;
    const isAlone = turn.setting === 'direct';
    if (only && others.length === 0 && isAlone) {
      const seen = await seenBy(tx, only, personId, turn.now);
      return { ...invitation(seen, turn.language), standing: 'anew' };
    }
    return listOf(tx, turn, meant.length > 0 ? meant : all, {
      personId,
      line: meant.length > 0 ? sessions.upcoming : sessions.noneLike,
    });
  });
}

/** The next dates of several series, each on a line. */
async function listOf(
  tx: Transaction,
  turn: Turn,
  series: readonly Series[],
  { personId, line }: { personId: string; line: string },
): Promise<ReplyDraft> {
  const { sessions } = texts(turn.language);
  const isAlone = turn.setting === 'direct';
  const dated = series.flatMap((one) => toCome(one, turn.now).map((session) => ({ one, session })));
  const next = dated
    .toSorted((a, b) => a.session.startsAt.getTime() - b.session.startsAt.getTime())
    .slice(0, MOST_SHOWN);
  const items: string[] = [];
  for (const { one, session } of next) {
    const { coming, replies } = await seenBy(tx, one, isAlone ? personId : null, turn.now);
    items.push(`${titleOf(one, turn.language)}: ${dateLine(session, { coming, replies }, turn.language)}`);
  }
  const [first] = next;
  return {
    language: turn.language,
    ...(first ? { subject: sessionName(first.session.id) } : {}),
    body: [paragraph(line), { kind: 'list', items }, ...(isAlone ? [] : [paragraph(sessions.inPrivate)])],
  };
}

function who(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (tx, { meant, all }) => {
    const [series] = meant.length > 0 ? meant : all;
    const session = series && toCome(series, turn.now)[0];
    if (!series || !session) return null;
    return {
      language: turn.language,
      subject: sessionName(session.id),
      body: [
        { kind: 'heading', text: titleOf(series, turn.language) },
        ...(await whoBlocks(turn, tx, series, session)),
      ],
    };
  });
}

/** To the one next date that is meant; of several one is asked which. */
function comes(deps: SessionDeps, turn: Turn, text: string, isComing: boolean): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (tx, { meant, all, personId }) => {
    const { sessions } = texts(turn.language);
    const open = (meant.length > 0 ? meant : all).flatMap((series) =>
      toCome(series, turn.now)
        .slice(0, isComing ? 1 : undefined)
        .map((session) => ({ series, session })),
    );
    const theirs: typeof open = [];
    for (const one of open) {
      const replies = (await seenBy(tx, one.series, personId, turn.now)).replies;
      if (isComing || replies?.get(one.session.id) === true) theirs.push(one);
    }
    const [only, ...others] = theirs;
    if (!only) return { language: turn.language, body: [paragraph(sessions.youComeToNone)] };
    if (others.length === 0) {
      const line = await replyTo(turn, tx, only.session, { personId, comes: isComing });
      return {
        reply: { language: turn.language, subject: sessionName(only.session.id), body: [paragraph(line)] },
        messages: await redrawnFor(tx, turn, only.series.id, personId),
      };
    }
    return {
      language: turn.language,
      body: [paragraph(isComing ? sessions.whichJoin : sessions.youComeTo)],
      buttons: theirs.slice(0, 5).map(
        ({ series, session }): Button => ({
          ...(isComing ? joinButton(session, turn.language) : declineButton(session, turn.language)),
          label: `${titleOf(series, turn.language)}, ${dateLine(session, { coming: new Map(), replies: null }, turn.language)}`,
        }),
      ),
    };
  });
}

/** What somebody would like to speak of goes into the form, to be looked at and kept. */
function propose(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (_tx, { meant, all }) => {
    const [series] = meant.length > 0 ? meant : all;
    const session = series && toCome(series, turn.now)[0];
    return session ? topicInvitation(turn, session, text) : null;
  });
}

function topicInvitation({ language }: Turn, { id }: Session, text: string): ReplyDraft {
  const { sessions } = texts(language);
  return {
    language,
    subject: sessionName(id),
    body: [paragraph(sessions.topicBegin)],
    buttons: [
      {
        kind: 'action',
        label: sessions.topicsButton,
        action: TOPICS,
        payload: { sessionId: id, begun: text.slice(0, 200) },
        style: 'primary',
      },
    ],
  };
}

interface Upcoming {
  /** Those whose kind or title was named. */
  meant: Series[];
  all: Series[];
  personId: string;
}

type Drawn = ReplyDraft | { reply: ReplyDraft; messages: Awaited<ReturnType<typeof redrawnFor>> } | null;

/** With what is announced and still to come for who asks; else that there is nothing. */
async function withUpcoming(
  { prisma, gazetteer }: SessionDeps,
  turn: Turn,
  text: string,
  draw: (tx: Transaction, upcoming: Upcoming) => Promise<Drawn>,
): Promise<Outcome> {
  const { sessions, people } = texts(turn.language);
  const { personId } = turn.actor;
  if (turn.setting === 'shared') return told(turn, people.onlyInPrivate);
  if (personId === null) return told(turn, sessions.noneUpcoming);
  const all = await upcomingFor(prisma, gazetteer, { personId, now: turn.now });
  if (all.length === 0) return told(turn, sessions.noneUpcoming);
  return settling('answered', async (tx) => {
    const drawn = await draw(tx, { meant: namedIn(text, all, turn), all, personId });
    if (drawn === null) return { replies: [{ language: turn.language, body: [paragraph(sessions.noneUpcoming)] }] };
    return 'reply' in drawn ? { replies: [drawn.reply], messages: drawn.messages } : { replies: [drawn] };
  });
}

/** Those whose kind a text names, or a word of their title; all of them when it names none of any. */
function namedIn(text: string, all: readonly Series[], { language }: Turn): Series[] {
  const said = new Set(wordsOf(text).map((word) => stem(word, language)));
  const { kinds } = texts(language).sessions;
  const names = (words: string) => {
    const stems = wordsOf(words).map((word) => stem(word, language));
    return stems.length > 0 && stems.every((one) => said.has(one));
  };
  const byKind = all.filter(({ kind }) => names(kinds[kind]));
  const byTitle = all.filter(({ title }) =>
    wordsOf(title).some((word) => word.length > 4 && said.has(stem(word, language))),
  );
  if (byTitle.length > 0 && byTitle.length < all.length) return byTitle;
  if (byKind.length > 0) return byKind;
  return Object.values(kinds).some(names) ? [] : [...all];
}

/** A broker is helped on with the form; with the moment that was named in it. */
function plan(turn: Turn, text: string): Outcome {
  const { sessions } = texts(turn.language);
  if (!turn.actor.roles.has('broker')) return told(turn, sessions.onlyBrokers);
  const { title, ...toldOfIt } = toldOf(text, turn.now, turn.language);
  const payload = { begun: title ?? '', ...toldOfIt };
  return answered({
    language: turn.language,
    body: [paragraph(sessions.invitation.text)],
    buttons: [{ kind: 'action', label: sessions.invitation.label, action: PLAN, payload, style: 'primary' }],
  });
}
