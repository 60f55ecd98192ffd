import { directId, type PlatformName } from '../chat/conversation-reference.ts';
import type { Doors } from '../chat/doors.ts';
import type { Message } from '../chat/inbound.ts';
import type { Platform, Profile } from '../chat/platform.ts';
import { plainText } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import type { OnFate } from '../delivery/fate.ts';
import type { Messenger } from '../delivery/messenger.ts';
import { createDeliveryParts } from '../delivery/parts.ts';
import { createPersons } from '../people/persons.ts';
import { createTenants } from '../people/tenants.ts';
import { createLogger } from '../telemetry/logger.ts';
import type { TestDatabase } from '../testing/database.ts';
import { plainReader } from '../testing/plain-reader.ts';
import { createConversationParts } from './parts.ts';
import { registerSkills } from './skills.ts';
import type { WaitingWord } from './waiting-word.ts';

export const TENANT = 'T1';

/** One process's worth of conversation and delivery on a database, with a platform that only remembers. */
export interface TestConversation {
  doors: Doors;
  waitingWord: WaitingWord;
  /** The words that were sent, in order, with the conversation they went to. */
  sent: { conversation: string; text: string; possiblyDouble: boolean; replaces?: string; words?: string }[];
  messenger: Messenger;
  platforms: ReadonlyMap<PlatformName, Platform>;
  /** See {@link Delivery.wake}. */
  wake(conversationId: string): void;
  /** Replaces what sending does; it may throw. */
  onSend(send: (text: string, tenant: string) => Promise<void>): void;
  /** The news of trouble that went to administrators by e-mail. */
  mails: { to: string; paragraphs: readonly string[] }[];
  start(): void;
  stop(): Promise<void>;
}

/** Says what was said to it. */
export const ECHO: Skill = {
  name: 'echo',
  intents: [
    {
      name: 'echo',
      role: 'anyone',
      purposes: ['question'],
      run: async ({ language }, text) => ({
        status: 'answered',
        introduces: true,
        replies: [{ language, body: [{ kind: 'paragraph', text }] }],
      }),
    },
  ],
};

export async function connectTestTenant(database: TestDatabase): Promise<void> {
  const organisation = { slug: 'test', name: 'Test' };
  await createTenants(database.prisma).connect({ platform: 'slack', externalId: TENANT, organisation });
}

/** @param onFate hears what became of messages about something */
export function createTestConversation(database: TestDatabase, skill: Skill, onFate?: OnFate): TestConversation {
  const { prisma } = database;
  const logger = createLogger({ level: 'silent' });
  const sent: TestConversation['sent'] = [];
  let send = async (_text: string, _tenant: string): Promise<void> => undefined;
  const mails: TestConversation['mails'] = [];
  const platform: Platform = {
    name: 'slack',
    async send(to, reply, { possiblyDouble, replaces, words }) {
      const text = plainText(reply);
      await send(text, to.tenant);
      const options = { ...(replaces === undefined ? {} : { replaces }), ...(words === undefined ? {} : { words }) };
      sent.push({ conversation: to.id, text, possiblyDouble, ...options });
      return { messageId: replaces ?? String(sent.length) };
    },
    openDirect: (tenant, user) => ({
      platform: 'slack',
      tenant,
      id: directId(user),
      kind: 'personal',
      address: { channel: user },
    }),
    showWorking: async () => async () => undefined,
    profile: async (_where, externalId) => memberProfile(externalId),
    peopleListed: 'everyone',
    async *people() {
      yield [];
    },
  };
  const platforms = new Map<PlatformName, Platform>([['slack', platform]]);
  const out = createDeliveryParts({
    prisma,
    platforms,
    logger,
    ...(onFate ? { onFate } : {}),
    paces: { slack: { perSecond: 1000, atOnce: 8 } },
    mail: async (_tx, { to, paragraphs }) => void mails.push({ to, paragraphs }),
  });
  const { delivery, messenger, troubleNews } = out;
  const { turns, doors, waitingWord } = createConversationParts({
    prisma,
    door: database.database.door,
    reader: plainReader,
    platforms,
    tenants: createTenants(prisma),
    persons: createPersons(prisma, { firstAdministrators: [], belongings: [], logger }),
    skills: registerSkills([skill]),
    out,
    logger,
    concurrency: 4,
  });
  return {
    doors,
    waitingWord,
    sent,
    mails,
    messenger,
    platforms,
    wake: (conversationId) => delivery.wake(conversationId),
    onSend(replacement) {
      send = replacement;
    },
    start() {
      delivery.start();
      turns.start();
    },
    async stop() {
      await turns.drain();
      await waitingWord.stop();
      await troubleNews.drain();
      await delivery.drain();
    },
  };
}

function memberProfile(externalId: string): Profile {
  const unknown = { displayName: null, email: null, department: null };
  return { externalId, ...unknown, standing: 'member', deactivated: false };
}

/** Something a person says. */
export function message(conversation: string, text: string, key = `${conversation}:${text}`): Message {
  return {
    kind: 'message',
    key,
    conversation: { platform: 'slack', tenant: TENANT, id: conversation, kind: 'personal', address: { channel: 'D1' } },
    sender: { externalId: 'U1' },
    text,
  };
}
