import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCases } from '../../case-life/cases.ts';
import { createTestNetwork, type TestNetwork } from '../../case-life/test-cases.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { casesAsCsv } from './csv.ts';
import { asInterneTaak } from './interne-taak.ts';
import { type ExportedCase, readCasesForExport } from './repository.ts';

const CASE: ExportedCase = {
  id: '01234567-89ab-7def-8123-456789abcdef',
  number: 12,
  state: 'handed_over',
  outcome: null,
  createdAt: new Date('2026-11-24T09:00:00Z'),
  handedOverAt: new Date('2026-11-24T09:05:00Z'),
  firstResponseDueAt: new Date('2026-11-26T09:05:00Z'),
  resolutionDueAt: new Date('2026-12-08T09:05:00Z'),
  closedAt: null,
  organisation: 'Provincie Overijssel',
  counter: 'Ondernemersloket Zwolle',
  owner: { id: '11111111-2222-7333-8444-555555555555', name: 'Anna' },
  municipalityCode: 'GM0193',
  topics: ['vergunning_gewoon', 'locatie'],
  request: 'Zoekt een werkplaats;\nmet "ruimte", graag.',
  rule: { id: 'gemeente-eerst', version: 3 },
  bounces: 0,
};

/** As a program reads it that knows what delimits. */
function readBack(csv: string, delimiter = ';'): Record<string, string>[] {
  const rows = parse(csv, { bom: true, columns: true, delimiter, record_delimiter: '\r\n' });
  return z.array(z.record(z.string(), z.string())).parse(rows);
}

