import type { Language } from '../../../chat/language.ts';
import type { Adviser } from '../../../criteria/advice.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { Dossier } from '../repository.ts';
import { viewOf } from '../view.ts';
import { dossierAsCsv } from './csv.ts';
import { documentOf } from './document.ts';
import type { Format } from './formats.ts';
import { dossierAsMarkdown } from './markdown.ts';

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** A dossier as a file. */
export interface DossierFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export async function dossierFile(
  tx: Transaction,
  adviser: Adviser,
  dossier: Dossier,
  { format, language, now }: { format: Format; language: Language; now: Date },
): Promise<DossierFile> {
  const view = viewOf(adviser, dossier, { language, now });
  const name = `criteria-dossier-${dossier.number}.${format}`;
  const file = (bytes: Uint8Array) => ({ name, mediaType: MEDIA_TYPES[format], bytes });
  if (format === 'csv') return file(new TextEncoder().encode(dossierAsCsv(adviser, view, language)));
  const document = await documentOf(tx, adviser, view, { language, now });
  if (format === 'docx') {
    // Only who asks for one pays for loading what writes it.
    const { dossierAsDocx } = await import('./docx.ts');
    return file(await dossierAsDocx(document));
  }
  return file(new TextEncoder().encode(dossierAsMarkdown(document)));
}
