import { AppError } from '../errors.ts';
import type { Member } from '../people/directory.ts';
import { onlyOne } from './role.ts';

/** A broker of an organisation. */
export type Broker = Member & { organisationId: string };

/** @throws AppError `cli.broadcast-broker`, or what {@link onlyOne} throws */
export function brokerAmong(found: readonly Member[], text: string): Broker {
  const one = onlyOne(found, text);
  const { organisationId } = one;
  if (organisationId !== null && one.roles.includes('broker')) return { ...one, organisationId };
  throw new AppError({
    code: 'cli.broadcast-broker',
    message: `"${text}" is no broker. See: impact role grant broker.`,
  });
}