describe('cases as CSV', () => {
  it('read back as they were', () => {
    const [row] = readBack(casesAsCsv([CASE], { language: 'nl' }));
    expect(row).toMatchObject({
      Casus: '12',
      Status: 'Wacht op een reactie van het loket',
      'Ingediend op': '2026-11-24 10:00',
      'Uiterlijk reageren': '2026-11-26 10:05',
      Loket: 'Ondernemersloket Zwolle',
      Vraag: CASE.request,
      Regel: 'gemeente-eerst@3',
    });
  });

  it('open in a Dutch Excel: a byte order mark, semicolons, quotes, CR LF', () => {
    const csv = casesAsCsv([CASE], { language: 'nl' });
    expect(csv.startsWith('\uFEFF"Casus";"Status";')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(Buffer.from(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('have the same columns without a case, and commas when asked', () => {
    expect(readBack(casesAsCsv([], { language: 'en' }))).toEqual([]);
    const [row] = readBack(casesAsCsv([CASE], { language: 'en', delimiter: ',' }), ',');
    expect(row).toMatchObject({ Case: '12', Status: 'Waiting for the counter to respond' });
  });

  it.each([
    '=1+1',
    '+31 6 12345678',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =HYPERLINK("http://x")',
    '＝1',
    '\n@x',
  ])('take no formula: %j', (request) => {
    const [row] = readBack(casesAsCsv([{ ...CASE, request }], { language: 'nl' }));
    expect(row?.Vraag).toBe(`'${request}`);
  });

  it('keep any words whatever is in them, and none that a spreadsheet would calculate', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom('"', ';', '\r\n', '\n', '=', '+', "'", ' ', 'a', '\t', '\0')).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(words, words, (request, counter) => {
        const rows = readBack(casesAsCsv([{ ...CASE, request, counter }, CASE], { language: 'nl' }));
        expect(rows).toHaveLength(2);
        for (const [read, written] of [
          [rows[0]?.Vraag ?? '', request],
          [rows[0]?.Loket ?? '', counter],
        ] as const) {
          const kept = written.replaceAll('\0', '');
          expect([kept, `'${kept}`]).toContain(read);
          expect(read).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a case as an interne taak of Open Klant', () => {
  // The fields and limits of the serializer and the model of Open Klant 2, and the two fields that are ours.
  const reference = z.strictObject({ uuid: z.uuid(), url: z.url() });
  const schema = z
    .strictObject({
      uuid: z.uuid(),
      url: z.url(),
      nummer: z.string().regex(/^\d{1,10}$/),
      gevraagdeHandeling: z.string().min(1).max(200),
      aanleidinggevendKlantcontact: reference,
      toegewezenAanActoren: z.array(reference),
      toelichting: z.string().max(1000),
      status: z.enum(['te_verwerken', 'verwerkt']),
      toegewezenOp: z.iso.datetime(),
      afgehandeldOp: z.iso.datetime().nullable(),
      uiterlijkReagerenOp: z.iso.datetime().nullable(),
      uiterlijkAfhandelenOp: z.iso.datetime().nullable(),
    })
    .refine(({ status, afgehandeldOp }) => status === 'verwerkt' || afgehandeldOp === null);
  const options = { apiUrl: 'https://klant.example.nl/klantinteracties/api/v1/', topic: (id: string) => `«${id}»` };

  it('has its fields', () => {
    const taak = schema.parse(asInterneTaak(CASE, options));
    expect(taak).toMatchObject({
      uuid: CASE.id,
      url: `https://klant.example.nl/klantinteracties/api/v1/internetaken/${CASE.id}`,
      nummer: '12',
      gevraagdeHandeling: 'Ondernemer helpen met: «vergunning_gewoon», «locatie»',
      status: 'te_verwerken',
      toegewezenAanActoren: [{ uuid: CASE.owner?.id }],
      uiterlijkReagerenOp: '2026-11-26T09:05:00.000Z',
    });
    expect(asInterneTaak(CASE, options)).toEqual(taak);
  });

  it.each(['finished', 'withdrawn'] as const)('is done when the case is %s', (state) => {
    const closed = { ...CASE, state, closedAt: new Date('2026-11-30T09:00:00Z'), owner: null };
    expect(schema.parse(asInterneTaak(closed, options))).toMatchObject({
      status: 'verwerkt',
      afgehandeldOp: '2026-11-30T09:00:00.000Z',
      toegewezenAanActoren: [],
    });
  });

  it('keeps to its limits, whatever the words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 3_000, size: 'max' });
    fc.assert(
      fc.property(words, fc.array(fc.string(), { maxLength: 60 }), (request, topics) => {
        const taak = asInterneTaak({ ...CASE, request, topics }, options);
        expect([...taak.toelichting].length).toBeLessThanOrEqual(1_000);
        expect([...taak.gevraagdeHandeling].length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('the cases of an organisation', () => {
  let database: TestDatabase;
  let network: TestNetwork;

  beforeEach(async () => {
    database = await createTestDatabase();
    network = await createTestNetwork(database.prisma);
  });

  afterEach(() => database.drop());

  it('are exported without the contact of the entrepreneur, and without those of another', async () => {
    const { prisma } = database;
    const caseId = await network.handOver();
    const contact = { name: 'Jan Jansen', email: 'jan@example.nl' };
    await prisma.entrepreneurCase.update({ where: { id: caseId }, data: { contact, contactConsentAt: new Date() } });
    const other = await prisma.organisation.create({ data: { slug: 'ander', name: 'Ander' } });
    const stranger = await prisma.person.create({ data: { organisationId: other.id } });
    const filedBy = { personId: stranger.id, organisationId: other.id };
    await prisma.$transaction((tx) => createCases(prisma).file(tx, network.newCase({ filedBy })));
    const exported = await readCasesForExport(prisma, { organisationId: network.organisationId });
    expect(exported).toMatchObject([{ id: caseId, counter: 'Ondernemersloket Zwolle', owner: { name: 'anna' } }]);
    expect(JSON.stringify(exported) + casesAsCsv(exported, { language: 'nl' })).not.toMatch(/Jansen|jan@/);
    expect(await readCasesForExport(prisma, { organisationId: network.organisationId, caseId })).toEqual(exported);
  });
});
