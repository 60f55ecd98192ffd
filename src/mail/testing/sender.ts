import { tmpdir } from 'node:os';
import { openDatabase } from '../../store/database.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createMailDelivery } from '../delivery.ts';
import { createMailOutbox } from '../outbox.ts';
import { createSmtpMailer } from '../smtp-mailer.ts';

// A process of its own for the tests: node sender.ts <databaseUrl> <smtpUrl>. It sends what is in the outbox until it
// is killed.

const [databaseUrl = '', url = ''] = process.argv.slice(2);
const { prisma } = await openDatabase({ databaseUrl, dataDir: tmpdir() });
const timeouts = { silenceTimeoutMs: 60_000, totalTimeoutMs: 60_000 };
const mailer = createSmtpMailer({ url, from: 'Impactmakelaar <bot@example.nl>', ...timeouts });
const logger = createLogger({ level: 'silent' });
createMailDelivery({ outbox: createMailOutbox(prisma), mailer, logger }).start();
