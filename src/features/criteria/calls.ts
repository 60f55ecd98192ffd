import { ephemeral } from '../../chat/call.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import { placeToPrepare } from '../../chat/saying.ts';
import { type CallAction, callAction } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import {
  CHOOSE,
  criterionSchema,
  DROP,
  dossierSchema,
  EXPORT,
  exportSchema,
  FACT,
  factSchema,
  MORE,
  RESTORE,
  SHARE,
  SHOW,
  shareSchema,
  showSchema,
} from './actions.ts';
import { changedAnswer, theirDossier } from './at-dossier.ts';
import { dossierCard, dossierPage } from './card.ts';
import { decide } from './deciding.ts';
import type { CriteriaDeps } from './deps.ts';
import { detailsOf } from './details.ts';
import { linkTo } from './export/link.ts';
import { ticketFor } from './export/ticket.ts';
import { correctAssignment } from './facts.ts';
import { practiceOf } from './practice.ts';
import { sharingCalls } from './sharing.ts';
import { dropDossier, shareDossier } from './steering.ts';
import { viewOf } from './view.ts';

/** What somebody presses on the card of a dossier. */
export function dossierCalls(deps: CriteriaDeps): CallAction[] {
  return [
    choose(deps),
    restore(deps),
    more(deps),
    fact(deps),
    share(deps),
    drop(deps),
    show(deps),
    download(deps),
    ...sharingCalls(deps),
  ];
}

function choose(deps: CriteriaDeps): CallAction {
  return callAction({
    name: CHOOSE,
    role: 'colleague',
    payload: criterionSchema,
    async run(turn, { id, criterion }, tx) {
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const sentence = await decide(tx, turn, at, { ids: [criterion], state: 'chosen' });
      return changedAnswer(turn, tx, at, sentence);
    },
  });
}

function restore(deps: CriteriaDeps): CallAction {
  return callAction({
    name: RESTORE,
    role: 'colleague',
    payload: criterionSchema,
    async run(turn, { id, criterion }, tx) {
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const sentence = await decide(tx, turn, at, { ids: [criterion], state: 'suggested' });
      return changedAnswer(turn, tx, at, sentence);
    },
  });
}

/** Everything the library says of one, in a window. */
function more(deps: CriteriaDeps): CallAction {
  return callAction({
    name: MORE,
    role: 'colleague',
    payload: criterionSchema,
    async run(turn, { id, criterion }, tx) {
      const at = await theirDossier(deps, turn, tx, { id, changes: false });
      if (typeof at === 'string') return ephemeral(turn, at);
      const view = viewOf(at.adviser, at.dossier, turn);
      const item = view.items.find((one) => one.criterion.id === criterion);
      if (!item) return ephemeral(turn, texts(turn.language).dossiers.gone);
      await tx.dossier.update({ where: { id }, data: { focus: criterion } });
      const { language } = turn;
      const { organisationId } = at.dossier;
      const body: Block[] = [
        ...detailsOf(at.adviser, view, item, language),
        ...(item.usedBy === 0 ? [] : [paragraph(texts(language).dossiers.practice.used(item.usedBy))]),
        ...(await practiceOf(tx, { criterionId: criterion, organisationId, language })),
      ];
      return { kind: 'dialog', language: turn.language, title: item.title, body };
    },
  });
}

/** The answer to what was asked of an assignment. */
function fact(deps: CriteriaDeps): CallAction {
  return callAction({
    name: FACT,
    role: 'colleague',
    payload: factSchema,
    async run(turn, { id, given }, tx) {
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const { adviser, dossier, personId } = at;
      const change = { language: turn.language, now: turn.now, given, by: personId, words: null };
      const { lines } = await correctAssignment(tx, adviser, dossier, change);
      const { done } = texts(turn.language).dossiers;
      return changedAnswer(turn, tx, at, lines.length > 0 ? lines.join(' ') : done.kept);
    },
  });
}

/** Whose dossier it is decides who else sees it. */
function share(deps: CriteriaDeps): CallAction {
  return callAction({
    name: SHARE,
    role: 'colleague',
    payload: shareSchema,
    async run(turn, { id, share: shared }, tx) {
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      return changedAnswer(turn, tx, at, await shareDossier(tx, turn, at, shared));
    },
  });
}

function drop(deps: CriteriaDeps): CallAction {
  return callAction({
    name: DROP,
    role: 'colleague',
    payload: dossierSchema,
    async run(turn, { id }, tx) {
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      return changedAnswer(turn, tx, at, await dropDossier(tx, turn, at));
    },
  });
}

/** From a list of dossiers: its card, alone with who pressed. */
function show(deps: CriteriaDeps): CallAction {
  return callAction({
    name: SHOW,
    role: 'colleague',
    payload: showSchema,
    async run(turn, { id, page }, tx) {
      const at = await theirDossier(deps, turn, tx, { id, changes: false });
      if (typeof at === 'string') return ephemeral(turn, at);
      const view = viewOf(at.adviser, at.dossier, turn);
      const card = page === 1 ? dossierCard(view, turn.language) : dossierPage(view, turn.language, page);
      const { to } = placeToPrepare(turn, at.personId);
      return { response: { kind: 'close', language: turn.language }, messages: [{ to, replies: [card] }] };
    },
  });
}

/** A dossier as a file. */
function download(deps: CriteriaDeps): CallAction {
  return callAction({
    name: EXPORT,
    role: 'colleague',
    payload: exportSchema,
    async run(turn, { id, format }, tx) {
      const at = await theirDossier(deps, turn, tx, { id, changes: false });
      if (typeof at === 'string') return ephemeral(turn, at);
      const { title } = texts(turn.language).dossiers.file;
      const ticket = ticketFor({ id, format, language: turn.language });
      return linkTo(deps, turn, tx, { personId: at.personId, ticket, title, format });
    },
  });
}
