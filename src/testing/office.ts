import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** LibreOffice on this machine; null: it is not there. CI installs it. */
export async function findOffice(): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const program = join(folder, 'soffice');
    const isThere = await access(program).then(
      () => true,
      () => false,
    );
    if (isThere) return program;
  }
  return null;
}

/** A document as the PDF that LibreOffice makes of it, with a profile of its own that is thrown away. */
export async function asPdf(office: string, document: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    await writeFile(join(folder, 'dossier.docx'), document);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await promisify(execFile)(office, [
      ...[profile, '--headless', '--convert-to', 'pdf', '--outdir', folder],
      join(folder, 'dossier.docx'),
    ]);
    return await readFile(join(folder, 'dossier.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
