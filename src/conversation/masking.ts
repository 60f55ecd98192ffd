import type { CallResponse } from '../chat/call.ts';
import { formValuesSchema } from '../chat/form.ts';
import { type Inbound, type Press, quotedIn } from '../chat/inbound.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';
import { MASKED_KINDS, type MaskedKind, maskData, maskText } from '../masking/masking.ts';

/** An event as it may be stored: without the numbers that must not be kept. */
export function maskInbound(inbound: Inbound): Inbound {
  if (!('text' in inbound)) return inbound;
  const { text, masked: inText } = maskText(inbound.text);
  const quoted = quotedIn(inbound).map((one) => ({ ...one, ...maskText(one.text) }));
  const found = new Set([...inText, ...quoted.flatMap(({ masked }) => masked)]);
  const masked = MASKED_KINDS.filter((kind) => found.has(kind));
  if (masked.length === 0) return inbound;
  if (inbound.kind !== 'message' || quoted.length === 0) return { ...inbound, text, masked };
  return { ...inbound, text, masked, quoted: quoted.map(({ masked: _, ...one }) => one) };
}

/** A press or a form as it may be acted upon. */
export function maskPress(press: Press): { press: Press; masked: readonly MaskedKind[] } {
  const payload = maskData(press.payload);
  const values = maskData(press.submission?.values ?? {});
  const masked = MASKED_KINDS.filter((kind) => payload.masked.includes(kind) || values.masked.includes(kind));
  if (masked.length === 0) return { press, masked };
  const submission = press.submission && { ...press.submission, values: formValuesSchema.parse(values.data) };
  return { press: { ...press, payload: payload.data, submission }, masked };
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

/** The same in the answer to a form or button, where it has room for words. */
export function tellMaskedInResponse(response: CallResponse, masked: readonly MaskedKind[]): CallResponse {
  if (masked.length === 0) return response;
  switch (response.kind) {
    case 'ephemeral':
      return { ...response, text: `${response.text} ${texts(response.language).conversation.masked(masked)}` };
    case 'dialog': {
      const text = texts(response.language).conversation.masked(masked);
      return { ...response, body: [...response.body, { kind: 'paragraph', text }] };
    }
    case 'form':
    case 'form-errors': {
      const text = texts(response.form.language).conversation.masked(masked);
      return { ...response, form: { ...response.form, intro: [...response.form.intro, { kind: 'paragraph', text }] } };
    }
    case 'close':
      return {
        kind: 'ephemeral',
        language: response.language,
        text: texts(response.language).conversation.masked(masked),
      };
  }
}
