import { newCardName } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import type { IngestReport } from '../../knowledge/library.ts';
import { documentSubject } from '../../knowledge/spoken-document.ts';
import type { OutdatedDocument, OwnDocument } from './repository.ts';

/** Who can be let read a document that a person brought, the standard first. */
export const SCOPES = ['organisation', 'direct_only', 'network'] as const;
export const STANDARD_SCOPE = 'organisation';

export const CHANGE_SCOPE = 'document.scope';
export const WITHDRAW = 'document.withdraw';
export const RENEW = 'document.renew';

/** Said at once: the document is being read. */
export function readingReply(names: readonly string[], language: Language): ReplyDraft {
  return { language, body: [paragraph(texts(language).documents.reading(names))] };
}

/** What was read, what was not, who may ask about it, and what can be done about that. */
export function reportReply(report: IngestReport, language: Language): ReplyDraft {
  const { documents } = texts(language);
  const skipped = report.skipped.map(({ what, count, pages }) => documents.skipped[what](count, pages));
  const isNews = report.outcome === 'new' || report.outcome === 'changed';
  const list: Block[] = skipped.length > 0 ? [paragraph(documents.skippedTitle), { kind: 'list', items: skipped }] : [];
  return {
    language,
    subject: documentSubject(report.documentId),
    body: [
      paragraph(documents[report.outcome === 'new' ? 'added' : report.outcome](report.title, report.passages)),
      ...(report.copies.length > 0 ? [paragraph(documents.copiesWithdrawn(report.copies))] : []),
      ...(isNews ? list : []),
      ...(report.outcome === 'new' ? [paragraph(documents.whoMayRead[STANDARD_SCOPE])] : []),
    ],
    buttons: report.outcome === 'new' ? scopeButtons(report.documentId, STANDARD_SCOPE, language) : [],
  };
}

/** Who may read a document that was handed over, or how that changes, with the buttons for it. */
export function handedOverReply(
  { id, scope }: Pick<OwnDocument, 'id' | 'scope'>,
  asked: 'who' | 'share' | 'away',
  language: Language,
): ReplyDraft {
  const { documents } = texts(language);
  const how = { who: documents.changeWho, share: documents.pressWho, away: documents.pressAway };
  return {
    language,
    subject: documentSubject(id),
    body: [...(asked === 'away' ? [] : [paragraph(documents.whoMayRead[scope])]), paragraph(how[asked])],
    buttons: scopeButtons(id, scope, language),
  };
}

function scopeButtons(documentId: string, now: OwnDocument['scope'], language: Language): Button[] {
  const { documents } = texts(language);
  const others = SCOPES.filter((scope) => scope !== now);
  return [
    ...others.map((scope) => action(documents.makeReadable[scope], CHANGE_SCOPE, { documentId, scope })),
    action(documents.withdraw, WITHDRAW, { documentId }),
  ];
}

/** Why a document could not be read, and what helps. */
export function problemReply(name: string, error: unknown, language: Language): ReplyDraft {
  const { documents } = texts(language);
  const problems: Readonly<Record<string, string>> = documents.problems;
  const reason = problems[errorCode(error)] ?? documents.otherProblem;
  return { language, body: [paragraph(documents.problem(name || documents.aDocument, reason))] };
}

/** Asks whether a document whose time has passed is still right: its owner, or whoever must know in their place. */
export function renewalReply(
  { id: documentId, title, validUntil: asked }: Pick<OutdatedDocument, 'id' | 'title' | 'validUntil'>,
  to: { as: 'owner' | 'broker' | 'administrator'; language: Language; spelledUntil: string },
): ReplyDraft {
  const { as, language } = to;
  const { documents } = texts(language);
  const mayAnswer = as !== 'administrator';
  return {
    language,
    card: newCardName(renewalCards(documentId), language),
    body: [
      paragraph(documents.renewal(title, to.spelledUntil)),
      ...(as === 'owner' ? [] : [paragraph(documents.renewalInstead[as])]),
    ],
    buttons: mayAnswer
      ? [
          action(documents.stillRight, RENEW, { documentId, asked }),
          action(documents.withdraw, WITHDRAW, { documentId, asked }),
        ]
      : [],
  };
}

/** The question, once somebody answered it: what came of it, without buttons. */
export function renewedReply(title: string, outcome: string, language: Language): ReplyDraft {
  return { language, body: [paragraph(`${title}: ${outcome}`)] };
}

/** What the questions about one document are about. */
export function renewalCards(documentId: string): string {
  return `renewal:${documentId}`;
}

function action(label: string, name: string, payload: Record<string, string>): Button {
  return { kind: 'action', label, action: name, payload };
}
