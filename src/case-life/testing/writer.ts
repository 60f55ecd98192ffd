import { tmpdir } from 'node:os';
import { openDatabase } from '../../store/database.ts';
import { createCases } from '../cases.ts';

// A process of its own for the tests: node writer.ts <databaseUrl> <caseId>. It withdraws the case and stands still
// before the commit, to be killed there.

const [databaseUrl = '', caseId = ''] = process.argv.slice(2);
const { prisma } = await openDatabase({ databaseUrl, dataDir: tmpdir() });
await prisma.$transaction(
  async (tx) => {
    const { filedById } = await tx.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    const by = { kind: 'person', personId: filedById } as const;
    await createCases(prisma).act(tx, { caseId, event: { kind: 'withdraw' }, by });
    process.stdout.write('written, not committed\n');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
  { timeout: 120_000 },
);
