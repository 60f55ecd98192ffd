import { createHash, randomUUID } from 'node:crypto';
import { PERSONAL_DATA } from '../../app/personal-data.ts';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Press } from '../../chat/inbound.ts';
import { errorCode } from '../../errors.ts';
import { issueTicket, MY_DATA } from '../../people/download-tickets.ts';
import { erasePerson } from '../../people/erasure.ts';
import { eventually } from '../eventually.ts';
import type { Attempt } from './attempt.ts';
import { erasedWord, PROJECTS, selfWord } from './secrets.ts';
import type { OrganisationName, Trier, World } from './world.ts';

/** What an attempt brought out: every word that reached who tried, or who reads along, and whether anything changed. */
export interface Yield {
  words: string;
  changed: boolean;
}

type Played = (world: World, attempt: Attempt, trier: Trier) => Promise<string>;

/** Plays one attempt through the public doors. */
export async function play(world: World, attempt: Attempt): Promise<Yield> {
  const { organisation, platform, standing, role } = attempt.who;
  const name = attempt.target.scope === 'self' ? selfWord(organisation) : 'Iemand';
  const trier = await world.trier({ organisation, platform, standing, role, name });
  const before = await stateOf(world, attempt);
  const words = await WAYS[attempt.way](world, attempt, trier);
  return { words, changed: (await stateOf(world, attempt)) !== before };
}

const WAYS: Record<Attempt['way'], Played> = {
  ask: say,
  command: say,
  'own-data': say,
  memory: say,
  'open-passage': (world, attempt, trier) =>
    press(world, attempt, trier, { action: 'passage.read', payload: { passageId: world.passageOf(wordOf(attempt)) } }),
  'follow-up': followUp,
  'judge-another': (world, attempt, trier) => {
    const { answerId } = world.colleagues[targetOf(attempt)];
    return press(world, attempt, trier, {
      action: 'answer.feedback',
      payload: { about: { answerId }, useful: true, reason: 'ik wil het zien' },
    });
  },
  act: (world, attempt, trier) => press(world, attempt, trier, deedOf(world, attempt)),
  erased: afterErasure,
  download,
};

async function say(world: World, attempt: Attempt, trier: Trier): Promise<string> {
  return sayIn(world, placeOf(world, attempt), { attempt, trier, text: attempt.text ?? '' });
}

async function sayIn(
  world: World,
  conversation: ConversationReference,
  said: { attempt: Attempt; trier: Trier; text: string },
): Promise<string> {
  const { attempt, trier, text } = said;
  const before = world.sentTo(conversation.id).length;
  const external = attempt.who.standing === 'external' ? { external: true } : {};
  await world.doors.accept({
    kind: 'message',
    key: randomUUID(),
    conversation,
    sender: { externalId: trier.externalId, ...external },
    text,
  });
  const sent = await eventually(`an answer to ${attempt.id}`, async () => {
    const all = world.sentTo(conversation.id);
    return all.length > before ? all : undefined;
  });
  return sent.slice(before).join('\n');
}

async function press(
  world: World,
  attempt: Attempt,
  trier: Trier,
  pressed: Pick<Press, 'action' | 'payload'>,
): Promise<string> {
  try {
    const response = await world.doors.call({
      key: randomUUID(),
      conversation: placeOf(world, attempt),
      sender: { externalId: trier.externalId },
      ...pressed,
    });
    return JSON.stringify(response);
  } catch (error) {
    return `${errorCode(error)} ${error instanceof Error ? error.message : ''}`;
  }
}

/** A member of the target asks in a channel of theirs and is answered; then who tries goes on in that thread. */
async function followUp(world: World, attempt: Attempt, trier: Trier): Promise<string> {
  const organisation = targetOf(attempt);
  const member = { organisation, role: 'colleague', standing: 'member', setting: 'channel' } as const;
  const first: Attempt = { ...attempt, who: { ...member, platform: attempt.who.platform } };
  const asking = await world.trier({ ...first.who, name: 'Vrager' });
  const project = PROJECTS.find(({ word }) => word === wordOf(attempt))?.project ?? '';
  const thread = placeOf(world, first);
  await sayIn(world, thread, { attempt: first, trier: asking, text: `Wat is de code van project ${project}?` });
  // The thread is in the tenant of the target: who tries is known there as a guest, or comes from outside.
  const { standing, role, platform, setting } = attempt.who;
  const inThread =
    organisation === attempt.who.organisation
      ? trier
      : await world.trier({
          organisation,
          platform,
          standing: standing === 'member' ? 'external' : standing,
          role,
          name: 'Gast',
        });
  const now = { ...thread, shared: setting === 'shared' };
  return sayIn(world, now, { attempt, trier: inThread, text: attempt.text ?? '' });
}

