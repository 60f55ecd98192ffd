import { styleText } from 'node:util';
import { isAllRight, type JudgedCase, type RoutingFigures, routingFiguresOf } from './routing-scores.ts';

const COLUMNS: Readonly<Record<Exclude<keyof RoutingFigures, 'messages'>, string>> = {
  municipalityRight: 'municipality',
  municipalityWrong: 'wrong',
  levelRight: 'level',
  counterRight: 'counter',
  askedBack: 'asked back',
  missed: 'missed',
  clarifyRight: 'clarify',
  outsideRight: 'outside',
  ownTakenForCase: 'own as case',
  leadingRight: 'leading',
  topicsFound: 'topics',
};
const KIND_WIDTH = 14;
const COLUMN_WIDTH = 13;

/** The figures as a table for a terminal, one line a kind of message. */
export function routingTable(judged: readonly JudgedCase[]): string {
  const kinds = Map.groupBy(judged, ({ expected }) => expected.kind);
  return [
    styleText('bold', line('kind', ['n', ...Object.values(COLUMNS)])),
    ...[...kinds].map(([kind, ofKind]) => line(kind, cells(ofKind))),
    styleText('bold', line('all', cells(judged))),
  ].join('\n');
}

function cells(judged: readonly JudgedCase[]): string[] {
  const { messages, ...figures } = routingFiguresOf(judged);
  return [String(messages), ...Object.values(figures).map(percentage)];
}

function line(first: string, rest: readonly string[]): string {
  return first.padEnd(KIND_WIDTH) + rest.map((cell) => cell.padStart(COLUMN_WIDTH)).join('');
}

function percentage(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(1)}%`;
}

/** The tuning messages that were decided otherwise than expected; the other half stays unseen. */
export function routingFailures(judged: readonly JudgedCase[]): string {
  return judged
    .filter((one) => one.expected.split === 'tuning' && !isAllRight(one))
    .map(({ expected: { id, kind, text, expect }, given }) =>
      [
        `${styleText('bold', id)} ${kind}: ${text}`,
        `  expected ${expect.status} ${expect.municipality ?? ''} ${expect.counter ?? ''} ${expect.leading.join(' | ')}`,
        `  was ${given.status} ${given.municipality?.code ?? ''} ${given.counter?.id ?? ''} ${given.topics.join(', ')}`,
        `  a case with ${given.considered.confidence} / ${given.considered.places.join('; ')}`,
      ].join('\n'),
    )
    .join('\n');
}
