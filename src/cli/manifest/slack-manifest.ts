import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

/** As it stands it is for Socket Mode: then Slack needs no addresses. */
const MANIFEST_FILE = new URL('../../../manifests/slack/manifest.json', import.meta.url);

/** Where the bot takes everything from Slack: events, commands and presses. */
const EVENTS_PATH = '/slack/events';
/** Where Slack sends the browser back of who connects another workspace. */
const REDIRECT_PATH = '/slack/oauth_redirect';

/** The parts that differ from one installation to another; all other parts pass as they are. */
const manifestSchema = z.looseObject({
  display_information: z.looseObject({}),
  features: z.looseObject({
    assistant_view: z.object({
      assistant_description: z.string(),
      suggested_prompts: z.array(z.object({ title: z.string(), message: z.string() })),
    }),
    slash_commands: z.array(z.looseObject({ command: z.string() })),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({}) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
    interactivity: z.looseObject({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

type Manifest = z.infer<typeof manifestSchema>;

export interface SlackManifestOptions {
  /** https address of the bot; the path of the Slack routes may be left out. */
  url?: string;
  /** Socket Mode, in place of `url`. */
  socket?: boolean;
  /** Slack's agent messaging experience in place of the assistant panel. */
  agentView?: boolean;
}

/**
 * The manifest of the Slack app, ready to paste.
 *
 * @throws AppError `cli.manifest-connection` unless exactly one of `url` and `socket` is given,
 *   `cli.manifest-url` if the address is none that Slack can reach
 */
export function slackManifest(options: SlackManifestOptions): object {
  const { url, socket = false } = options;
  if ((url !== undefined) === socket) {
    throw new AppError({
      code: 'cli.manifest-connection',
      message: 'Say how Slack reaches the bot: either --url https://bot.example.nl or --socket.',
    });
  }
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(MANIFEST_FILE, 'utf8')));
  const connected = url === undefined ? manifest : overHttp(manifest, requestUrl(url));
  return options.agentView ? withAgentView(connected) : connected;
}

/** @throws AppError `cli.manifest-url` */
function requestUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const extras = url ? url.username + url.password + url.search + url.hash : '';
  if (url?.protocol !== 'https:' || extras !== '') {
    throw new AppError({
      code: 'cli.manifest-url',
      message: `"${given}" is not an address Slack can use. Give one that begins with https://, such as https://bot.example.nl.`,
    });
  }
  const base = url.href.replace(/\/+$/, '');
  return base.endsWith(EVENTS_PATH) ? base : `${base}${EVENTS_PATH}`;
}

function overHttp(manifest: Manifest, address: string): Manifest {
  const { features, oauth_config, settings } = manifest;
  const redirectUrl = `${address.slice(0, -EVENTS_PATH.length)}${REDIRECT_PATH}`;
  return {
    ...manifest,
    oauth_config: { redirect_urls: [redirectUrl], ...oauth_config },
    features: {
      ...features,
      slash_commands: features.slash_commands.map(({ command, ...rest }) => ({ command, url: address, ...rest })),
    },
    settings: {
      ...settings,
      event_subscriptions: { request_url: address, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: address },
      socket_mode_enabled: false,
    },
  };
}

/** Source: docs.slack.dev, "Migrating to the Agent messaging experience": no panel, so no event of its opening. */
function withAgentView(manifest: Manifest): object {
  const { assistant_view, ...features } = manifest.features;
  const { event_subscriptions, ...settings } = manifest.settings;
  const { assistant_description: agent_description, suggested_prompts } = assistant_view;
  const bot_events = event_subscriptions.bot_events.filter((event) => event !== 'assistant_thread_started');
  return {
    ...manifest,
    features: { ...features, agent_view: { agent_description, suggested_prompts } },
    settings: { ...settings, event_subscriptions: { ...event_subscriptions, bot_events } },
  };
}
