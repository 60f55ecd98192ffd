import { z } from 'zod';

/** A regular expression that is written as data. */
export const expression = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'u');
  } catch {
    context.addIssue(`no regular expression: ${source}`);
    return z.NEVER;
  }
});
