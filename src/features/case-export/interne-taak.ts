import { createHash } from 'node:crypto';
import { isFinalState } from '../../case-life/case-life.ts';
import type { ExportedCase } from './repository.ts';

/** A reference to another resource of the API. */
interface Reference {
  uuid: string;
  url: string;
}

/**
 * A case in the shape of an *InterneTaak* of VNG's Klantinteracties as Open Klant 2 serves it (maykinmedia/open-klant,
 * `klantinteracties/api/serializers/internetaken.py` and `models/internetaken.py`, read in 2026), for a municipality
 * that wants to have it in its own system. The lengths are those of that model. It has no deadline; the last two fields
 * are ours.
 */
export interface InterneTaak {
  uuid: string;
  url: string;
  /** At most ten digits. */
  nummer: string;
  /** At most 200 characters. */
  gevraagdeHandeling: string;
  aanleidinggevendKlantcontact: Reference;
  toegewezenAanActoren: Reference[];
  /** At most 1000 characters. */
  toelichting: string;
  status: 'te_verwerken' | 'verwerkt';
  toegewezenOp: string;
  /** Only with the status `verwerkt`. */
  afgehandeldOp: string | null;
  uiterlijkReagerenOp: string | null;
  uiterlijkAfhandelenOp: string | null;
}

const LONGEST_HANDELING = 200;
const LONGEST_TOELICHTING = 1_000;

/**
 * @param options.apiUrl where the API is, ending in its version: `https://…/klantinteracties/api/v1`
 * @param options.topic what a topic is called in Dutch
 */
export function asInterneTaak(
  one: ExportedCase,
  options: { apiUrl: string; topic: (id: string) => string },
): InterneTaak {
  const { apiUrl, topic } = options;
  const reference = (resource: string, uuid: string) => ({
    uuid,
    url: `${apiUrl.replace(/\/$/, '')}/${resource}/${uuid}`,
  });
  const topics = one.topics.map(topic).join(', ');
  const isDone = isFinalState(one.state);
  return {
    ...reference('internetaken', one.id),
    nummer: String(one.number),
    gevraagdeHandeling: shorten(
      topics === '' ? 'Ondernemer helpen' : `Ondernemer helpen met: ${topics}`,
      LONGEST_HANDELING,
    ),
    aanleidinggevendKlantcontact: reference('klantcontacten', derivedUuid(one.id, 'klantcontact')),
    toegewezenAanActoren: one.owner ? [reference('actoren', one.owner.id)] : [],
    toelichting: shorten(one.request ?? '', LONGEST_TOELICHTING),
    status: isDone ? 'verwerkt' : 'te_verwerken',
    toegewezenOp: (one.handedOverAt ?? one.createdAt).toISOString(),
    afgehandeldOp: isDone ? (one.closedAt?.toISOString() ?? null) : null,
    uiterlijkReagerenOp: one.firstResponseDueAt?.toISOString() ?? null,
    uiterlijkAfhandelenOp: one.resolutionDueAt?.toISOString() ?? null,
  };
}

/** Counted as the model counts: characters, not halves of them. */
function shorten(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** The contact that led to a case has no id of its own here; it gets the same one each time (RFC 9562, version 8). */
function derivedUuid(caseId: string, purpose: string): string {
  const bytes = createHash('sha256').update(`${purpose} ${caseId}`).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
