import express, { type ErrorRequestHandler, type Response, type Router } from 'express';
import type { Logger } from '../../../telemetry/logger.ts';
import { PAGE_HEADERS } from '../../../web/html.ts';
import type { CaseLinks } from './links.ts';
import { casePage, messagePage, type Names } from './pages.ts';

const LONGEST_FORM = '20kb';

/**
 * The pages of signed links, to be mounted under `/cases`. The token is never logged: whoever has it has the right.
 */
export function createCaseLinkRouter(deps: { links: CaseLinks; names: Names; logger: Logger }): Router {
  const { links, names, logger } = deps;
  const router = express.Router();

  router.use((_request, response, next) => {
    response.set(PAGE_HEADERS);
    next();
  });

  // Opening is not acting: scanners of mail servers open every link.
  router.get('/:token', async (request, response) => {
    await show(request.params.token, response, 200);
  });

  router.post('/:token', express.urlencoded({ extended: false, limit: LONGEST_FORM }), async (request, response) => {
    const { token } = request.params;
    const outcome = await links.press(token, request.body);
    logger.info({ outcome: outcome.kind }, 'press on a page');
    // Done, now or before: to the page as it is now, so that reloading it sends nothing again.
    if (outcome.kind === 'done' || outcome.kind === 'done-before') response.redirect(303, `./${token}`);
    else if (outcome.kind === 'incomplete') await show(token, response, 422, 'incomplete');
    else if (outcome.kind === 'refused') await show(token, response, 409, 'refused');
    else await show(token, response, 404);
  });

  async function show(
    token: string,
    response: Response,
    status: number,
    note?: 'incomplete' | 'refused',
  ): Promise<void> {
    const opened = await links.open(token);
    if (opened.kind === 'unknown') response.status(404).send(messagePage('nl', 'unknown'));
    else if (opened.kind === 'expired') response.status(410).send(messagePage(opened.language, 'expired'));
    else response.status(status).send(casePage(opened.linked, { actions: opened.actions, names, note }));
  }

  const onError: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = isTooLarge(error) ? 413 : 503;
    logger.error({ error, status }, 'page not shown');
    response.status(status).send(messagePage('nl', 'unavailable'));
  };
  router.use(onError);
  return router;
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 413;
}
