import type { CallResponse } from '../chat/call.ts';
import type { Inbound } from '../chat/inbound.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';
import { type MaskedKind, maskText } from '../privacy/masking.ts';

/** An event as it may be stored: without the numbers that must not be kept. */
export function maskInbound(inbound: Inbound): Inbound {
  if (!('text' in inbound)) return inbound;
  const { text, masked } = maskText(inbound.text);
  return masked.length === 0 ? inbound : { ...inbound, text, masked: [...masked] };
}

/** Says in the first reply what was masked, and why: nobody should wonder where their words went. */
export function tellMasked(replies: readonly ReplyDraft[], masked: readonly MaskedKind[] = []): ReplyDraft[] {
  return replies.map((reply, index) =>
    index > 0 || masked.length === 0
      ? reply
      : {
          ...reply,
          body: [...reply.body, { kind: 'paragraph', text: texts(reply.language).conversation.masked(masked) }],
        },
  );
}

/** The same in the answer to a form or button. */
export function tellMaskedInResponse(response: CallResponse, masked: readonly MaskedKind[]): CallResponse {
  if (masked.length === 0) return response;
  const text = texts(response.language).conversation.masked(masked);
  return response.kind === 'notice'
    ? { ...response, text: `${response.text} ${text}` }
    : { ...response, body: [...response.body, { kind: 'paragraph', text }] };
}
