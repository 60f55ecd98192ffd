import type { Express } from 'express';
import { mountPictures } from '../attachments/picture-router.ts';
import { mountFiles } from '../attachments/router.ts';
import { CASE_PAGES } from '../case-links/links.ts';
import { createLinkRouter } from '../signed-links/router.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { mountBroadcastFiles } from './broadcast-files.ts';
import type { CaseParts } from './cases.ts';
import { openCriteria } from './criteria.ts';
import { mountDossierFiles } from './dossier-files.ts';
import { mountMyData } from './my-data.ts';
import { PERSONAL_DATA } from './personal-data.ts';

/** What people open with an address that the bot gave them: files, pictures, their own data, and the page of a case. */
export function ownRoutes(deps: {
  prisma: PrismaClient;
  links: CaseParts['links'];
  logger: Logger;
}): ((server: Express) => void)[] {
  const { prisma, links, logger } = deps;
  return [
    (server) => mountDossierFiles(server, { prisma, adviser: openCriteria, logger }),
    (server) => mountBroadcastFiles(server, { prisma, logger }),
    (server) => mountMyData(server, { prisma, personalData: PERSONAL_DATA, logger }),
    (server) => mountFiles(server, { prisma, logger }),
    (server) => mountPictures(server, { prisma, logger }),
    (server) => {
      if (links) server.use(`/${CASE_PAGES}`, createLinkRouter({ links, logger }));
    },
  ];
}
