import type { Express, RequestHandler } from 'express';
import { z } from 'zod';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { PICTURES_PATH, pictureBehind } from './pictures.ts';

/** As long as a chat platform keeps what it fetched. */
const CACHED_SECONDS = 3_600;

/** `/pictures/<id>`: the picture itself, for the servers of Slack and Teams, which cannot sign in. */
export function mountPictures(server: Express, { prisma, logger }: { prisma: PrismaClient; logger: Logger }): void {
  const give: RequestHandler<{ id: string }> = async (request, response) => {
    try {
      const { id } = request.params;
      const picture = z.uuid().safeParse(id).success ? await pictureBehind(prisma, id) : null;
      if (picture === null) return void response.sendStatus(404);
      response
        .set({
          'Cache-Control': `public, max-age=${CACHED_SECONDS}`,
          'Content-Security-Policy': "default-src 'none'",
          'X-Content-Type-Options': 'nosniff',
        })
        .type(picture.mediaType)
        .send(Buffer.from(picture.bytes));
    } catch (error) {
      logger.error({ error: asStoreError(error) }, 'picture not given');
      response.sendStatus(503);
    }
  };
  server.get(`${PICTURES_PATH}/:id`, give);
}
