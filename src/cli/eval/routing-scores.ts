import type { RouteResult } from '../route.ts';
import type { EvaluationCase } from './cases.ts';

/** A message and what was decided about it. */
export interface JudgedCase {
  expected: EvaluationCase;
  given: RouteResult;
}

/** Figures over a set of messages; shares are 0–1, and null where there was nothing to count. */
export interface RoutingFigures {
  messages: number;
  /** Of what can be routed: the right municipality. */
  municipalityRight: number | null;
  /** Of all cases: routed to a municipality that is not the right one, also where a question or "outside" was right. */
  municipalityWrong: number | null;
  /** Of what can be routed: the right level, and the right counter. */
  levelRight: number | null;
  counterRight: number | null;
  /** Of what can be routed: asked back, and not seen as a case. */
  askedBack: number | null;
  missed: number | null;
  /** Of what must be asked back: asked. */
  clarifyRight: number | null;
  outsideRight: number | null;
  /** Of a colleague's own questions: taken for a case. */
  ownTakenForCase: number | null;
  /** Of what can be routed: the leading topic, and all topics found. */
  leadingRight: number | null;
  topicsFound: number | null;
}

export function routingFiguresOf(judged: readonly JudgedCase[]): RoutingFigures {
  const expecting = (status: EvaluationCase['expect']['status']) =>
    judged.filter(({ expected }) => expected.expect.status === status);
  const routable = expecting('routed');
  const cases = judged.filter(({ expected }) => expected.expect.status !== 'none');
  return {
    messages: judged.length,
    municipalityRight: share(routable, isMunicipalityRight),
    municipalityWrong: share(cases, isMunicipalityWrong),
    levelRight: share(routable, ({ expected, given }) => given.level === expected.expect.level && isRouted(given)),
    counterRight: share(routable, isCounterRight),
    askedBack: share(routable, ({ given }) => given.status === 'clarify'),
    missed: share(cases, ({ given }) => given.status === 'none'),
    clarifyRight: share(expecting('clarify'), ({ given }) => given.status === 'clarify'),
    outsideRight: share(expecting('outside'), ({ given }) => given.status === 'outside'),
    ownTakenForCase: share(expecting('none'), ({ given }) => given.status !== 'none'),
    leadingRight: share(routable, isLeadingRight),
    topicsFound: share(routable, ({ expected, given }) =>
      expected.expect.topics.every((topic) => given.topics.includes(topic)),
    ),
  };
}

/** Whether all that was expected of a message came. */
export function isAllRight(judged: JudgedCase): boolean {
  const { expected, given } = judged;
  if (given.status !== expected.expect.status) return false;
  if (given.status !== 'routed') return true;
  return isMunicipalityRight(judged) && isCounterRight(judged) && isLeadingRight(judged);
}

function isRouted({ status }: RouteResult): boolean {
  return status === 'routed';
}

function isMunicipalityRight({ expected, given }: JudgedCase): boolean {
  return isRouted(given) && given.municipality?.code === expected.expect.municipality;
}

function isMunicipalityWrong({ expected, given }: JudgedCase): boolean {
  return isRouted(given) && given.municipality?.code !== expected.expect.municipality;
}

function isCounterRight({ expected, given }: JudgedCase): boolean {
  return isRouted(given) && given.counter?.id === expected.expect.counter;
}

function isLeadingRight({ expected, given }: JudgedCase): boolean {
  return expected.expect.leading.includes(given.topics[0] ?? '');
}

function share<Item>(items: readonly Item[], counts: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(counts).length / items.length;
}
