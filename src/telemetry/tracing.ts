import type { Attributes, SpanKind } from '@opentelemetry/api';
import { errorCode } from '../errors.ts';

/**
 * Traces by OpenTelemetry, with the names of its conventions (`messaging.*`, `gen_ai.*`, `db.*`): how long each step of a turn
 * took. Off until somebody opens them; then too only kinds, counts, codes and ids of rows: never a name, never what people say.
 */

/** What is done in a span, as the conventions tell it apart. */
export type SpanRole = 'internal' | 'client' | 'producer' | 'consumer';

/** A span that is under way: what is known of it only afterwards. */
export interface OpenSpan {
  note(attributes: Attributes): void;
}

/** A span of any process, as W3C's Trace Context writes it (`traceparent`): ids and a flag, which tell nothing of anybody. */
export type TraceParent = string;

/** What keeps spans: one for a process. */
export interface SpanKeeper {
  /** The span that is open here; null: none is. */
  here(): TraceParent | null;
  /** @param span.below another one than that which is open here; null: none, so it begins a trace; left out: that one */
  within<Result>(
    span: { name: string; kind: keyof typeof SpanKind; attributes: Attributes; below?: TraceParent | null | undefined },
    work: (open: { note(attributes: Attributes): void; failed(code: string): void }) => Promise<Result>,
  ): Promise<Result>;
}

let keeper: SpanKeeper | null = null;

/** From now on spans are kept by this one; null: by nobody. */
export function keepSpans(by: SpanKeeper | null): void {
  keeper = by;
}

const KINDS = { internal: 'INTERNAL', client: 'CLIENT', producer: 'PRODUCER', consumer: 'CONSUMER' } as const;
const UNKEPT: OpenSpan = { note: () => undefined };

/** The span that is open here, for what is done for it later or by another process; null: none is. */
export function openSpan(): TraceParent | null {
  return keeper?.here() ?? null;
}

/** What somebody said or is told, on its way. */
const ON_ITS_WAY = { process: 'consumer', send: 'producer' } as const;

/**
 * Takes one message in or sends it, as a span; see {@link traced}.
 *
 * @param message.madeIn the span in which it came or was made: it is part of that trace, whoever is at it and whenever; null: it
 *   begins one, whatever is open where somebody happens to be at it
 * @param more what else is known of it
 */
export function tracedMessage<Result>(
  operation: keyof typeof ON_ITS_WAY,
  { platform, id, madeIn }: { platform: string; id: bigint; madeIn: TraceParent | null },
  more: Attributes,
  work: (span: OpenSpan) => Promise<Result>,
): Promise<Result> {
  const attributes = {
    'messaging.system': platform,
    'messaging.operation.type': operation,
    'messaging.message.id': String(id),
    ...more,
  };
  return traced(`${operation} ${platform}`, { role: ON_ITS_WAY[operation], attributes, below: madeIn }, work);
}

/** Does something as a span, within the one that is open around it or `below` another one. What fails is told by its code only. */
export async function traced<Result>(
  name: string,
  { role, attributes = {}, below }: { role: SpanRole; attributes?: Attributes; below?: TraceParent | null },
  work: (span: OpenSpan) => Promise<Result>,
): Promise<Result> {
  if (keeper === null) return work(UNKEPT);
  return keeper.within({ name, kind: KINDS[role], attributes, below }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.failed(errorCode(error));
      throw error;
    }
  });
}
