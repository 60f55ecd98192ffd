import { type Context, context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import { keepSpans, type SpanKeeper, type TraceParent } from './tracing.ts';

/** Sends spans to a collector, until closed. */
export interface Tracing {
  /** What is kept is sent first. */
  close(): Promise<void>;
}

/** @param exporter where spans go */
export function openTracing(
  { service, version }: { service: string; version: string },
  exporter: SpanExporter,
): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(contexts);
  keepSpans(keeperOf(provider));
  return {
    async close() {
      keepSpans(null);
      await provider.shutdown();
      context.disable();
    },
  };
}

/** @param endpoint of a collector that speaks OTLP over HTTP; headers and limits it takes from `OTEL_EXPORTER_OTLP_…` itself */
export function openOtlpTracing(program: { service: string; version: string }, endpoint: string): Tracing {
  return openTracing(program, new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }));
}

function keeperOf(provider: TracerProvider): SpanKeeper {
  const tracer = provider.getTracer('impactmakelaar');
  return {
    here() {
      const open = trace.getSpanContext(context.active());
      return open ? `00-${open.traceId}-${open.spanId}-0${open.traceFlags & 1}` : null;
    },
    async within({ name, kind, attributes, below }, work) {
      const outer = below === undefined ? context.active() : contextOf(below);
      const span = tracer.startSpan(name, { kind: SpanKind[kind], attributes }, outer);
      try {
        return await context.with(trace.setSpan(outer, span), () =>
          work({
            note: (more) => void span.setAttributes(more),
            failed(code) {
              span.setAttribute('error.type', code);
              span.setStatus({ code: SpanStatusCode.ERROR });
            },
          }),
        );
      } finally {
        span.end();
      }
    },
  };
}

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** What does not read as one belongs to nothing. */
function contextOf(parent: TraceParent | null): Context {
  const [, traceId, spanId, flags = '00'] = TRACE_PARENT.exec(parent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
