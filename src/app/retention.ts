import { z } from 'zod';
import { forgetFiles } from '../attachments/offered-files.ts';
import { forgetEntries } from '../calendar-mail/entries.ts';
import { forgetCalls, forgetEvents, forgetMemories, forgetSpokenOf } from '../conversation/retention.ts';
import { forgetMessages } from '../delivery/retention.ts';
import { forgetAmbassadors } from '../features/ambassadors/retention.ts';
import { forgetAnswers } from '../features/answers/repository.ts';
import { forgetBroadcasts } from '../features/broadcasts/retention.ts';
import { forgetCases } from '../features/cases/retention.ts';
import { forgetCorrections } from '../features/corrections/repository.ts';
import { forgetDossiers, forgetDrafts } from '../features/criteria/retention.ts';
import { forgetIngestions } from '../features/documents/repository.ts';
import { forgetGaps } from '../features/gaps/repository.ts';
import { forgetHooks } from '../features/hooks/retention.ts';
import { forgetCards } from '../features/learning-cards/retention.ts';
import { noteMoves } from '../features/network/moves.ts';
import { forgetMoves } from '../features/network/retention.ts';
import { forgetPledges } from '../features/pledges/retention.ts';
import { forgetSessionReplies } from '../features/sessions/retention.ts';
import { forgetReplies } from '../features/visits/retention.ts';
import type { JobDefinition } from '../jobs/jobs.ts';
import { createMailOutbox } from '../mail/outbox.ts';
import { forgetAuditEntries } from '../people/audit.ts';
import { forgetTickets } from '../people/download-tickets.ts';
import { type RetentionDefaults, type RetentionKind, retentionTerms } from '../people/retention-terms.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Retention } from './config.ts';

/** What forgets one kind of data. */
export interface RetentionPart {
  kind: RetentionKind;
  /** What goes from which table, and since when it counts: what the register of processing says of it (in Dutch). */
  forgets: Readonly<Record<string, { goes: string; since: string }>>;
  /** Forgets what is older than so many days; returns how many things that were. */
  forget(prisma: PrismaClient, days: number): Promise<number>;
}

