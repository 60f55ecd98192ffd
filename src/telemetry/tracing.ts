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

/** What keeps spans: one for a process. */
export interface SpanKeeper {
  within<Result>(
    span: { name: string; kind: keyof typeof SpanKind; attributes: Attributes },
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

/** What somebody said or is told, on its way. */
const ON_ITS_WAY = { process: 'consumer', send: 'producer' } as const;

/** Takes one message in or sends it, as a span; see {@link traced}. @param more what else is known of it */
export function tracedMessage<Result>(
  operation: keyof typeof ON_ITS_WAY,
  { platform, id }: { platform: string; id: bigint },
  more: Attributes,
  work: (span: OpenSpan) => Promise<Result>,
): Promise<Result> {
  const attributes = {
    'messaging.system': platform,
    'messaging.operation.type': operation,
    'messaging.message.id': String(id),
    ...more,
  };
  return traced(`${operation} ${platform}`, { role: ON_ITS_WAY[operation], attributes }, work);
}

/** Does something as a span, within the one that is open around it. What fails is told by its code only. */
export async function traced<Result>(
  name: string,
  { role, attributes = {} }: { role: SpanRole; attributes?: Attributes },
  work: (span: OpenSpan) => Promise<Result>,
): Promise<Result> {
  if (keeper === null) return work(UNKEPT);
  return keeper.within({ name, kind: KINDS[role], attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.failed(errorCode(error));
      throw error;
    }
  });
}
