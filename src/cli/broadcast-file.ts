import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { hasPrivateLink, problemWithLink } from '../features/broadcasts/link.ts';

const fileSchema = z
  .strictObject({
    title: z.string().min(1).max(120),
    nl: z.string().min(1).max(2_500).optional(),
    en: z.string().min(1).max(2_500).optional(),
    link: z
      .string()
      .refine((link) => problemWithLink(link) === null, 'expected https:// and an address that everybody can open')
      .optional(),
    urgent: z.string().min(1).max(300).optional(),
  })
  .refine(
    (words) => ![words.title, words.nl, words.en, words.urgent].some(hasPrivateLink),
    'expected no address in the words that only opens inside a private network',
  )
  .refine(({ nl, en }) => (nl ?? en) !== undefined, 'expected a text: nl, en or both');

function contentsOf({ title, nl, en, link, urgent }: z.infer<typeof fileSchema>) {
  return {
    title,
    textNl: nl ?? null,
    textEn: en ?? null,
    link: link ?? null,
    urgentReason: urgent ?? null,
    sendAt: null,
  };
}

/**
 * What a broadcast says, from a file of YAML or JSON.
 *
 * @throws AppError `cli.broadcast-file`: it cannot be read, or is not right
 */
export async function readBroadcastFile(path: string): Promise<ReturnType<typeof contentsOf>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'cli.broadcast-file', message: `The file ${path} cannot be read.`, cause });
  });
  const read = fileSchema.safeParse(parsed(text, path));
  if (read.success) return contentsOf(read.data);
  throw new AppError({
    code: 'cli.broadcast-file',
    message: `The file ${path} is not right:\n${z.prettifyError(read.error)}`,
  });
}

/** JSON is YAML. */
function parsed(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new AppError({ code: 'cli.broadcast-file', message: `The file ${path} is neither YAML nor JSON.`, cause });
  }
}

/** What a second broker does in chat, by the operator. */
