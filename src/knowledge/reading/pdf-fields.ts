import { z } from 'zod';
import type { Fragment } from './pdf-fragments.ts';

/** A field of a form, as the PDF library tells it. */
const fieldSchema = z.object({
  subtype: z.literal('Widget'),
  /** Left, bottom, right, top, in points. */
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  fieldValue: z.union([z.string(), z.array(z.string())]).nullish(),
  checkBox: z.boolean().optional(),
  radioButton: z.boolean().optional(),
  alternativeText: z.string().nullish(),
});

type Field = z.infer<typeof fieldSchema>;

/** Puts what was filled in behind the words that ask for it. */
export function withFields(fragments: readonly Fragment[], annotations: readonly unknown[]): Fragment[] {
  const filled = [...fragments];
  for (const annotation of annotations) {
    const field = fieldSchema.safeParse(annotation);
    const value = field.success ? filledIn(field.data) : '';
    if (!field.success || value === '') continue;
    const at = labelOf(field.data, filled);
    const label = filled[at];
    if (label) filled[at] = { ...label, text: `${label.text} ${value}` };
    else filled.push(aloneOf(field.data, value, fragments));
  }
  return filled;
}

function filledIn({ fieldValue, checkBox, radioButton }: Field): string {
  const value = [fieldValue ?? ''].flat().join(', ').trim();
  if (!checkBox && !radioButton) return value;
  return value === '' || value === 'Off' ? '☐' : '☑';
}

/** The words on the same line, nearest before the field; a box may also stand before its words. */
function labelOf(
  { rect: [left, bottom, right, top], checkBox, radioButton }: Field,
  fragments: readonly Fragment[],
): number {
  const distances = fragments.map(({ x, y, right: end, size }) => {
    const sameLine = y >= bottom - size && y <= top;
    if (sameLine && end <= left + size) return left - end;
    return sameLine && (checkBox || radioButton) && x >= right - size ? x - right : Number.POSITIVE_INFINITY;
  });
  const nearest = Math.min(...distances);
  return Number.isFinite(nearest) ? distances.indexOf(nearest) : -1;
}

function aloneOf(
  { rect: [x, y, right], alternativeText }: Field,
  value: string,
  [like]: readonly Fragment[],
): Fragment {
  const text = alternativeText ? `${alternativeText}: ${value}` : value;
  return { text, x, y, right, size: like?.size ?? 10, font: like?.font ?? '' };
}
