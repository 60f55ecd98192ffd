import { readFile } from 'node:fs/promises';
import { parse as parseYaml } from 'yaml';
import { localTimeAt } from '../calendar/local-time.ts';
import { AppError } from '../errors.ts';

/** YAML or JSON that somebody wrote to change something with. */
export async function readObject(file: string): Promise<Record<string, unknown>> {
  const value = parsed(file, await contentOf(file));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new AppError({ code: 'cli.file', message: `${file} holds no object with fields.` });
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new AppError({ code: 'cli.file', message: `${file} cannot be read. Is it there?`, cause });
  }
}

function parsed(file: string, content: string): unknown {
  try {
    return parseYaml(content);
  } catch (cause) {
    throw new AppError({ code: 'cli.file', message: `${file} is no YAML or JSON.`, cause });
  }
}

/** `a,b, c` as a list. */
export function asList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The day it is in the Netherlands, by the clock of this machine: for what needs no database. */
export function today(): string {
  return localTimeAt(new Date()).date;
}
