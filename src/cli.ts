import { runImpact } from './cli/program.ts';

await runImpact(process.argv.slice(2));
