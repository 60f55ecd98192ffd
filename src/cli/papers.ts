import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { type PapersFor, readFacts } from '../app/papers/facts.ts';
import { makePapers } from '../app/papers/papers.ts';
import { printLine, withDatabase } from './with-database.ts';

export function papersCommand(): Command {
  return new Command('papers')
    .description('Write the papers a government asks for, in Dutch, from what the program knows')
    .argument('<folder>', 'where they go; what is there of an earlier time is written over')
    .option('--organisation <organisation>', 'for which organisation, by its slug or name')
    .option('--contact <contact>', 'where the public asks about the algorithm: an e-mail address or https://…')
    .option('--json', 'print what was written as JSON')
    .action(async (folder: string, options: PapersFor & { json?: boolean }) => {
      const facts = await withDatabase((prisma) => readFacts(prisma, readConfig(), options));
      const { papers, missing } = await makePapers(facts);
      await mkdir(folder, { recursive: true });
      for (const { file, text } of papers) await writeFile(join(folder, file), text);
      const files = papers.map(({ file }) => file);
      if (options.json) return printLine(JSON.stringify({ folder, files, missing }));
      for (const file of files) printLine(join(folder, file));
      if (missing.length > 0)
        printLine(`Still empty in algoritmeregister.json, and needed there: ${missing.join(', ')}`);
    });
}
