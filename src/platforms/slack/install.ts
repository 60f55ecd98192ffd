import { webApi } from '@slack/bolt';
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import type { Installations } from '../../chat/installations.ts';
import type { Language } from '../../chat/language.ts';
import { errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { pageHeaders, sentencePage } from '../../web/html.ts';
import { platformErrorOf } from './errors.ts';
import { BOT_SCOPES } from './scopes.ts';

/** The Slack app as it is offered to other workspaces. */
export interface SlackOauth {
  clientId: string;
  clientSecret: string;
  /** `https://slack.com/oauth/v2/authorize`, or another for tests. */
  authorizeUrl: string;
  /** Where the bot is reached from outside, without a slash at the end. */
  publicUrl: string;
}

const INSTALL_PATH = '/slack/install';
const REDIRECT_PATH = '/slack/oauth_redirect';

/** `__Host-`: browsers take it only from this very host, over a secure connection. */
const COOKIE = '__Host-impactmakelaar-install';
/** As long as the state holds. */
const COOKIE_SECONDS = 10 * 60;

/** What the person gets to read: a text of the catalogue, and the HTTP status that goes with it. */
const PAGES = {
  connected: 200,
  badInvitation: 410,
  badState: 400,
  denied: 403,
  wholeCompany: 400,
  taken: 409,
  refused: 502,
  unavailable: 503,
} as const;
type Ending = keyof typeof PAGES;

const secretSchema = z.string().regex(/^[\w-]{20,200}$/);
const returnSchema = z.object({
  state: secretSchema,
  code: z.string().min(1).max(1000).optional().catch(undefined),
  error: z.string().optional().catch('unreadable'),
});
const installedSchema = z.object({
  access_token: z.string().min(1),
  team: z.object({ id: z.string().min(1) }).nullish(),
  is_enterprise_install: z.boolean().optional(),
});

/**
 * Lets whoever has an invitation connect their workspace, by Slack's OAuth 2 installation (RFC 6749, 10.12: the state
 * is bound to the browser that began; RFC 9700).
 */
export function mountInstall(
  server: Express,
  oauth: SlackOauth,
  deps: {
    installations: Installations;
    logger: Logger;
    clientOptions: webApi.WebClientOptions;
    forget(team: string): void;
  },
): void {
  const { installations, logger } = deps;
  const redirectUri = `${oauth.publicUrl}${REDIRECT_PATH}`;

  server.get(INSTALL_PATH, (request, response) => safely(request, response, () => offer(request, response)));
  server.post(INSTALL_PATH, (request, response) => safely(request, response, () => begin(request, response)));
  server.get(REDIRECT_PATH, (request, response) =>
    safely(request, response, async () => {
      setCookie(response, '', 0);
      show(request, response, await finish(request));
    }),
  );

  /** The link itself begins nothing: a new journey would end the one of whoever is under way. */
  async function offer(request: Request, response: Response): Promise<void> {
    const invitation = secretSchema.safeParse(request.query.invite).data;
    const stands = invitation !== undefined && (await installations.stands('slack', invitation));
    if (!stands) return show(request, response, 'badInvitation');
    const language = languageOf(request);
    const { title, text, button } = texts(language).installation.offer;
    response
      .set(pageHeaders(new URL(oauth.authorizeUrl)))
      .send(sentencePage({ language, title, text, button: { label: button } }));
  }

  async function begin(request: Request, response: Response): Promise<void> {
    const invitation = secretSchema.safeParse(request.query.invite).data;
    const journey = invitation === undefined ? null : await installations.follow('slack', invitation);
    if (journey === null) return show(request, response, 'badInvitation');
    const address = new URL(oauth.authorizeUrl);
    address.searchParams.set('client_id', oauth.clientId);
    address.searchParams.set('scope', BOT_SCOPES.join(','));
    address.searchParams.set('redirect_uri', redirectUri);
    address.searchParams.set('state', journey.state);
    setCookie(response, journey.browser, COOKIE_SECONDS);
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(303, address.href);
  }

  async function finish(request: Request): Promise<Ending> {
    const returned = returnSchema.safeParse(request.query).data;
    const browser = secretSchema.safeParse(cookieOf(request)).data;
    if (returned === undefined || browser === undefined) return 'badState';
    const invitation = await installations.arrive('slack', { state: returned.state, browser });
    if (invitation === null) return 'badState';
    if (returned.error === 'access_denied') return 'denied';
    const installed = await exchangeCode(returned.error === undefined ? returned.code : undefined);
    return installed === null ? 'refused' : connect(invitation, installed);
  }

  async function connect(invitation: string, installed: z.infer<typeof installedSchema>): Promise<Ending> {
    // Installed for a whole company at once, it has no team of its own, and so no organisation here.
    if (installed.is_enterprise_install || !installed.team) return 'wholeCompany';
    const tenant = installed.team.id;
    const outcome = await installations.connect('slack', { invitation, tenant, credentials: installed.access_token });
    deps.forget(tenant);
    logger.info({ tenant, outcome }, 'slack.installed');
    return outcome === 'used' ? 'badInvitation' : outcome;
  }

  /** @returns null when there is no code, or Slack does not take it */
  async function exchangeCode(code: string | undefined): Promise<z.infer<typeof installedSchema> | null> {
    if (code === undefined) return null;
    try {
      const answer = await new webApi.WebClient(undefined, deps.clientOptions).oauth.v2.access({
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
        code,
        redirect_uri: redirectUri,
      });
      return installedSchema.parse(answer);
    } catch (error) {
      logger.warn({ slack: platformErrorOf(error), code: errorCode(error), error }, 'slack.code-not-exchanged');
      return null;
    }
  }

  /** Whatever goes wrong, the person reads a sentence. */
  async function safely(request: Request, response: Response, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      logger.error({ code: errorCode(error), error }, 'slack.install-failed');
      show(request, response, 'unavailable');
    }
  }
}

function show(request: Request, response: Response, ending: Ending): void {
  const language = languageOf(request);
  response
    .status(PAGES[ending])
    .set(pageHeaders())
    .send(sentencePage({ language, ...texts(language).installation[ending] }));
}

function languageOf(request: Request): Language {
  return request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
}

/** Lax: it goes along when Slack sends the browser back, and with nothing another site does by itself. */
function setCookie(response: Response, value: string, seconds: number): void {
  response.append('set-cookie', `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`);
}

function cookieOf(request: Request): string | undefined {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}
