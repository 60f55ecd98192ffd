import type { Express } from 'express';
import { type Cases, createCases, type Happened } from '../features/cases/life/cases.ts';
import { caseClocksJob } from '../features/cases/life/jobs.ts';
import { type CaseLinks, createCaseLinks } from '../features/cases/links/links.ts';
import type { Names } from '../features/cases/links/pages.ts';
import { createCaseLinkRouter } from '../features/cases/links/router.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Config } from './config.ts';

/** The cases of entrepreneurs, and what of them runs beside the chat. */
export interface CaseParts {
  cases: Cases;
  /** Null: no key is configured, so counters without chat get no links. */
  links: CaseLinks | null;
  /** Adds the pages of the links. */
  mount(server: Express): void;
  clocks: ReturnType<typeof caseClocksJob>;
}

/**
 * @param deps.notify tells whom it concerns that something happened to a case, in the transaction of the event itself
 * @param deps.names what municipalities and topics are called
 */
export function createCaseParts(
  config: Pick<Config, 'links'>,
  deps: {
    prisma: PrismaClient;
    logger: Logger;
    notify: (tx: Transaction, happened: Happened) => Promise<void>;
    names: Names;
  },
): CaseParts {
  const { prisma, logger, notify, names } = deps;
  const cases = createCases(prisma);
  const links = config.links && createCaseLinks({ prisma, cases, notify, ...config.links });
  return {
    cases,
    links,
    mount(server) {
      if (links) server.use('/cases', createCaseLinkRouter({ links, names, logger }));
    },
    clocks: caseClocksJob({ prisma, cases, notify, logger }),
  };
}
