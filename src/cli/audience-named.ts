import { readFile } from 'node:fs/promises';
import { type AddressList, readAddressList } from '../audiences/addresses.ts';
import { type Audience, audienceOf } from '../audiences/audience.ts';
import { keptAudiences } from '../audiences/kept.ts';
import { type AudienceCount, countMembers, membersOf, organisationPlaces } from '../audiences/members.ts';
import { departmentsOf } from '../audiences/nameable.ts';
import { audienceMeant } from '../audiences/reading.ts';
import { audienceInWords } from '../audiences/words.ts';
import { AppError } from '../errors.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import type { Transaction } from '../store/transaction.ts';

/** How an audience is named in options. */
export interface AudienceOptions {
  /** As said in chat. */
  audience?: string;
  /** The path of a list of e-mail addresses. */
  addresses?: string;
  /** Also beyond one's own organisation. */
  network?: boolean;
}

/** For commander: both options, of which one is needed. */
export const AUDIENCE_OPTIONS = {
  audience: [
    '--audience <words>',
    'whom, as said in chat or by the name it was kept by: "alle ambassadeurs in Twente, zonder Hengelo"',
  ],
  addresses: [
    '--addresses <file.csv>',
    'whom: a list with an e-mail address on each line; every line is accounted for',
  ],
} as const;

/** Whom options name, with how many that are now. */
export interface AudienceNamed {
  audience: Audience;
  count: AudienceCount;
  words: string;
  /** Null: no list was given. */
  list: AddressList | null;
}

/**
 * @param broker whose it is: who is beyond their organisation is in it with `network` only
 * @throws AppError `cli.audience`, `cli.addresses`, `audience.list`
 */
export async function audienceNamed(
  tx: Transaction,
  broker: { organisationId: string },
  options: AudienceOptions,
): Promise<AudienceNamed> {
  const { audience: said, addresses, network = false } = options;
  const { organisationId } = broker;
  if (said === undefined && addresses === undefined) {
    throw new AppError({ code: 'cli.audience', message: 'Say whom it is for: --audience or --addresses.' });
  }
  const gazetteer = await openGazetteer();
  const organisations = await organisationPlaces(tx, gazetteer);
  const own = organisations.filter(({ id }) => network || id === organisationId);
  const departments = await departmentsOf(
    tx,
    own.map(({ id }) => id),
  );
  const kept = await keptAudiences(tx, organisationId);
  const begin = audienceOf({ organisations: network ? [] : [organisationId] });
  const meant = said === undefined ? begin : meantIn(said, { gazetteer, organisations: own, departments, kept }, begin);
  const list = addresses === undefined ? null : await listIn(tx, addresses, network ? null : organisationId);
  const audience = list === null ? meant : { ...meant, people: list.people };
  const count = await countMembers(tx, membersOf(audience, organisations), organisationId);
  return { audience, count, words: audienceInWords(audience, organisations, 'en'), list };
}

function meantIn(words: string, nameable: Parameters<typeof audienceMeant>[1], begin: Audience): Audience {
  const found = audienceMeant(words, nameable, 'nl', begin) ?? audienceMeant(words, nameable, 'en', begin);
  if (found !== null) return found;
  const message = `"${words}" names nobody. Name roles, places, departments or organisations: "alle collega's", "ambassadeurs in Twente".`;
  throw new AppError({ code: 'cli.audience', message });
}

async function listIn(tx: Transaction, path: string, within: string | null): Promise<AddressList> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError({ code: 'cli.addresses', message: `The file ${path} cannot be read.`, cause });
  });
  return readAddressList(tx, bytes, within);
}
