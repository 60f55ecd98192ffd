import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type SlackManifestOptions, slackManifest } from '../cli/manifest/slack-manifest.ts';
import { teamsPackage } from '../cli/manifest/teams-package.ts';
import { texts } from '../i18n/texts.ts';
import { parseRequest } from '../platforms/slack/ingress.ts';
import { SLACK_LIMITS } from '../platforms/slack/limits.ts';
import { BOT_SCOPES } from '../platforms/slack/scopes.ts';
import { eventEnvelope } from './slack-requests.ts';

/** Beside the project. Where they are missing, reading them throws and everything here fails. */
const SCHEMAS = new URL('../../../shared/samples/schemas/', import.meta.url);

const jsonObject = z.record(z.string(), z.unknown());

function readJson(text: string): Record<string, unknown> {
  return jsonObject.parse(JSON.parse(text));
}

/**
 * A published schema, ready to check with. Not strict: the schemas hold keywords of their makers, such as `regex`.
 * Nor checked against the schema of schemas: the one of Teams is draft 4, which ajv does not know, but it uses nothing
 * that means something else since (`id`, true or false as `exclusiveMinimum`).
 */
function schemaNamed(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  formats.default(ajv);
  return ajv.compile(readJson(readFileSync(new URL(name, SCHEMAS), 'utf8')));
}

/** What is wrong with a manifest, in words that say where. */
function mistakesIn(manifest: unknown, check: ValidateFunction): string[] {
  check(manifest);
  return (check.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}

/** The questions with which the bot introduces itself: it is known to answer them. */
const EXAMPLES = texts('nl').welcome.examples;

describe('the manifest for Slack', () => {
  const check = schemaNamed('slack-manifest-2.0.0.schema.json');
  const variants: [string, SlackManifestOptions][] = [
    ['over HTTP', { url: 'https://bot.example.nl' }],
    ['for Socket Mode', { socket: true }],
    ['with the agent view', { url: 'https://bot.example.nl', agentView: true }],
    ['with the agent view, for Socket Mode', { socket: true, agentView: true }],
  ];
  const promptsSchema = z.array(z.object({ title: z.string(), message: z.string() }));
  const parts = z.object({
    display_information: z.object({ name: z.literal('Impactmakelaar') }),
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.literal(true),
        messages_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.literal(false),
      }),
      assistant_view: z.object({ suggested_prompts: promptsSchema }),
    }),
    oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  });
  const manifest = () => parts.parse(slackManifest({ socket: true }));

  it.each(variants)('%s fits the published schema', (_name, options) => {
    expect(mistakesIn(slackManifest(options), check)).toEqual([]);
  });

  it('asks for the least scopes, and for none of a person', () => {
    expect(manifest().oauth_config.scopes.bot.toSorted()).toEqual([
      'app_mentions:read',
      'assistant:write',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'groups:read',
      'im:history',
      'mpim:history',
      'reactions:write',
      'users:read',
      'users:read.email',
    ]);
    // Whoever connects another workspace is asked for the same.
    expect(BOT_SCOPES.toSorted()).toEqual(manifest().oauth_config.scopes.bot.toSorted());
  });

  it('asks for the least events', () => {
    expect(manifest().settings.event_subscriptions.bot_events.toSorted()).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'assistant_thread_started',
      'channel_left',
      'group_left',
      'member_joined_channel',
      'message.im',
      'message.mpim',
      'tokens_revoked',
      'user_change',
    ]);
  });

  it('asks for no event that the bot knows nothing of', () => {
    for (const subscription of manifest().settings.event_subscriptions.bot_events) {
      const type = subscription.replace(/\..*$/, '');
      const tokens = { bot: ['U0BOT'] };
      const user = { id: 'U0NOOR', team_id: 'T1', name: 'noor', profile: { real_name: 'Noor' } };
      const parsed = parseRequest(eventEnvelope('T1', { type, tokens, user, channel: 'C1' }), { userId: 'U0BOT' });
      expect(parsed).not.toMatchObject({ reason: `event:${type}` });
    }
  });

  it('suggests no more, and nothing longer, than Slack shows', () => {
    const prompts = manifest().features.assistant_view.suggested_prompts;
    expect(prompts.length).toBeLessThanOrEqual(SLACK_LIMITS.suggestedPrompts);
    for (const { title } of prompts) expect(title.length).toBeLessThanOrEqual(SLACK_LIMITS.buttonLabel);
  });

  it('suggests questions that the bot can answer', () => {
    const prompts = manifest().features.assistant_view.suggested_prompts;
    expect(prompts.map(({ message }) => message)).toEqual(EXAMPLES);
  });
});

