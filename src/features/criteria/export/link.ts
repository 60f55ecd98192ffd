import { ephemeral } from '../../../chat/call.ts';
import { paragraph } from '../../../chat/reply.ts';
import type { CallAnswer, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { issueTicket, TICKET_MINUTES } from '../../../people/download-tickets.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { CriteriaDeps } from '../deps.ts';
import type { Format } from './formats.ts';
import { FILES_PATH } from './ticket.ts';

/**
 * The answer to a press for a file. The link is in it only: it stands in no message, no table and no log.
 *
 * @param file what its ticket is for, and what is said of it
 */
export async function linkTo(
  { publicUrl }: Pick<CriteriaDeps, 'publicUrl'>,
  { language }: Turn,
  tx: Transaction,
  file: { personId: string; ticket: string; title: string; format: Format },
): Promise<CallAnswer> {
  const say = texts(language).dossiers.file;
  if (publicUrl === null) return ephemeral({ language }, say.noAddress);
  const secret = await issueTicket(tx, file.personId, file.ticket);
  return {
    kind: 'dialog',
    language,
    title: file.title,
    body: [paragraph(say.how(TICKET_MINUTES))],
    link: { label: say.link(say.formats[file.format]), url: `${publicUrl}${FILES_PATH}/${secret}` },
  };
}
