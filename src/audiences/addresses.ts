import { AppError } from '../errors.ts';
import { csvRecords } from '../people/csv-records.ts';
import { normalisedEmail } from '../people/email.ts';
import type { Transaction } from '../store/transaction.ts';
import { MOST_LISTED } from './audience.ts';

/**
 * What becomes of a line of a list: somebody who is `found`; `double`, who stands above it already; `head`, the names of the
 * columns; `no-address`; `unknown`, nobody of any organisation here has it; `elsewhere`, they belong to another organisation.
 */
export const LINE_FATES = ['found', 'double', 'head', 'no-address', 'unknown', 'elsewhere'] as const;
export type LineFate = (typeof LINE_FATES)[number];

/** One line of a list of addresses. */
export interface ListedLine {
  /** In the file; the first line is 1. */
  line: number;
  /** Null: there is none in it. */
  address: string | null;
  fate: LineFate;
}

/** Whom a list of addresses names. */
export interface AddressList {
  /** Ids of persons, each once. */
  people: string[];
  /** Every line that is not empty. */
  lines: ListedLine[];
}

interface AddressLine {
  line: number;
  address: string | null;
}

/**
 * The addresses of a file, as programs write tables: of each line the first cell that is an e-mail address.
 *
 * @throws AppError `audience.list`, that says what is wrong with the file
 */
function addressesIn(bytes: Uint8Array): AddressLine[] {
  const records = csvRecords(bytes, (mistake, cause) => listError('broken', mistake, cause));
  const lines = records.map(({ line, values }) => ({ line, address: firstAddress(values) }));
  if (lines.every(({ address }) => address === null)) {
    throw listError('empty', 'No line of the file holds an e-mail address.');
  }
  if (lines.length > MOST_LISTED + 1) {
    throw listError('too-long', `The list has ${lines.length} lines, and at most ${MOST_LISTED} are taken: split it.`);
  }
  return lines;
}

function firstAddress(values: readonly string[]): string | null {
  for (const value of values) {
    const address = normalisedEmail(value);
    if (address !== null) return address;
  }
  return null;
}

/** Why a file is no list of addresses. */
export type ListProblem = 'empty' | 'broken' | 'too-long';

function listError(problem: ListProblem, message: string, cause?: unknown): AppError {
  return new AppError({ code: 'audience.list', message, detail: problem, cause });
}

/**
 * Whom the addresses in a file are of, with what became of each of its lines.
 *
 * @param within the organisation of which people may be on it; null: of all
 * @throws AppError `audience.list`
 */
export async function readAddressList(tx: Transaction, bytes: Uint8Array, within: string | null): Promise<AddressList> {
  const lines = addressesIn(bytes);
  const known = await knownBy(
    tx,
    lines.flatMap(({ address }) => address ?? []),
  );
  const people = new Set<string>();
  const fateOf = ({ address }: AddressLine, at: number): LineFate => {
    if (address === null) return at === 0 ? 'head' : 'no-address';
    const person = known.get(address);
    if (!person) return 'unknown';
    if (within !== null && person.organisationId !== within) return 'elsewhere';
    if (people.has(person.id)) return 'double';
    people.add(person.id);
    return 'found';
  };
  const fates = lines.map((line, at) => ({ ...line, fate: fateOf(line, at) }));
  return { people: [...people], lines: fates };
}

/** By address who has it; of several the one who is in a chat. */
async function knownBy(
  tx: Transaction,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, { id: string; organisationId: string }>> {
  const rows = await tx.$queryRaw<{ email: string; id: string; organisationId: string }[]>`
    SELECT DISTINCT ON (lower(person.email)) lower(person.email) AS email, person.id, organisation_id AS "organisationId"
    FROM person
    WHERE lower(person.email) = ANY(${addresses}::text[]) AND erased_at IS NULL AND organisation_id IS NOT NULL
    ORDER BY lower(person.email), EXISTS (
      SELECT FROM chat_identity identity
      WHERE identity.person_id = person.id AND identity.standing = 'member' AND identity.deactivated_at IS NULL) DESC,
      person.created_at`;
  return new Map(rows.map(({ email, ...person }) => [email, person]));
}

/** How many lines came to each, in the order of {@link LINE_FATES}. */
export function countedFates(lines: readonly ListedLine[]): { fate: LineFate; lines: ListedLine[] }[] {
  return LINE_FATES.flatMap((fate) => {
    const some = lines.filter((line) => line.fate === fate);
    return some.length === 0 ? [] : [{ fate, lines: some }];
  });
}
