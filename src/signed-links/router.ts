import express, { type ErrorRequestHandler, type Response, type Router } from 'express';
import type { Logger } from '../telemetry/logger.ts';
import { pageHeaders } from '../web/html.ts';
import type { Opened, SignedLinks } from './links.ts';

const LONGEST_FORM = '20kb';

/**
 * The pages of signed links of one kind, to be mounted under its path. The token is never logged: whoever has it has
 * the right.
 */
export function createLinkRouter<View, Action extends string>(deps: {
  links: SignedLinks<View, Action>;
  logger: Logger;
}): Router {
  const { links, logger } = deps;
  const { pages } = links;
  const router = express.Router();

  router.use((_request, response, next) => {
    response.set(pageHeaders());
    next();
  });

  // Opening a link neither acts nor shows what it is about: scanners of mail servers open every link.
  router.get('/:token', async (request, response) => {
    const linked = await open(request.params.token, response);
    if (linked) response.send(pages.cover(linked.view));
  });

  router.post('/:token', express.urlencoded({ extended: false, limit: LONGEST_FORM }), async (request, response) => {
    const { token } = request.params;
    if (pages.isReading(request.body)) return show(token, response, 200);
    const outcome = await links.press(token, request.body);
    logger.info({ outcome: outcome.kind }, 'press on a page');
    // A page that is loaded again sends the same again, which finds it done.
    if (outcome.kind === 'incomplete') await show(token, response, 422, 'incomplete');
    else if (outcome.kind === 'refused') await show(token, response, 409, 'refused');
    else await show(token, response, 200);
  });

  async function show(
    token: string,
    response: Response,
    status: number,
    note?: 'incomplete' | 'refused',
  ): Promise<void> {
    const opened = await open(token, response);
    if (opened) response.status(status).send(pages.page(opened.view, { actions: opened.actions, note }));
  }

  /** @returns null when the link opens nothing, which was said */
  async function open(token: string, response: Response): Promise<(Opened<View, Action> & { kind: 'open' }) | null> {
    const opened = await links.open(token);
    if (opened.kind === 'open') return opened;
    if (opened.kind === 'unknown') response.status(404).send(pages.message('nl', 'unknown'));
    else response.status(410).send(pages.message(opened.language, 'expired'));
    return null;
  }

  const onError: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = isTooLarge(error) ? 413 : 503;
    logger.error({ error, status }, 'page not shown');
    response.status(status).send(pages.message('nl', 'unavailable'));
  };
  router.use(onError);
  return router;
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 413;
}
