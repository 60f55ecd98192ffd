import { Command, Option } from 'commander';
import { LEDGER_STATES } from '../app/ledger.ts';
import { caseSubject } from '../case-life/case-life.ts';
import { caseByNumber } from '../case-life/repository.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';
import type { Flaw, Note, Verdict } from '../ledger/verify.ts';
import { flawsOf, verifyLedger } from '../ledger/verify-stored.ts';
import { auditLines } from '../people/audit.ts';
import { auditSentence } from '../people/audit-words.ts';
import { numberIn } from './arguments.ts';
import { printLine, withDatabase } from './with-database.ts';

const MOST_LINES = 10_000;

export function auditCommand(): Command {
  return new Command('audit')
    .description('Who did what, and the history of cases')
    .addCommand(
      new Command('list')
        .description('The newest entries of the log of who did what')
        .option('--limit <n>', `how many, at most ${MOST_LINES}`, numberIn('--limit', 1, MOST_LINES), 50)
        .addOption(new Option('--language <language>', 'of the sentences').choices(LANGUAGES).default('en'))
        .option('--json', 'print them as JSON')
        .action(list),
    )
    .addCommand(
      new Command('verify')
        .description('Prove that the history of cases is whole: nothing changed, missing, swapped or cut off')
        .option('--case <number>', 'say only what is wrong with this case')
        .option('--expect <head>', 'the head that an earlier check printed, as <length>:<hash>')
        .option('--json', 'print the outcome as JSON')
        .action(verify),
    );
}

async function list(options: { limit: number; language: Language; json?: boolean }): Promise<void> {
  const lines = await withDatabase((prisma) => auditLines(prisma, { organisationId: null }, options));
  const told = lines.map((line) => ({ ...line, text: auditSentence(line, options.language) }));
  if (options.json) return printLine(JSON.stringify(told));
  for (const { at, text, organisation } of told) {
    printLine(`${at.toISOString()}  ${text}${organisation === null ? '' : ` (${organisation})`}`);
  }
}

async function verify(options: { case?: string; expect?: string; json?: boolean }): Promise<void> {
  const expected = options.expect === undefined ? undefined : parseNote(options.expect);
  const { verdict, flaws } = await withDatabase(async (prisma) => {
    const caseId = options.case === undefined ? null : await caseByNumber(prisma, options.case);
    const found = await verifyLedger(prisma, { states: LEDGER_STATES, expected });
    return { verdict: found, flaws: caseId === null ? found.flaws : flawsOf(found, caseSubject(caseId)) };
  });
  process.stdout.write(options.json ? asJson(verdict, flaws) : asText(verdict, flaws));
  if (flaws.length > 0) process.exitCode = 1;
}

function parseNote(given: string): Note {
  const [, length, hash] = given.match(/^(\d{1,18}):([0-9a-f]{64})$/) ?? [];
  if (length === undefined || hash === undefined) {
    throw new AppError({
      code: 'cli.audit-head',
      message: 'Expected the head as an earlier "impact audit verify" printed it: <length>:<hash>.',
    });
  }
  return { length: BigInt(length), hash };
}

function headOf(verdict: Verdict): string {
  return `${verdict.ledger.length}:${verdict.ledger.hash}`;
}

function asJson(verdict: Verdict, flaws: readonly Flaw[]): string {
  const { subjects: cases, entries: events, erased } = verdict;
  const readable = flaws.map(({ kind, subject, ledger }) => ({
    kind,
    caseId: subject?.subjectId ?? null,
    ledger: ledger === null ? null : Number(ledger),
  }));
  return `${JSON.stringify({ whole: flaws.length === 0, cases, events, erased, head: headOf(verdict), flaws: readable })}\n`;
}

const MEANING: Record<Flaw['kind'], string> = {
  changed: 'was changed after it was written',
  'words-changed': 'has other words than were written',
  'out-of-order': 'does not follow on the one before it: events are missing or were swapped',
  truncated: 'ends elsewhere than its head says: events were cut off or added',
  unanchored: 'has events without a head, or a head without events',
  'state-differs': 'is in another state than its last event left it in',
  'not-as-noted': 'does not hold the head that was noted at an earlier check',
};

function asText(verdict: Verdict, flaws: readonly Flaw[]): string {
  const { subjects: cases, entries: events, erased } = verdict;
  const counts = `${events} events of ${cases} cases, words of ${erased} erased.`;
  const lines = flaws.map(({ kind, subject, ledger }) => {
    const what = [subject && `${subject.subjectKind} ${subject.subjectId}`, ledger !== null && `event ${ledger}`]
      .filter(Boolean)
      .join(', ');
    return `  ${what || 'the history'} ${MEANING[kind]}`;
  });
  const outcome = flaws.length === 0 ? 'The history is whole.' : `The history is NOT whole:\n${lines.join('\n')}`;
  return `${outcome}\n${counts}\nHead: ${headOf(verdict)}\n`;
}
