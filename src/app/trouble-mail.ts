import type { TroubleMail } from '../delivery/trouble-news.ts';
import { renderMail } from '../mail/content.ts';
import type { MailOutbox } from '../mail/outbox.ts';

/** What is wrong with messages, to an administrator by e-mail: the way that is left when the chat takes nothing. */
export function troubleMail(outbox: Pick<MailOutbox, 'enqueue'>): TroubleMail {
  return async (tx, { to, ...content }) => {
    const mail = renderMail({ ...content, button: null, footer: 'Impactmakelaar' });
    await outbox.enqueue(tx, { about: 'deliveries', to, ...mail });
  };
}