/** Everything that is forgotten after a time. A later feature is a line here; a kind may have several parts. */
export const RETENTION_PARTS: readonly RetentionPart[] = [
  { kind: 'inbox', forget: forgetEvents, forgets: { inbox: { goes: 'de tekst', since: 'de ontvangst' } } },
  { kind: 'inbox', forget: forgetCalls, forgets: { call: { goes: 'alles', since: 'de druk op de knop' } } },
  {
    kind: 'inbox',
    forget: forgetIngestions,
    forgets: { ingestion: { goes: 'naam en vindplaats', since: 'het sturen' } },
  },
  { kind: 'messages', forget: forgetMessages, forgets: { outbox: { goes: 'de tekst', since: 'het maken' } } },
  {
    kind: 'messages',
    forget: (prisma, days) => createMailOutbox(prisma).forget(days),
    forgets: { mail_outbox: { goes: 'adres, onderwerp en tekst', since: 'het maken' } },
  },
  {
    kind: 'conversations',
    forget: forgetMemories,
    forgets: { conversation: { goes: 'wat er is gezegd', since: 'de laatste keer dat er iets werd gezegd' } },
  },
  { kind: 'conversations', forget: forgetSpokenOf, forgets: { spoken_of: { goes: 'alles', since: 'het gesprek' } } },
  {
    kind: 'conversations',
    forget: forgetPledges,
    forgets: { pledge: { goes: 'de woorden', since: 'het einde van de toezegging' } },
  },
  {
    kind: 'conversations',
    forget: forgetAnswers,
    forgets: {
      answer: { goes: 'vraag en antwoord', since: 'het antwoord' },
      feedback: { goes: 'de reden', since: 'het antwoord' },
    },
  },
  {
    kind: 'conversations',
    forget: forgetGaps,
    forgets: {
      knowledge_gap: { goes: 'de vraag', since: 'het antwoord, of het sluiten na hooguit ruim een jaar' },
      gap_question: { goes: 'de woorden', since: 'het antwoord, of het sluiten na hooguit ruim een jaar' },
    },
  },
  {
    kind: 'conversations',
    forget: forgetCorrections,
    forgets: { correction: { goes: 'de tekst', since: 'het verbeteren' } },
  },
  {
    kind: 'conversations',
    forget: forgetBroadcasts,
    forgets: {
      broadcast: { goes: 'de tekst', since: 'het einde' },
      broadcast_recipient: { goes: 'alles', since: 'het einde' },
      picture: { goes: 'alles', since: 'het einde' },
    },
  },
  {
    kind: 'conversations',
    forget: forgetSessionReplies,
    forgets: {
      session_reply: { goes: 'alles', since: 'de bijeenkomst' },
      session_event: { goes: 'alles', since: 'de bijeenkomst' },
      session_topic: { goes: 'alles', since: 'de bijeenkomst' },
      session_vote: { goes: 'alles', since: 'de bijeenkomst' },
    },
  },
  {
    kind: 'conversations',
    forget: forgetReplies,
    forgets: {
      site_visit: { goes: 'het e-mailadres van wie ontvangt', since: 'het bezoek' },
      visit_guest: { goes: 'alles', since: 'het bezoek' },
      visit_event: { goes: 'alles', since: 'het bezoek' },
    },
  },
  {
    kind: 'conversations',
    forget: forgetEntries,
    forgets: { calendar_entry: { goes: 'alles', since: 'de afspraak' } },
  },
  {
    kind: 'conversations',
    forget: forgetHooks,
    forgets: { own_hook: { goes: 'wat niemand kreeg', since: 'het schrijven' } },
  },
  {
    kind: 'conversations',
    forget: forgetCards,
    forgets: { learning_card: { goes: 'wat niemand kreeg', since: 'het schrijven' } },
  },
  {
    kind: 'conversations',
    forget: forgetDrafts,
    forgets: { dossier: { goes: 'de tekst van een opzet', since: 'de laatste wijziging' } },
  },
  { kind: 'downloads', forget: forgetTickets, forgets: { download_ticket: { goes: 'alles', since: 'het verlopen' } } },
  { kind: 'downloads', forget: forgetFiles, forgets: { offered_file: { goes: 'alles', since: 'het verlopen' } } },
  { kind: 'audit', forget: forgetAuditEntries, forgets: { audit_entry: { goes: 'alles', since: 'de handeling' } } },
  {
    kind: 'cases',
    forget: forgetCases,
    forgets: {
      entrepreneur_case: { goes: 'de vraag en de gegevens van de ondernemer', since: 'het sluiten' },
      ledger_words: { goes: 'alles', since: 'het sluiten' },
      signed_link: { goes: 'de geldigheid', since: 'het sluiten' },
    },
  },
  {
    kind: 'cases',
    forget: forgetDossiers,
    forgets: {
      dossier: { goes: 'de tekst', since: 'de laatste wijziging' },
      dossier_criterion: { goes: 'tekst en reden', since: 'de laatste wijziging' },
      dossier_reader: { goes: 'alles', since: 'de laatste wijziging' },
      ledger_words: { goes: 'alles', since: 'de laatste wijziging' },
    },
  },
  {
    kind: 'ambassadors',
    forget: forgetAmbassadors,
    forgets: {
      nudge: { goes: 'alles', since: 'de dag zelf' },
      ambassador: { goes: 'alles', since: 'het stoppen' },
      ambassador_asked: { goes: 'alles', since: 'het stoppen' },
      card_memory: { goes: 'alles', since: 'het stoppen' },
    },
  },
  {
    kind: 'ambassadors',
    forget: forgetMoves,
    forgets: { ambassador_move: { goes: 'alles', since: 'de dag zelf' } },
  },
];

/** What the configuration says of each kind. */
export function retentionDefaults(configured: Retention): RetentionDefaults {
  return {
    inbox: configured.inboxDays,
    messages: configured.inboxDays,
    conversations: configured.conversationDays,
    downloads: 1,
    audit: configured.auditDays,
    cases: configured.casesDays,
    // Two years: long enough to know what somebody had, and how the network did.
    ambassadors: 730,
  };
}

/**
 * Forgets what has been kept long enough, kind by kind; counts and states stay, for the figures. What each kind came
 * to is written down, so that anybody can see later that it was done.
 *
 * @returns how much was forgotten of each kind
 */
export async function runRetention(
  prisma: PrismaClient,
  defaults: RetentionDefaults,
  parts: readonly RetentionPart[] = RETENTION_PARTS,
): Promise<Record<string, number>> {
  const forgotten: Record<string, number> = {};
  // The figures of the network look back further than what they are of is kept.
  await noteMoves(prisma);
  for (const { kind, days } of await retentionTerms(prisma, defaults)) {
    let count = 0;
    for (const part of parts.filter((one) => one.kind === kind)) count += await part.forget(prisma, days);
    await prisma.$executeRaw`
      INSERT INTO retention_run (kind, days, forgotten) VALUES (${kind}, ${days}, ${count})`;
    forgotten[kind] = count;
  }
  return forgotten;
}

const noPayload = z.object({});

/** Every night. */
export function retentionJob(deps: {
  prisma: PrismaClient;
  retention: Retention;
  logger: Logger;
}): JobDefinition<typeof noPayload> {
  return {
    name: 'retention',
    payload: noPayload,
    cron: '15 3 * * *',
    async run() {
      deps.logger.info(await runRetention(deps.prisma, retentionDefaults(deps.retention)), 'retention done');
    },
  };
}
