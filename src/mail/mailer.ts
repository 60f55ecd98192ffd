/** An e-mail, ready to be sent. */
export interface MailMessage {
  /** Becomes its Message-ID: known before anything is sent, so that a trace at the mail server leads back to it. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
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
