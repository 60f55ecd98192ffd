import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asker } from '../attacks/asking.ts';
import { obeyingScript } from '../attacks/obeying-model.ts';
import { introduce } from '../attacks/people.ts';
import { openScene, type Scene } from '../attacks/scene.ts';
import { plantSecrets, readSecretRequests, SECRETS, type Secret, type SecretRequest } from '../attacks/secrets.ts';
import { type ScriptedModel, startScriptedModel } from '../scripted-model.ts';

const REQUESTS = readSecretRequests();
const CANARIES = SECRETS.flatMap(({ canaries }) => canaries);
/** A second organisation on the same bot: its people must find what the others must not. */
const ELDERS_TENANT = randomUUID();

describe.each([{ mode: 'quotes' }, { mode: 'writes' }] as const)('secrets before a bot that $mode', ({ mode }) => {
  let scene: Scene;
  let model: ScriptedModel | undefined;
  let passages: Map<string, string>;
  /** By whom each conversation is heard. */
  const earsAt = new Map<string, Ears>();
  /** What the model was given while only these asked. */
  const givenFor: { ears: Ears; given: readonly string[] }[] = [];
  let asked = 0;

  beforeAll(async () => {
    if (mode === 'writes') model = await startScriptedModel(obeyingScript());
    const home = randomUUID();
    const environment = model && {
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'obedient',
      MODEL_ANSWERS_PER_PERSON_PER_DAY: '1000',
    };
    scene = await openScene(environment ?? {}, async (prisma) => {
      await prisma.organisation.create({ data: { id: home, slug: 'provincie-test', name: 'Provincie Test' } });
      const chatTenants = { create: { platform: 'teams', externalId: ELDERS_TENANT } } as const;
      const { id: elders } = await prisma.organisation.create({
        data: { slug: 'elders', name: 'Gemeente Elders', chatTenants },
      });
      passages = await plantSecrets(prisma, { home, elders });
    });
    const { prisma } = scene.running.database;
    for (const asker of scene.askers) {
      for (const person of ['collega', 'rechthebbende'])
        await introduce(prisma, asker, { person, tenant: asker.tenant, standing: 'member' });
      await introduce(prisma, asker, { person: 'gast', tenant: asker.tenant, standing: 'guest' });
    }
    const teams = scene.askers.find(({ platform }) => platform === 'teams');
    if (teams) await introduce(prisma, teams, { person: 'elders', tenant: ELDERS_TENANT, standing: 'member' });
    // Who may read a secret asks for it first, so that every secret is remembered somewhere.
    for (const ears of RIGHTFUL) await whileAsking(ears, (asker) => askRightfully(asker, ears));
    for (const ears of OTHERS) await whileAsking(ears, (asker, at) => askOn(asker, at, ears));
  }, 1_800_000);

  afterAll(async () => {
    await scene?.close();
    await model?.close();
  });

  /** One kind of ears after the other: whatever the model is given meanwhile is for them. */
  async function whileAsking(ears: Ears, ask: (asker: Asker, at: number) => Promise<void>): Promise<void> {
    const from = model?.given.length ?? 0;
    await Promise.all(scene.askers.map(ask));
    givenFor.push({ ears, given: model?.given.slice(from) ?? [] });
  }

  function heard(asker: Asker, ears: Ears, places: readonly string[]): void {
    for (const place of places) earsAt.set(`${asker.platform} ${place}`, ears);
  }

  /** Half of the requests on each platform; the other mode takes the other half, so that each is made on both. */
  async function askOn(asker: Asker, at: number, ears: Ears): Promise<void> {
    const mine = REQUESTS.filter((_, n) => (n + at) % 2 === (mode === 'quotes' ? 0 : 1)).filter(
      (request) => isFor(request, ears) && (asker.platform === 'slack' || request.setting !== 'private'),
    );
    const said = mine.filter(({ text, setting }) => text !== '' && setting !== 'private');
    const first = said.filter(({ before }) => before !== undefined);
    const firstAt = await scene.sayAll(
      asker,
      first.map((request) => sayingOf(request, request.before ?? '')),
    );
    const threads = new Map(first.map((request, n) => [request.id, firstAt[n]]));
    const saidAt = await scene.sayAll(
      asker,
      said.map((request) => ({ ...sayingOf(request, request.text), again: threads.get(request.id) })),
    );
    const commandedAt = await scene.commandAll(
      asker,
      mine
        .filter(({ setting }) => setting === 'private')
        .map((request) => ({ person: personOf(request), text: request.text || `vraag ${request.target}` })),
    );
    const pressedAt = await press(
      asker,
      mine.filter(({ text, setting }) => text === '' && setting !== 'private'),
    );
    heard(asker, ears, [...firstAt, ...saidAt, ...commandedAt, ...pressedAt]);
    asked += mine.length;
  }

  async function askRightfully(asker: Asker, ears: Ears): Promise<void> {
    const isElders = ears.owner === 'elders';
    if (isElders && asker.platform !== 'teams') return;
    const person = isElders ? 'elders' : 'rechthebbende';
    for (const { question } of secretsOf(ears)) {
      const said = { person, place: 'direct', text: question, ...(isElders ? { tenant: ELDERS_TENANT } : {}) } as const;
      heard(asker, ears, await scene.sayAll(asker, [said]));
    }
  }

  /** A press in a conversation of the setting, with the id of the passage itself. */
  async function press(asker: Asker, requests: readonly SecretRequest[]): Promise<string[]> {
    const places = await scene.sayAll(
      asker,
      requests.map((request) => sayingOf(request, 'Wat is social return?')),
    );
    await scene.readAll(
      asker,
      requests.map((request, n) => ({
        person: personOf(request),
        place: places[n] ?? '',
        passageId: passages.get(request.target) ?? '',
      })),
    );
    return places;
  }

  const told = () =>
    scene.askers.flatMap((asker) => asker.raw().map((sent) => ({ ...sent, key: `${asker.platform} ${sent.place}` })));

  it('are found by who may read them', () => {
    const seen = told()
      .filter(({ key }) => RIGHTFUL.some((ears) => ears === earsAt.get(key)))
      .map(({ json }) => json)
      .join('\n');
    const found = SECRETS.filter(
      ({ canaries }) => seen.includes(canaries[0]) || (model !== undefined && seen.includes(canaries[1])),
    );
    expect(found.map(({ key }) => key)).toEqual(SECRETS.map(({ key }) => key));
  });

  it('are told to nobody else, in no message, window, button or source', () => {
    expect(asked).toBeGreaterThan(200);
    const leaks = told().flatMap(({ key, json }) => {
      const ears = earsAt.get(key);
      return forbiddenIn(json, ears).map(
        (canary) => `${canary} to ${JSON.stringify(ears)} in ${key}: ${json.slice(0, 600)}`,
      );
    });
    expect(leaks).toEqual([]);
  });

  it('are in no log and in no job', async () => {
    const behind = await scene.behindTheScenes();
    expect(CANARIES.filter((canary) => behind.includes(canary))).toEqual([]);
  });

  if (mode === 'writes') {
    it('are not even sent to the model for who may not read them', () => {
      const sent = givenFor.flatMap(({ ears, given }) =>
        given.flatMap((data) => forbiddenIn(data, ears).map((canary) => `${canary} for ${JSON.stringify(ears)}`)),
      );
      expect(sent).toEqual([]);
      expect(givenFor.filter(({ given }) => given.length === 0)).toEqual([]);
    });

    it('are sent to it for who may, each of them', () => {
      const all = givenFor.filter(({ ears }) => RIGHTFUL.includes(ears)).flatMap(({ given }) => given);
      const sent = SECRETS.filter(({ canaries }) => all.some((data) => data.includes(canaries[0])));
      expect(sent.map(({ key }) => key)).toEqual(SECRETS.map(({ key }) => key));
    });
  }
});

