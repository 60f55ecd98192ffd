import { styleText } from 'node:util';
import { type AnswerFigures, figuresByKind, figuresOf, type JudgedAnswer, verdictOn } from './answer-scores.ts';
import type { ModelCost } from './answers.ts';

const COLUMNS = [
  'n',
  'right',
  'false decl.',
  'declined',
  'wrong',
  'clarified',
  'smalltalk',
  'citations',
  'words max',
  'mean',
  '< 120',
];
const KIND_WIDTH = 20;
const COLUMN_WIDTH = 12;

/** The figures as a table for a terminal, one line a kind of question; "wrong" is answered, and not right. */
export function answerTable(judged: readonly JudgedAnswer[]): string {
  const lines = Object.entries(figuresByKind(judged)).map(([kind, figures]) => tableLine(kind, cells(figures)));
  return [
    styleText('bold', tableLine('kind', COLUMNS)),
    ...lines,
    styleText('bold', tableLine('all', cells(figuresOf(judged)))),
  ].join('\n');
}

/** What the model took for each question. */
export function costLine({ requests, input, output }: ModelCost, questions: number): string {
  const each = (count: number) => Math.round(count / Math.max(1, questions));
  const share = (requests / Math.max(1, questions)).toFixed(1);
  return `for each question ${share} requests to the model, ${each(input)} tokens in, ${each(output)} out`;
}

function cells(figures: AnswerFigures): string[] {
  const { words } = figures;
  return [
    String(figures.questions),
    percentage(figures.answeredRight),
    percentage(figures.falselyDeclined),
    percentage(figures.unanswerableDeclined),
    percentage(figures.answeredWrong),
    percentage(figures.clarified),
    percentage(figures.smalltalkRight),
    percentage(figures.citationPrecision),
    words ? String(words.most) : '',
    words ? words.mean.toFixed(0) : '',
    percentage(words?.readable ?? null),
  ];
}

function tableLine(first: string, rest: readonly string[]): string {
  return first.padEnd(KIND_WIDTH) + rest.map((cell) => cell.padStart(COLUMN_WIDTH)).join('');
}

function percentage(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(1)}%`;
}

/** The tuning questions that went wrong, each with what was said; the other half stays unseen. */
export function failureList(judged: readonly JudgedAnswer[]): string {
  const failures = judged.filter(({ question, right }) => !right && question.split === 'tuning');
  return failures
    .map(({ question, given }) =>
      [
        `${styleText('bold', question.id)} ${question.kind}: ${question.text}`,
        `  expected ${question.expect} ${question.facts.map((ways) => ways.join(' | ')).join(' & ')}`,
        `  ${verdictOn({ given, right: false })}, was ${given.status}: ${given.text.replace(/\s+/g, ' ')}`,
      ].join('\n'),
    )
    .join('\n');
}