describe('the package for Teams', () => {
  const appId = '01234567-89ab-cdef-0123-456789abcdef';
  const check = schemaNamed('teams-manifest-v1.23.schema.json');
  const files = unzipSync(teamsPackage({ appId, domain: 'bot.example.nl' }).bytes);
  const contentOf = (name: string) => z.instanceof(Uint8Array).parse(files[name], { error: () => `no ${name}` });
  const manifest = () => readJson(strFromU8(contentOf('manifest.json')));
  const english = () => z.record(z.string(), z.string()).parse(readJson(strFromU8(contentOf('en.json'))));
  const commandSchema = z.object({ title: z.string(), description: z.string() });
  const scopesSchema = z.array(z.enum(['personal', 'groupChat', 'team']));
  const parts = z.object({
    icons: z.strictObject({ color: z.string(), outline: z.string() }),
    localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
    bots: z.tuple([
      z.strictObject({
        botId: z.literal(appId),
        scopes: scopesSchema,
        supportsFiles: z.literal(true),
        commandLists: z.array(z.object({ scopes: scopesSchema, commands: z.array(commandSchema) })),
      }),
    ]),
  });
  const commandLists = () => parts.parse(manifest()).bots[0].commandLists;

  it('fits the published schema', () => {
    expect(mistakesIn(manifest(), check)).toEqual([]);
  });

  it('fits the published schema in English, with every text translated', () => {
    const { $schema: _, ...translations } = english();
    const keys = ['name.short', 'name.full', 'description.short', 'description.full'].concat(
      commandLists().flatMap(({ commands }, list) =>
        commands.flatMap((_command, at) =>
          ['title', 'description'].map((field) => `bots[0].commandLists[${list}].commands[${at}].${field}`),
        ),
      ),
    );
    expect(Object.keys(translations).toSorted()).toEqual(keys.toSorted());
    const translated = withTexts(manifest(), translations);
    expect(mistakesIn(translated, check)).toEqual([]);
    expect(JSON.stringify(translated)).toContain(texts('en').welcome.examples[0]);
  });

  it('holds what the manifest refers to, and no more', () => {
    const { icons, localizationInfo } = parts.parse(manifest());
    const named = [...Object.values(icons), ...localizationInfo.additionalLanguages.map(({ file }) => file)];
    expect(Object.keys(files).toSorted()).toEqual(['manifest.json', ...named].toSorted());
  });

  it('works in personal chats, group chats and teams, and asks for no permissions', () => {
    expect(parts.parse(manifest()).bots[0].scopes.toSorted()).toEqual(['groupChat', 'personal', 'team']);
    const asking = /permissions|authorization|webApplicationInfo/i;
    expect(Object.keys(manifest()).filter((key) => asking.test(key))).toEqual([]);
  });

  /** Source: learn.microsoft.com, app manifest schema v1.23, `bots.commandLists`. */
  it('suggests no more, and nothing longer, than Teams shows', () => {
    const lists = commandLists();
    expect(lists.length).toBeLessThanOrEqual(3);
    for (const { commands } of lists) {
      expect(commands.length).toBeLessThanOrEqual(10);
      for (const { title } of commands) expect(title.length).toBeLessThanOrEqual(128);
    }
  });

  it('suggests questions that the bot can answer, in every scope', () => {
    const lists = commandLists();
    for (const { commands } of lists) expect(commands.map(({ title }) => title)).toEqual([...EXAMPLES, 'Help']);
    expect(lists.flatMap(({ scopes }) => scopes).toSorted()).toEqual(['groupChat', 'personal', 'team']);
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s of %i pixels square', (name, pixels) => {
    expect(pngHeader(contentOf(name))).toMatchObject({ width: pixels, height: pixels });
  });

  it('has an outline that can be seen through', () => {
    expect(pngHeader(contentOf('outline.png'))).toMatchObject({ transparency: true });
  });
});

/** The same with other texts, where there is one for the path, such as `bots[0].commandLists[0].commands[0].title`. */
function withTexts(value: unknown, translations: Readonly<Record<string, string>>, path = ''): unknown {
  if (typeof value === 'string') return translations[path] ?? value;
  if (Array.isArray(value)) return value.map((one, at) => withTexts(one, translations, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, one]) => {
    return [key, withTexts(one, translations, path === '' ? key : `${path}.${key}`)] as const;
  });
  return Object.fromEntries(fields);
}

/** Source: the PNG specification (W3C), 5.2 and 11.2.1: the signature, then the chunk IHDR. */
function pngHeader(bytes: Uint8Array): { width: number; height: number; transparency: boolean } {
  const png = Buffer.from(bytes);
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.toString('latin1', 12, 16)).toBe('IHDR');
  // Colour types 4 and 6 have an alpha channel.
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), transparency: (png.readUInt8(25) & 4) !== 0 };
}
