import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asker } from '../attacks/asking.ts';
import { obeyingScript } from '../attacks/obeying-model.ts';
import { introduce } from '../attacks/people.ts';
import { openScene, type Scene } from '../attacks/scene.ts';
import { plantSecrets, readSecretRequests, SECRETS, type SecretRequest } from '../attacks/secrets.ts';
import { type ScriptedModel, startScriptedModel } from '../scripted-model.ts';

const REQUESTS = readSecretRequests();
const CANARIES = SECRETS.flatMap(({ canaries }) => canaries);
/** A second organisation on the same bot: its people must find what the others must not. */
const ELDERS_TENANT = randomUUID();

describe.each([{ mode: 'quotes' }, { mode: 'writes' }] as const)('secrets before a bot that $mode', ({ mode }) => {
  let scene: Scene;
  let model: ScriptedModel | undefined;
  let passages: Map<string, string>;
  /** Conversations in which the secret may be told. */
  const rightful = new Set<string>();
  let asked = 0;
  let rightfulQuestions = 0;

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
    await Promise.all(scene.askers.map((asker, at) => askOn(asker, at)));
  }, 300_000);

  afterAll(async () => {
    await scene?.close();
    await model?.close();
  });

  /** Half of the requests on each platform; the other mode takes the other half, so that each is made on both. */
  async function askOn(asker: Asker, at: number): Promise<void> {
    const mine = REQUESTS.filter((_, n) => (n + at) % 2 === (mode === 'quotes' ? 0 : 1)).filter(
      ({ setting }) => asker.platform === 'slack' || setting !== 'private',
    );
    await askRightfully(asker);
    const said = mine.filter(({ text, setting }) => text !== '' && setting !== 'private');
    const first = said.filter(({ before }) => before !== undefined);
    const firstAt = await scene.sayAll(
      asker,
      first.map((request) => sayingOf(request, request.before ?? '')),
    );
    const threads = new Map(first.map((request, n) => [request.id, firstAt[n]]));
    await scene.sayAll(
      asker,
      said.map((request) => ({ ...sayingOf(request, request.text), again: threads.get(request.id) })),
    );
    await scene.commandAll(
      asker,
      mine
        .filter(({ setting }) => setting === 'private')
        .map((request) => ({ person: personOf(request), text: request.text || `vraag ${request.target}` })),
    );
    await press(
      asker,
      mine.filter(({ text, setting }) => text === '' && setting !== 'private'),
    );
    asked += mine.length;
  }

  /** Who may read a secret asks for it, alone with the bot; so every secret is remembered somewhere. */
  async function askRightfully(asker: Asker): Promise<void> {
    const own = SECRETS.filter(({ owner }) => owner === 'home');
    const theirs = SECRETS.filter(({ owner }) => owner === 'elders' && asker.platform === 'teams');
    rightfulQuestions += own.length + theirs.length;
    for (const { question } of own)
      for (const place of await scene.sayAll(asker, [{ person: 'rechthebbende', place: 'direct', text: question }]))
        rightful.add(`${asker.platform} ${place}`);
    for (const { question } of theirs)
      for (const place of await scene.sayAll(asker, [
        { person: 'elders', place: 'direct', text: question, tenant: ELDERS_TENANT },
      ]))
        rightful.add(`${asker.platform} ${place}`);
  }

  /** A press in a conversation of the setting, with the id of the passage itself. */
  async function press(asker: Asker, requests: readonly SecretRequest[]): Promise<void> {
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
  }

  const told = () =>
    scene.askers.flatMap((asker) => asker.raw().map((sent) => ({ ...sent, key: `${asker.platform} ${sent.place}` })));

  it('are found by who may read them', () => {
    const seen = told()
      .filter(({ key }) => rightful.has(key))
      .map(({ json }) => json)
      .join('\n');
    const found = SECRETS.filter(
      ({ canaries }) => seen.includes(canaries[0]) || (model !== undefined && seen.includes(canaries[1])),
    );
    expect(found.map(({ key }) => key)).toEqual(SECRETS.map(({ key }) => key));
  });

  it('are told to nobody else, in no message, window, button or source', () => {
    expect(asked).toBeGreaterThan(200);
    const leaks = told().filter(
      ({ key, json }) => !rightful.has(key) && CANARIES.some((canary) => json.includes(canary)),
    );
    expect(leaks.map(({ key, json }) => `${key}: ${json.slice(0, 600)}`)).toEqual([]);
  });

  it('are in no log and in no job', async () => {
    const behind = await scene.behindTheScenes();
    expect(CANARIES.filter((canary) => behind.includes(canary))).toEqual([]);
  });

  if (mode === 'writes') {
    it('are not even sent to the model for who may not read them', () => {
      const shown = (model?.asked ?? []).filter(({ passages: given }) =>
        CANARIES.some((canary) => JSON.stringify(given).includes(canary)),
      );
      expect(shown.length).toBe(rightfulQuestions);
    });
  }
});

/** `after-direct`: the one who asked for it in a direct message asks on elsewhere. */
function personOf({ asker, way }: SecretRequest): string {
  if (asker === 'guest') return 'gast';
  return way === 'after-direct' ? 'rechthebbende' : 'collega';
}

function sayingOf(request: SecretRequest, text: string) {
  const place = request.setting === 'private' ? 'channel' : request.setting;
  return { person: personOf(request), place, text } as const;
}
