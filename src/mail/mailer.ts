/** What goes along with an e-mail. */
export interface Attached {
  /**
   * What it says to a calendar (RFC 6047): `REQUEST` puts it in or changes it, `CANCEL` takes it out. Mail programs offer it by
   * themselves; where they do not, it is a file of this name as well.
   */
  calendar?: { method: 'REQUEST' | 'CANCEL'; name: string; text: string } | undefined;
  files?: readonly { name: string; mediaType: string; text: string }[] | undefined;
}

/** An e-mail, ready to be sent. */
export interface MailMessage {
  /** Becomes its Message-ID: known before anything is sent, so that a trace at the mail server leads back to it. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Left out: nothing. */
  attached?: Attached | undefined;
}

/** What mail delivery asks of a mail server. */
export interface Mailer {
  /**
   * Sends one e-mail, once: no retry inside.
   *
   * @throws AppError `mail.refused` (the server said no), `mail.unavailable` (nothing was handed over), `mail.uncertain`
   *   (cut off afterwards: it may have arrived)
   */
  send(message: MailMessage): Promise<void>;
}
