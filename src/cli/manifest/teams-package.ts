import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

const FOLDER = new URL('../../../manifests/teams/', import.meta.url);
/** What goes into the package as it is; the manifest names them. */
const FILES = ['color.png', 'outline.png', 'en.json'];

/** Teams accepts no app without these pages. */
const developerSchema = z.object({ websiteUrl: z.url(), privacyUrl: z.url(), termsOfUseUrl: z.url() });

/** Letters, digits and hyphens between dots, the last part beginning with a letter: no address, port or path. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const LONGEST_DOMAIN = 253;

export interface TeamsPackageOptions {
  /** Id of the bot in Microsoft Entra. */
  appId: string;
  /** Domain of the bot, such as `bot.example.nl`. */
  domain: string;
}

export interface TeamsPackage {
  /** A zip file: the manifest with the id and the domain filled in, its translation and the icons. */
  bytes: Uint8Array;
  /** Addresses of the pages that the manifest refers to: about the app, privacy and terms of use. */
  pages: string[];
}

/**
 * The Teams app package.
 *
 * @throws AppError `cli.manifest-app-id`, `cli.manifest-domain`
 */
export function teamsPackage(options: TeamsPackageOptions): TeamsPackage {
  const appId = checkedAppId(options.appId);
  const domain = checkedDomain(options.domain);
  const manifest = readFileSync(new URL('manifest.json', FOLDER), 'utf8')
    .replaceAll('{{APP_ID}}', appId)
    .replaceAll('{{DOMAIN}}', domain);
  const files = FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, FOLDER)))] as const);
  const { developer } = z.object({ developer: developerSchema }).parse(JSON.parse(manifest));
  return {
    bytes: zipSync({ 'manifest.json': strToU8(manifest), ...Object.fromEntries(files) }),
    pages: Object.values(developer),
  };
}

/**
 * Makes the Teams app package and writes it.
 *
 * @param options `out` is the zip file to write; a file that is there already is overwritten
 * @returns whether there was one, and the pages the manifest refers to
 * @throws AppError as {@link teamsPackage}; `cli.manifest-out` if the file cannot be written
 */
export async function writeTeamsPackage(
  options: TeamsPackageOptions & { out: string },
): Promise<{ overwritten: boolean; pages: string[] }> {
  const { out } = options;
  // Anything but a zip file is something else, and overwriting it a slip of the keyboard.
  if (!out.endsWith('.zip')) throw notWritten(`"${out}" does not end in .zip, as Teams wants. Give another --out.`);
  const { bytes, pages } = teamsPackage(options);
  return { overwritten: await write(out, bytes), pages };
}

/** @returns whether a file was overwritten */
async function write(out: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(out, bytes, { flag: 'wx' });
    return false;
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw notWritten(cannotWrite(out, cause), cause);
  }
  try {
    await writeFile(out, bytes);
    return true;
  } catch (cause) {
    throw notWritten(cannotWrite(out, cause), cause);
  }
}

function cannotWrite(out: string, cause: unknown): string {
  return `Cannot write ${out} (${codeOf(cause)}). Check that the folder exists and that you may write there.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function notWritten(message: string, cause?: unknown): AppError {
  return new AppError({ code: 'cli.manifest-out', message, cause });
}

function checkedAppId(given: string): string {
  if (z.guid().safeParse(given).success) return given.toLowerCase();
  throw new AppError({
    code: 'cli.manifest-app-id',
    message: `"${given}" is not an app id. Expected the id of the bot in Microsoft Entra, like 01234567-89ab-cdef-0123-456789abcdef.`,
  });
}

function checkedDomain(given: string): string {
  const domain = given.toLowerCase();
  if (domain.length <= LONGEST_DOMAIN && DOMAIN.test(domain)) return domain;
  throw new AppError({
    code: 'cli.manifest-domain',
    message: `"${given}" is not a domain. Expected only the name, without https://, port or path, like bot.example.nl.`,
  });
}