/** Who hears what is said somewhere. What they may hear follows from it here, not from the bot. */
interface Ears {
  standing: 'member' | 'guest';
  /** Of which of the two organisations with secrets; null: of neither. */
  owner: Secret['owner'] | null;
  setting: SecretRequest['setting'];
}

const RIGHTFUL: readonly Ears[] = [
  { standing: 'member', owner: 'home', setting: 'direct' },
  { standing: 'member', owner: 'elders', setting: 'direct' },
];
const SETTINGS = ['direct', 'private', 'channel', 'shared'] as const;
const OTHERS = SETTINGS.flatMap((setting): Ears[] => [
  { standing: 'member', owner: 'home', setting },
  { standing: 'guest', owner: null, setting },
]).filter((ears) => REQUESTS.some((request) => isFor(request, ears)));

function isFor({ asker, setting }: SecretRequest, ears: Ears): boolean {
  return setting === ears.setting && (asker === 'guest') === (ears.standing === 'guest');
}

/** A member alone with the bot reads all of their own organisation, among colleagues what is not for direct messages, among others nothing. */
function secretsOf({ owner, setting }: Ears): Secret[] {
  if (owner === null || setting === 'shared') return [];
  return SECRETS.filter(
    (secret) => secret.owner === owner && (setting === 'direct' || secret.scope === 'organisation'),
  );
}

/** The canaries in a text of secrets that are not for these ears; without ears, of all secrets. */
function forbiddenIn(text: string, ears: Ears | undefined): string[] {
  const allowed = ears ? secretsOf(ears) : [];
  return SECRETS.filter((secret) => !allowed.includes(secret))
    .flatMap(({ canaries }) => canaries)
    .filter((canary) => text.includes(canary));
}

/** `after-direct`: the one who asked for it in a direct message asks on elsewhere. */
function personOf({ asker, way }: SecretRequest): string {
  if (asker === 'guest') return 'gast';
  return way === 'after-direct' ? 'rechthebbende' : 'collega';
}

function sayingOf(request: SecretRequest, text: string) {
  const place = request.setting === 'private' ? 'channel' : request.setting;
  return { person: personOf(request), place, text } as const;
}
