import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import type { FormDraft } from '../../chat/form.ts';
import { type FormErrors, formAction } from '../../chat/form-action.ts';
import type { Purpose } from '../../chat/labels.ts';
import { paragraph } from '../../chat/reply.ts';
import { told } from '../../chat/saying.ts';
import { CORRECT_READING, correctReadingSchema, LONGEST_CORRECTED } from '../../chat/shared-actions.ts';
import type { CallAction, CallAnswer, Outcome, Skill, Subcommand, Turn } from '../../chat/skill.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { texts } from '../../i18n/texts.ts';
import { detectLanguage } from '../../language/detection.ts';
import { recordAudit } from '../../people/audit.ts';
import type { TopicBook } from '../../routing/topic-book.ts';
import type { Transaction } from '../../store/transaction.ts';
import { withoutPersons } from './masked.ts';
import { type About, keepCorrection, type Misread, misread } from './repository.ts';

/** What a broker can say of a message, with what it is for then. */
const KINDS = { 'no-case': 'question', case: 'case', 'other-topic': 'case' } as const satisfies Record<string, Purpose>;
type CorrectionKind = keyof typeof KINDS;
const kindNames = Object.keys(KINDS) as [CorrectionKind, ...CorrectionKind[]];

/** What this works with: `reader` knows the topics, and which words are places and not names. */
export interface CorrectionsDeps {
  reader: { gazetteer: Gazetteer; topicBook: TopicBook };
}

/** A broker says what a message was that came wrong: it becomes an example to learn from, once the operator agrees. */
export function createCorrectionsSkill(deps: CorrectionsDeps): Skill {
  return { name: 'corrections', subcommands: [command()], calls: [correctForm(deps)] };
}

/** `/impact corrigeer <message>`: for what came as an answer, or in no card at all. */
function command(): Subcommand {
  return {
    names: ['corrigeer', 'correct'],
    role: 'broker',
    opens: {
      action: CORRECT_READING,
      payload: (text) => (text.trim() === '' ? null : { said: text.slice(0, LONGEST_CORRECTED) }),
    },
    async run(turn, text): Promise<Outcome> {
      const { corrections } = texts(turn.language);
      if (text.trim() === '') return told(turn, corrections.empty);
      const payload = { said: text.slice(0, LONGEST_CORRECTED) };
      const button = { kind: 'action' as const, label: corrections.open, action: CORRECT_READING, payload };
      const { language } = turn;
      return {
        status: 'clarify',
        replies: [{ language, body: [paragraph(corrections.openLine)], buttons: [button] }],
      };
    },
  };
}

function correctForm({ reader }: CorrectionsDeps): CallAction {
  return formAction({
    name: CORRECT_READING,
    role: 'broker',
    payload: correctReadingSchema,
    values: z.object({
      text: z.string().min(1).max(LONGEST_CORRECTED),
      kind: z.enum(kindNames),
      topic: z.string().max(100).optional(),
    }),
    async form(turn, about, tx) {
      const found = await misreadBy(tx, turn, about);
      if (!found) return ephemeral(turn, texts(turn.language).corrections.gone);
      return drawn(turn, found, about, reader);
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { corrections } = texts(turn.language);
      const topic = reader.topicBook.topics.find(({ id }) => id === values.topic);
      if (values.kind === 'other-topic' && !topic) return { errors: { topic: corrections.needsTopic } };
      const found = await misreadBy(tx, turn, payload);
      const { personId, organisationId } = turn.actor;
      if (!found || personId === null || organisationId === null) return ephemeral(turn, corrections.gone);
      const id = await keepCorrection(tx, {
        aboutId: found.aboutId,
        saidById: found.saidById,
        language: found.language,
        text: withoutPersons(values.text, found.language, reader.gazetteer),
        purpose: KINDS[values.kind],
        topics: values.kind === 'no-case' || !topic ? [] : [topic.id],
        organisationId,
        correctedById: personId,
      });
      if (id === null) return ephemeral(turn, corrections.decided);
      await recordAudit(tx, {
        actorId: personId,
        organisationId,
        action: 'correction.written',
        objectKind: 'correction',
        objectId: id,
      });
      return ephemeral(turn, corrections.kept);
    },
  });
}

/** The words it is about, of the broker's own organisation; what they typed is nobody's that is known. */
async function misreadBy(tx: Transaction, { actor }: Turn, about: About): Promise<Misread | null> {
  if ('said' in about) {
    const language = detectLanguage(about.said) === 'en' ? 'en' : 'nl';
    return { aboutId: null, text: about.said, language, saidById: null, topics: [] };
  }
  return actor.organisationId === null ? null : misread(tx, about, actor.organisationId);
}

function drawn(
  { language }: Turn,
  found: Misread,
  about: About,
  { gazetteer, topicBook }: CorrectionsDeps['reader'],
): FormDraft {
  const { corrections } = texts(language);
  // What is a case already can be none, or another one; what is a question can only be one after all.
  const kinds =
    'caseId' in about ? (['no-case', 'other-topic'] as const) : 'gapId' in about ? (['case'] as const) : kindNames;
  const [only, ...others] = kinds;
  return {
    language,
    title: corrections.formTitle,
    intro: [paragraph(corrections.formIntro), paragraph(corrections.formFate)],
    fields: [
      {
        kind: 'lines',
        name: 'text',
        label: corrections.text,
        required: true,
        maxLength: LONGEST_CORRECTED,
        initial: withoutPersons(found.text, found.language, gazetteer).slice(0, LONGEST_CORRECTED),
      },
      {
        kind: 'choice',
        name: 'kind',
        label: corrections.what,
        required: true,
        options: kinds.map((value) => ({ value, label: corrections.kinds[value] })),
        ...(others.length === 0 ? { initial: only } : {}),
      },
      {
        kind: 'choice',
        name: 'topic',
        label: corrections.topic,
        hint: corrections.topicHint,
        options: topicBook.topics.map((topic) => ({ value: topic.id, label: topic[language] })),
      },
    ],
    submitLabel: corrections.submit,
  };
}
