import { styleText } from 'node:util';
import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import type { Language } from '../chat/language.ts';
import { type Citation, plainText, replySchema } from '../chat/reply.ts';
import type { OutcomeStatus, Turn } from '../chat/skill.ts';
import { answerLanguage } from '../conversation/dispatch.ts';
import type { Ears } from '../conversation/ears.ts';
import { say } from '../conversation/hearing.ts';
import { tellMasked } from '../conversation/masking.ts';
import { AppError } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import { maskText } from '../masking/masking.ts';
import { answerBatch, printLine } from './batch.ts';
import { withEars } from './with-ears.ts';

/** What `impact ask --json` prints. */
interface AskResult {
  status: OutcomeStatus;
  language: Language;
  answer: string;
  citations: Omit<Citation, 'url'>[];
  /** With `clarify`: what the bot wants to know. */
  question?: string;
  /** What can be said next: the choices of `question`, or nearby questions that do have an answer. */
  options?: string[];
  elapsedMs: number;
}

const TURN_TIMEOUT_MS = 60_000;

export function askCommand(): Command {
  return new Command('ask')
    .description('Ask a question, as a colleague would in chat')
    .argument('[text]', 'the question')
    .option('--json', 'print the answer as JSON')
    .option('--batch', 'read JSON lines {id, text} from standard input and print one line of JSON each')
    .action(async (text: string | undefined, options: { json?: boolean; batch?: boolean }) => {
      if (!options.batch && !text?.trim()) {
        throw new AppError({ code: 'cli.no-question', message: 'Type a question: impact ask "Wat is social return?"' });
      }
      await withEars(readConfig(), async ({ ears, moment }) => {
        if (options.batch) return answerBatch(async (line) => ask(ears, line, await moment()));
        const result = await ask(ears, text ?? '', await moment());
        if (options.json) printLine(result);
        else print(result);
      });
    });
}

async function ask(ears: Ears, text: string, now: Date): Promise<AskResult> {
  const startedAt = performance.now();
  const { text: said, masked } = maskText(text);
  const language = answerLanguage(said, null);
  const outcome = await say(ears, said, operatorTurn(language, now));
  const replies = tellMasked(outcome.replies, masked).map((reply) => replySchema.parse(reply));
  const buttons = replies.flatMap((reply) => reply.buttons);
  const options = buttons.flatMap((button) => (button.kind === 'say' ? [button.text] : []));
  const answer = replies.map(plainText).join('\n\n');
  return {
    status: outcome.status,
    language,
    answer,
    citations: replies.flatMap((reply) => reply.citations).map(({ url: _, ...citation }) => citation),
    ...(outcome.status === 'clarify' ? { question: answer } : {}),
    ...(options.length > 0 ? { options } : {}),
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}

/** Nobody in particular: sees what the whole network may see, and leaves nothing behind. */
export function operatorTurn(language: Language, now: Date): Turn {
  return {
    actor: { personId: null, organisationId: null, roles: new Set(['colleague']) },
    conversationId: null,
    setting: 'direct',
    language,
    subject: null,
    memory: [],
    signal: AbortSignal.timeout(TURN_TIMEOUT_MS),
    now,
  };
}

function print(result: AskResult): void {
  const { platform } = texts(result.language);
  const lines = [result.answer];
  if (result.citations.length > 0) {
    lines.push('', styleText('bold', platform.sources));
    for (const citation of result.citations) {
      lines.push(`[${citation.n}] ${citation.title}`, styleText('dim', `    ${citation.source}`));
    }
    lines.push('', styleText('italic', platform.automated));
  }
  lines.push(...(result.options ?? []).map((option) => `  • ${option}`));
  process.stdout.write(`${lines.join('\n')}\n`);
}
