import { webApi } from '@slack/bolt';
import type { Installations } from '../../chat/installations.ts';
import { AppError } from '../../errors.ts';
import { platformErrorOf } from './errors.ts';

/** A Web API client for every team: with the configuration's own token, or the one that was stored at installation. */
export interface Clients {
  /**
   * Does something as the bot of this team. When the token turns out to be an old one, and another has been stored
   * since, it is done once more: with the old one Slack did nothing.
   *
   * @throws AppError `delivery.token-refused` when there is no token for this team; `vault.…`
   */
  use<Result>(team: string, act: (client: webApi.WebClient) => Promise<Result>): Promise<Result>;
  /** The client of the configuration's own token, if it has one. */
  readonly own: webApi.WebClient | null;
  /** Which team the configuration's own token is of. */
  ownTeamIs(team: string): void;
  /** The token of this team is not valid any more. */
  forget(team: string): void;
}

interface KeptClient {
  client: webApi.WebClient;
  token: string;
  /** Milliseconds since the epoch. */
  until: number;
}

/** What another process stored or wiped is noticed here within this time. */
const KEPT_MS = 60_000;

/** Slack takes none of it: the token is not, or no longer, valid. */
const INVALID_TOKEN = new Set(['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked']);

/** @param deps.now milliseconds since the epoch; a parameter so that tests own the time */
export function createClients(deps: {
  ownToken: string | undefined;
  options: webApi.WebClientOptions;
  installations: Pick<Installations, 'credentials'>;
  now?: () => number;
}): Clients {
  const { installations, options, now = Date.now } = deps;
  const own = deps.ownToken === undefined ? null : keep(deps.ownToken);
  const kept = new Map<string, KeptClient>();
  let ownTeam: string | null = null;

  function keep(token: string): KeptClient {
    return { client: new webApi.WebClient(token, options), token, until: now() + KEPT_MS };
  }

  async function clientOf(team: string): Promise<KeptClient> {
    if (own !== null && team === ownTeam) return own;
    const known = kept.get(team);
    if (known !== undefined && now() < known.until) return known;
    const token = await installations.credentials('slack', team);
    if (token !== null) {
      const found = known?.token === token ? { ...known, until: now() + KEPT_MS } : keep(token);
      kept.set(team, found);
      return found;
    }
    kept.delete(team);
    // Before the start it is not known which team the own token is of.
    if (own !== null && ownTeam === null) return own;
    throw noToken();
  }

  return {
    own: own?.client ?? null,
    ownTeamIs(team) {
      ownTeam = team;
    },
    forget: (team) => void kept.delete(team),
    async use(team, act) {
      const first = await clientOf(team);
      try {
        return await act(first.client);
      } catch (error) {
        if (first === own || !INVALID_TOKEN.has(platformErrorOf(error) ?? '')) throw error;
        kept.delete(team);
        const second = await clientOf(team);
        if (second.token === first.token) throw error;
        return act(second.client);
      }
    },
  };
}

function noToken(): AppError {
  return new AppError({
    code: 'delivery.token-refused',
    message: 'There is no token for this Slack workspace. Connect it with `impact tenant invite slack`.',
    retryable: true,
  });
}
