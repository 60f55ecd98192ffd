import { z } from 'zod';

const emailSchema = z.email().max(254);

/** An address as it is compared and stored: trimmed, lower case. Null when there is none, or when it is not one. */
export function normalisedEmail(given: string | null | undefined): string | null {
  return emailSchema.safeParse(given?.trim().toLowerCase()).data ?? null;
}
