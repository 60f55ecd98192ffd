import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { mountMyData } from '../../app/my-data.ts';
import { PERSONAL_DATA } from '../../app/personal-data.ts';
import { openReader } from '../../app/reader.ts';
import { createSkills } from '../../app/skills.ts';
import type { PlatformName } from '../../chat/conversation-reference.ts';
import type { Doors } from '../../chat/doors.ts';
import type { Platform, Profile } from '../../chat/platform.ts';
import type { Role } from '../../chat/skill.ts';
import { createConversationParts } from '../../conversation/parts.ts';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { openStoredRetriever } from '../../knowledge/stored-retriever.ts';
import { createPersons } from '../../people/persons.ts';
import { createTenants } from '../../people/tenants.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { PROJECTS, personWord } from './secrets.ts';

export type OrganisationName = 'noord' | 'zuid';

/** Somebody who tries, and how the platform knows them. */
export interface Trier {
  personId: string;
  externalId: string;
}

/** Two organisations in both platforms, with a secret in every scope, and the bot before them. */
export interface World {
  database: TestDatabase;
  doors: Doors;
  /** Everything that was sent to a conversation, as JSON. */
  sentTo(conversation: string): string[];
  tenantOf(organisation: OrganisationName, platform: 'slack' | 'teams'): string;
  /** The passage that holds a secret. */
  passageOf(word: string): string;
  /** The colleague of an organisation of whom everything is known. */
  colleagues: Record<OrganisationName, { personId: string; answerId: string; proposalId: string }>;
  /** Makes somebody, with a role or none. */
  trier(options: {
    organisation: OrganisationName;
    platform: 'slack' | 'teams';
    standing: Profile['standing'] | 'unknown';
    role: Role | 'none';
    name: string;
  }): Promise<Trier>;
  /** Where downloads are fetched. */
  url: string;
  close(): Promise<void>;
}

const tenantOf = (organisation: string, platform: string) => `${organisation}-${platform}`;

export async function createWorld(): Promise<World> {
  const database = await createTestDatabase({ poolSize: 8 });
  const { prisma } = database;
  const logger = createLogger({ level: 'silent' });
  const organisations = {
    noord: await plantOrganisation(prisma, 'noord'),
    zuid: await plantOrganisation(prisma, 'zuid'),
  };
  const passages = await plantDocuments(prisma, organisations);
  const colleagues = {
    noord: await plantColleague(prisma, 'noord', organisations.noord),
    zuid: await plantColleague(prisma, 'zuid', organisations.zuid),
  };

  const sent: { conversation: string; reply: string }[] = [];
  const platforms = new Map<PlatformName, Platform>();
  for (const name of ['slack', 'teams'] as const) platforms.set(name, rememberingPlatform(name, sent));
  const retriever = await openStoredRetriever(prisma, logger);
  const skills = await createSkills(
    {
      model: null,
      publicUrl: 'https://bot.example.nl',
      retention: { inboxDays: 7, conversationDays: 30, auditDays: 1826, casesDays: 730 },
    },
    { prisma, retriever, logger },
  );
  const { reader } = await openReader({ byWords: true });
  const out = createDeliveryParts({ prisma, platforms, logger });
  const { delivery, troubleNews } = out;
  const { turns, doors } = createConversationParts({
    prisma,
    door: database.database.door,
    reader,
    platforms,
    tenants: createTenants(prisma),
    persons: createPersons(prisma, { firstAdministrators: [], belongings: [], logger }),
    skills,
    out,
    logger,
    concurrency: 4,
  });
  delivery.start();
  turns.start();
  const server = await serveDownloads(prisma);

  return {
    database,
    doors,
    sentTo: (conversation) => sent.filter((one) => one.conversation === conversation).map(({ reply }) => reply),
    tenantOf,
    passageOf: (word) => passages.get(word) ?? '',
    colleagues,
    trier: (options) => createTrier(prisma, organisations[options.organisation], options),
    url: server.url,
    async close() {
      await turns.drain();
      await troubleNews.drain();
      await delivery.drain();
      server.close();
      await database.drop();
    },
  };
}

interface PlantedOrganisation {
  id: string;
  tenants: Record<'slack' | 'teams', string>;
}

async function plantOrganisation(prisma: PrismaClient, name: OrganisationName): Promise<PlantedOrganisation> {
  const organisation = { slug: name, name };
  const connect = (platform: PlatformName) =>
    createTenants(prisma).connect({ platform, externalId: tenantOf(name, platform), organisation });
  const slack = await connect('slack');
  const teams = await connect('teams');
  return { id: slack.organisationId, tenants: { slack: slack.id, teams: teams.id } };
}

