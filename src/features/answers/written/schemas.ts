import { z } from 'zod';

/** What came of a question, as a model says it; each has its own way on. */
const OUTCOMES = ['answered', 'corrected', 'unknown', 'partly', 'absent', 'refused', 'elsewhere'] as const;

/** Texts, lists and choices only: some servers refuse a strict schema with bounds, which whole numbers have. */
export const answerSchema = z.strictObject({
  outcome: z.enum(OUTCOMES),
  refusal: z.enum(['private', 'opinion', 'verdict']).nullable(),
  search: z.string().nullable(),
  sentences: z.array(z.strictObject({ text: z.string(), evidence: z.array(z.string()) })),
});
export type ModelAnswer = z.infer<typeof answerSchema>;

export const supportSchema = z.strictObject({
  verdicts: z.array(z.strictObject({ n: z.string(), supported: z.enum(['yes', 'no']) })),
});

/** Everything a model is asked for here, each by the name of its prompt, with something to try it with. */
export const MODEL_FORMS = [
  {
    name: 'answer',
    schema: answerSchema,
    sample: {
      today: '2026-01-01',
      language: 'nl',
      passages: [],
      earlier: [],
      question: 'Wat is PSO?',
      maySearch: false,
    },
  },
  { name: 'support', schema: supportSchema, sample: { question: 'Wat is PSO?', statements: [] } },
] as const;
