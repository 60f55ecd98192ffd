import type { NoticeMail } from '../delivery/notices.ts';
import { renderMail } from '../mail/content.ts';
import type { MailOutbox } from '../mail/outbox.ts';

/** A notice to an administrator as an e-mail: the way that is left when the chat takes nothing. */
export function noticeMail(outbox: Pick<MailOutbox, 'enqueue'>): NoticeMail {
  return async (tx, { to, ...content }) => {
    const mail = renderMail({ ...content, button: null, footer: 'Impactmakelaar' });
    await outbox.enqueue(tx, { about: 'deliveries', to, ...mail });
  };
}