/** One document in each scope; its secret stands in the title, a heading, an alias and the text. */
async function plantDocuments(
  prisma: PrismaClient,
  organisations: Record<OrganisationName, PlantedOrganisation>,
): Promise<Map<string, string>> {
  const source = await prisma.source.create({ data: { key: 'plan', title: 'Projectplan', publisher: 'Team' } });
  const passages = new Map<string, string>();
  for (const { project, word, organisation, scope } of PROJECTS) {
    if (scope !== 'organisation' && scope !== 'direct_only' && scope !== 'network') continue;
    const owner = organisation === 'network' ? null : organisations[organisation].id;
    const document = await prisma.document.create({ data: { slug: project, scope, organisationId: owner } });
    const version = await prisma.documentVersion.create({
      data: {
        documentId: document.id,
        contentHash: project,
        title: `Project ${project} ${word}`,
        language: 'nl',
        aliases: [`${project} ${word}`],
      },
    });
    const passage = await prisma.passage.create({
      data: {
        versionId: version.id,
        position: 0,
        headings: [`Wat is de code van project ${project}? ${word}`],
        text: `De code van project ${project} is ${word}. Project ${project} heeft een code nodig om te beginnen.`,
        sourceId: source.id,
      },
    });
    await prisma.document.update({ where: { id: document.id }, data: { currentVersionId: version.id } });
    passages.set(word, passage.id);
  }
  return passages;
}

/** A colleague who asked, was answered, judged, is remembered, and of whom it is not sure who they are. */
async function plantColleague(prisma: PrismaClient, name: OrganisationName, organisation: PlantedOrganisation) {
  const email = `${personWord('adres', name)}@example.nl`;
  const { id: personId } = await prisma.person.create({
    data: {
      organisationId: organisation.id,
      displayName: personWord('naam', name),
      email,
      department: personWord('afdeling', name),
    },
  });
  const member = { standing: 'member', verifiedAt: new Date(), email } as const;
  for (const platform of ['slack', 'teams'] as const) {
    await prisma.chatIdentity.create({
      data: { ...member, tenantId: organisation.tenants[platform], externalUserId: `colleague-${name}`, personId },
    });
  }
  const conversation = await prisma.conversation.create({
    data: {
      tenantId: organisation.tenants.slack,
      externalId: `colleague-${name}`,
      kind: 'personal',
      address: {},
      memory: [{ question: personWord('geheugen', name), answer: personWord('geheugen', name) }],
    },
  });
  const answer = await prisma.answer.create({
    data: {
      conversationId: conversation.id,
      personId,
      question: personWord('vraag', name),
      text: personWord('antwoord', name),
      status: 'answered',
      mode: 'quoted',
      language: 'nl',
      elapsedMs: 1,
    },
  });
  await prisma.feedback.create({
    data: { answerId: answer.id, personId, verdict: 'not_useful', reason: personWord('reden', name) },
  });
  const double = await prisma.person.create({
    data: { organisationId: organisation.id, displayName: personWord('twijfel', name) },
  });
  const identity = await prisma.chatIdentity.create({
    data: {
      tenantId: organisation.tenants.slack,
      externalUserId: `double-${name}`,
      personId: double.id,
      standing: 'member',
    },
  });
  const proposal = await prisma.linkProposal.create({
    data: { identityId: identity.id, personId, reason: 'both-known' },
  });
  return { personId, answerId: answer.id, proposalId: proposal.id };
}

async function createTrier(
  prisma: PrismaClient,
  organisation: PlantedOrganisation,
  options: Parameters<World['trier']>[0],
): Promise<Trier> {
  const { standing, role, platform, name } = options;
  const externalId = `U${randomUUID()}`;
  const { id: personId } = await prisma.person.create({
    data: { organisationId: standing === 'member' ? organisation.id : null, displayName: name },
  });
  await prisma.chatIdentity.create({
    data: {
      tenantId: organisation.tenants[platform],
      externalUserId: externalId,
      personId,
      standing,
      introducedAt: new Date(),
    },
  });
  // A guest with a grant from earlier: standing decides, not the grant.
  const granted = role === 'none' ? 'administrator' : role;
  if (granted !== 'colleague') await prisma.roleGrant.create({ data: { personId, role: granted } });
  return { personId, externalId };
}

function rememberingPlatform(name: PlatformName, sent: { conversation: string; reply: string }[]): Platform {
  return {
    name,
    async send(to, reply) {
      sent.push({ conversation: to.id, reply: JSON.stringify(reply) });
      return { messageId: randomUUID() };
    },
    showWorking: async () => async () => undefined,
    openDirect: () => null,
    peopleListed: 'everyone',
    // Whoever was not known before is a member of the tenant, with the name of who was erased.
    profile: async (where, externalId) =>
      externalId.startsWith('U') && where.address.returns !== 'yes'
        ? null
        : {
            externalId,
            displayName: 'Terug',
            email: null,
            department: null,
            standing: 'member',
            deactivated: false,
          },
    async *people() {
      yield [];
    },
  };
}

async function serveDownloads(prisma: PrismaClient): Promise<{ url: string; close(): void }> {
  const app = express();
  mountMyData(app, { prisma, personalData: PERSONAL_DATA, logger: createLogger({ level: 'silent' }) });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
