import { Command } from 'commander';
import { talkInBatch } from './talk/batch.ts';
import { openStage, type StageOptions } from './talk/stage.ts';

export function talkCommand(): Command {
  return new Command('talk')
    .description('Talk with the bot here in the terminal, as several people and at any time')
    .option('--batch', 'read JSON lines from standard input and print one line of JSON each')
    .option('--json', 'with --batch: its output is always JSON')
    .option('--people <file>', 'who takes part: organisations, people with roles, counters (JSON or YAML)')
    .option('--keep', 'keep the database when it is over, and say where')
    .action(async (options: StageOptions & { batch?: boolean }) => {
      const stage = await openStage(options);
      try {
        if (options.batch) await talkInBatch(stage);
      } finally {
        await stage.close();
      }
      if (stage.kept !== null) process.stderr.write(`The database is in ${stage.kept} (set DATA_DIR to it).\n`);
    });
}
