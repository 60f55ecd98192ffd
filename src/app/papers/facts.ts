import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { type RetentionTermInForce, retentionTerms } from '../../people/retention-terms.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Config } from '../config.ts';
import { retentionDefaults } from '../retention.ts';
import { programVersion } from '../version.ts';

/** What the papers are made from: what the program knows of itself where it runs. */
export interface Facts {
  version: string;
  /** Today, as `2027-03-15`. */
  day: string;
  /** The controller; null: there is none yet. */
  organisation: string | null;
  /** Where the public asks about the algorithm; null: not given. */
  contact: string | null;
  /** Every organisation of the installation. */
  organisations: readonly string[];
  /** The terms in force, as administrators changed them. */
  terms: readonly RetentionTermInForce[];
  /** The columns of every table of the product. */
  columns: Readonly<Record<string, readonly string[]>>;
  platforms: readonly ('slack' | 'teams')[];
  mail: boolean;
  /** Which language model, and where; null: none is configured. */
  model: { name: string; host: string } | null;
  encoder: boolean;
}

/** For whom the papers are. */
export interface PapersFor {
  /** The slug or the name of the organisation; none: the one whose own Slack or Teams is connected, else the first. */
  organisation?: string | undefined;
  contact?: string | undefined;
}

/** @throws AppError `papers.unknown-organisation` */
export async function readFacts(
  prisma: PrismaClient,
  config: Config,
  { organisation, contact }: PapersFor,
): Promise<Facts> {
  const organisations = await prisma.organisation.findMany({
    select: { slug: true, name: true },
    orderBy: { name: 'asc' },
  });
  const tenants = await prisma.chatTenant.findMany({ select: { platform: true }, distinct: ['platform'] });
  const wanted = organisation ?? config.organisationName;
  const found = organisations.find(({ slug, name }) => slug === wanted || name === wanted);
  if (organisation && !found) throw unknownOrganisation(organisation);
  return {
    version: await programVersion(),
    day: (await clockNow(prisma)).toISOString().slice(0, 10),
    organisation: found?.name ?? (config.organisationName || (organisations[0]?.name ?? null)),
    contact: contact ?? null,
    organisations: organisations.map(({ name }) => name),
    terms: await retentionTerms(prisma, retentionDefaults(config.retention)),
    columns: await columnsByTable(prisma),
    platforms: (['slack', 'teams'] as const).filter(
      (platform) => config[platform] !== null || tenants.some((tenant) => tenant.platform === platform),
    ),
    mail: config.mail !== null,
    model: modelOf(config.model),
    encoder: config.encoder,
  };
}

const columnsSchema = z.array(z.object({ table: z.string(), column: z.string() }));

async function columnsByTable(prisma: PrismaClient): Promise<Record<string, string[]>> {
  const rows = columnsSchema.parse(
    await prisma.$queryRaw`
      SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
  );
  const columns: Record<string, string[]> = {};
  for (const { table, column } of rows) columns[table] = [...(columns[table] ?? []), column];
  return columns;
}

function modelOf(model: Config['model']): Facts['model'] {
  if (!model) return null;
  const address = model.kind === 'azure' ? model.endpoint : (model.baseUrl ?? 'https://api.openai.com/v1');
  return { name: model.model, host: new URL(address).host };
}

function unknownOrganisation(name: string): AppError {
  return new AppError({
    code: 'papers.unknown-organisation',
    message: `There is no organisation ${name}. See them with: npm run -s impact -- tenant list`,
  });
}
