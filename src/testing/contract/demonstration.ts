import { z } from 'zod';
import { formAction, formCommand } from '../../chat/form-action.ts';
import type { Button, ReplyDraft } from '../../chat/reply.ts';
import { callAction, type Intent, type Skill, type Turn } from '../../chat/skill.ts';

/** What the demonstration keeps: which cards were taken by whom, and what was reported. */
export interface Demonstration {
  skill: Skill;
  reports: Record<string, unknown>[];
  /** From then on the accept button has somebody to tell of it. */
  tell(personId: string): void;
}

const card = z.object({ card: z.string() });
const noPayload = z.object({});

/** A skill that does everything a skill can do with forms, cards and messages, and nothing of use. */
export function createDemonstration(): Demonstration {
  const taken = new Map<string, string>();
  const reports: Record<string, unknown>[] = [];
  let audience: string | null = null;

  const details = formAction({
    name: 'demo.details',
    role: 'colleague',
    payload: z.object({ what: z.string() }),
    values: z.object({ place: z.string() }),
    form: async ({ language }, { what }) => ({
      language,
      title: 'Stap 2',
      intro: [paragraph(`Het gaat over ${what}.`)],
      submitLabel: 'Klaar',
      fields: [{ kind: 'line', name: 'place', label: 'Plaats', required: true }],
    }),
    async submit({ language }, { payload, values }) {
      reports.push({ ...payload, ...values });
      return { kind: 'close', language };
    },
  });

  const report = formAction({
    name: 'demo.report',
    role: 'colleague',
    payload: card,
    values: z.object({
      what: z.string(),
      more: z.string().optional(),
      kind: z.enum(['question', 'wish']),
      themes: z.array(z.enum(['circular', 'social', 'food,water'])).default([]),
      sure: z.literal(true),
      day: z.iso.date().optional(),
    }),
    form: async ({ language }) => ({
      language,
      title: 'Meld iets',
      intro: [paragraph('Vertel het ons.')],
      submitLabel: 'Verstuur',
      fields: [
        { kind: 'line', name: 'what', label: 'Wat', required: true, maxLength: 40, hint: 'In een paar woorden.' },
        { kind: 'lines', name: 'more', label: 'Meer' },
        {
          kind: 'choice',
          name: 'kind',
          label: 'Soort',
          required: true,
          initial: 'question',
          options: [
            { value: 'question', label: 'Een vraag' },
            { value: 'wish', label: 'Een wens' },
          ],
        },
        {
          kind: 'choices',
          name: 'themes',
          label: 'Thema’s',
          options: [
            { value: 'circular', label: 'Circulair' },
            { value: 'social', label: 'Sociaal' },
            { value: 'food,water', label: 'Voedsel, water' },
          ],
        },
        { kind: 'consent', name: 'sure', label: 'Dit mag bewaard worden', required: true },
        { kind: 'date', name: 'day', label: 'Wanneer' },
      ],
    }),
    async submit(turn, { payload, values }, tx) {
      if (values.what === 'niets') return { errors: { what: 'Er moet iets te melden zijn.' } };
      if (values.what === 'kapot') throw new Error('Broken, as asked.');
      if (values.kind === 'wish') return details.open(turn, { what: values.what }, tx);
      reports.push({ ...values });
      const told = {
        to: { conversationId: turn.conversationId ?? '' },
        replies: [says(turn, `Gemeld: ${values.what}`)],
      };
      const notice = { kind: 'ephemeral' as const, language: turn.language, text: 'Het is gemeld.' };
      return { response: notice, messages: payload.card === '' ? [] : [told] };
    },
  });

  const accept = callAction({
    name: 'demo.accept',
    role: 'colleague',
    payload: card,
    async run(turn, { card: name }) {
      const { language } = turn;
      if (taken.has(name)) return { kind: 'ephemeral', language, text: 'Deze kaart is al aangenomen.' };
      taken.set(name, turn.actor.personId ?? '');
      const changed = { to: { card: name }, replies: [cardReply(turn, name, 'De kaart is aangenomen.')] };
      const told = { personId: audience ?? '', ifUnreachable: 'skip' as const };
      const messages = audience
        ? [changed, { to: told, replies: [says(turn, 'Er is een kaart aangenomen.')] }]
        : [changed];
      return { response: { kind: 'ephemeral', language, text: 'Aangenomen.' }, messages };
    },
  });

  const remove = formAction({
    name: 'demo.remove',
    role: 'colleague',
    payload: card,
    values: noPayload,
    form: async ({ language }) => ({
      language,
      title: 'Haal weg',
      intro: [paragraph('De kaart gaat weg. Doorgaan?')],
      submitLabel: 'Haal echt weg',
      fields: [],
    }),
    async submit(turn, { payload: { card: name } }) {
      const changed = { to: { card: name }, replies: [{ ...says(turn, 'De kaart is weg.'), card: name }] };
      return { response: { kind: 'ephemeral', language: turn.language, text: 'Weggehaald.' }, messages: [changed] };
    },
  });

  const secret = callAction({
    name: 'demo.secret',
    role: 'administrator',
    payload: noPayload,
    run: async ({ language }) => ({ kind: 'ephemeral', language, text: 'Het geheim.' }),
  });

  const show: Intent = {
    name: 'card',
    role: 'colleague',
    purposes: [],
    claims: (text) => text.startsWith('toon kaart'),
    run: async (turn, text) => ({
      status: 'smalltalk',
      introduces: true,
      replies: [cardReply(turn, `demo:${text}`, 'De kaart is open.')],
    }),
  };

  return {
    reports,
    tell(personId) {
      audience = personId;
    },
    skill: {
      name: 'demonstration',
      intents: [show],
      subcommands: [
        formCommand({
          names: ['demo'],
          role: 'colleague',
          action: 'demo.report',
          payload: () => ({ card: '' }),
          invitation: () => ({ text: 'Meld het met de knop.', label: 'Meld iets' }),
        }),
      ],
      calls: [report, details, accept, remove, secret],
    },
  };
}

function cardReply(turn: Turn, name: string, text: string): ReplyDraft {
  const press = (label: string, action: string): Button => ({ kind: 'action', label, action, payload: { card: name } });
  return {
    ...says(turn, text),
    framed: true,
    card: name,
    buttons: [
      { kind: 'action', label: 'Neem aan', action: 'demo.accept', payload: { card: name }, style: 'primary' },
      press('Meld iets', 'demo.report'),
      { kind: 'action', label: 'Haal weg', action: 'demo.remove', payload: { card: name }, style: 'danger' },
      { kind: 'action', label: 'Alleen beheer', action: 'demo.secret', payload: {} },
    ],
  };
}

function says({ language }: Turn, text: string): ReplyDraft {
  return { language, body: [paragraph(text)] };
}

function paragraph(text: string) {
  return { kind: 'paragraph' as const, text };
}