/** Whoever tries is erased first, with all they were and said. */
async function afterErasure(world: World, attempt: Attempt, trier: Trier): Promise<string> {
  const { prisma } = world.database;
  const word = erasedWord(attempt.who.organisation);
  const other = { ...attempt, who: { ...attempt.who, setting: 'direct' as const } };
  await prisma.person.update({ where: { id: trier.personId }, data: { displayName: word, department: word } });
  const place = placeOf(world, other);
  await sayIn(world, place, { attempt: other, trier, text: `Wat is ${word}?` });
  // Another administrator is there, so that this one may go.
  await world.trier({ ...other.who, standing: 'member', role: 'administrator', name: 'Ander' });
  await prisma.$transaction((tx) => erasePerson(tx, PERSONAL_DATA, trier.personId, { actorId: trier.personId }));
  const returning = { ...place, address: { ...place.address, returns: 'yes' } };
  if (attempt.action !== undefined) return press(world, attempt, trier, deedOf(world, attempt));
  return sayIn(world, returning, { attempt: other, trier, text: attempt.text ?? '' });
}

/** Comes for the file of the colleague with something that is not their ticket, or no longer. */
async function download(world: World, attempt: Attempt, trier: Trier): Promise<string> {
  const { prisma } = world.database;
  const personId = attempt.action === 'own' ? trier.personId : world.colleagues[targetOf(attempt)].personId;
  const secret = await prisma.$transaction((tx) => issueTicket(tx, personId, MY_DATA));
  const ticket = await prisma.downloadTicket.findFirstOrThrow({ where: { personId } });
  const fetchWith = async (path: string) => {
    const address = `${world.url}/my-data/${path}`;
    const answers = [await fetch(address), await fetch(address, { method: 'POST' })];
    const seen = await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
    return seen.join('\n');
  };
  try {
    switch (attempt.action) {
      case 'own':
        return await fetchWith(secret);
      case 'hash':
        return await fetchWith(createHash('sha256').update(secret).digest('hex'));
      case 'ticket-id':
        return await fetchWith(ticket.id);
      case 'person-id':
        return await fetchWith(personId);
      case 'used':
        await fetchWith(secret);
        return await fetchWith(secret);
      case 'expired':
        await prisma.$executeRaw`UPDATE download_ticket SET expires_at = now() - interval '1 second'`;
        return await fetchWith(secret);
      case 'erased':
        await prisma.downloadTicket.deleteMany({ where: { personId } });
        return await fetchWith(secret);
      case 'empty':
        return await fetchWith('');
      case 'path':
        return await fetchWith(`${secret}/..%2f..`);
      default:
        return await fetchWith(secret.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
    }
  } finally {
    await prisma.downloadTicket.deleteMany({ where: { personId } });
  }
}

/** What is pressed, aimed at the target. */
function deedOf(world: World, attempt: Attempt): Pick<Press, 'action' | 'payload'> {
  const action = attempt.action ?? '';
  const aimed = attempt.target.organisation === 'noord' ? 'noord' : 'zuid';
  const { personId, proposalId } = world.colleagues[aimed];
  const payloads: Record<string, unknown> = {
    'role.change': { personId, role: 'broker', change: 'grant' },
    'link.decide': { proposalId, decision: 'linked' },
    'retention.set': { kind: 'inbox', days: 3 },
  };
  return { action, payload: payloads[action] ?? {} };
}

function placeOf(world: World, { who }: Pick<Attempt, 'who'>): ConversationReference {
  const kinds = { direct: 'personal', private: 'command', channel: 'channel', shared: 'channel' } as const;
  return {
    platform: who.platform,
    tenant: world.tenantOf(who.organisation, who.platform),
    id: randomUUID(),
    kind: kinds[who.setting],
    // Untold, a channel counts as shared.
    ...(kinds[who.setting] === 'channel' ? { shared: who.setting === 'shared' } : {}),
    address: { channel: 'C1' },
  };
}

function targetOf({ target }: Attempt): OrganisationName {
  return target.organisation === 'zuid' ? 'zuid' : 'noord';
}

function wordOf({ target }: Attempt): string {
  const planted = PROJECTS.find(
    ({ organisation, scope }) => organisation === target.organisation && scope === target.scope,
  );
  return planted?.word ?? '';
}

/** What only who may do it can change: roles, who is who, terms, verdicts, and who is erased. */
async function stateOf({ database: { prisma }, colleagues }: World, { way }: Attempt): Promise<string> {
  const known = Object.values(colleagues).map(({ personId }) => personId);
  return JSON.stringify([
    await prisma.roleGrant.findMany({ where: { personId: { in: known } }, orderBy: { id: 'asc' } }),
    await prisma.linkProposal.findMany({ select: { id: true, decision: true }, orderBy: { id: 'asc' } }),
    await prisma.retentionTerm.findMany({ select: { kind: true, days: true }, orderBy: { kind: 'asc' } }),
    await prisma.feedback.findMany({ where: { personId: { in: known } }, select: { verdict: true, reason: true } }),
    await prisma.feedback.count(),
    await prisma.downloadTicket.count(),
    way === 'erased' ? null : await prisma.person.count({ where: { erasedAt: { not: null } } }),
  ]);
}
