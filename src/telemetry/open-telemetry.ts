import { type Context, context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import { keepSpans, type SpanKeeper } from './tracing.ts';

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
    async within({ name, kind, attributes }, work) {
      const outer: Context = context.active();
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
