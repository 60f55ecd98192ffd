import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import type { MailContent } from '../mail/content.ts';
import { inWords } from './moments.ts';

/**
 * The e-mail with which a case comes to a counter. It holds what the entrepreneur asks but not who they are: that is
 * on the page behind the link, which can be closed again.
 */
export function caseMail(options: {
  language: Language;
  number: number;
  counterName: string;
  /** Null: not known. */
  municipality: string | null;
  filedBy: { name: string | null; organisation: string };
  request: string;
  firstResponseDueAt: Date | null;
  url: string;
  /** What is new about it: a reminder, or an answer. Null: the case itself. */
  note?: string | null;
}): MailContent {
  const {
    language,
    note = null,
    number,
    counterName,
    municipality,
    filedBy,
    request,
    firstResponseDueAt,
    url,
  } = options;
  const { mail, labels, aColleague } = texts(language).caseLinks;
  return {
    language,
    subject: mail.subject(number, municipality),
    paragraphs: [
      mail.greeting(counterName),
      ...(note === null ? [] : [note]),
      mail.intro(filedBy.name ?? aColleague, filedBy.organisation),
      `${labels.request}:\n${request}`,
      ...(firstResponseDueAt ? [mail.due(inWords(firstResponseDueAt, language))] : []),
    ],
    button: { label: mail.button, url },
    footer: mail.footer,
  };
}
