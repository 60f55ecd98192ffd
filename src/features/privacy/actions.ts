import { z } from 'zod';
import { platformNameSchema } from '../../chat/conversation-reference.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { RETENTION_KINDS } from '../../people/retention-terms.ts';

/** The buttons of this feature, as they come back when they are pressed. All but the last are about whoever presses. */
export const DOWNLOAD = 'privacy.download';
export const ERASE = 'privacy.erase';
export const PREFER_PLATFORM = 'privacy.platform';
export const CHOOSE_LANGUAGE = 'privacy.language';
export const SET_TERM = 'retention.set';

export const nothingSchema = z.object({});
export const preferPlatformSchema = z.object({ platform: platformNameSchema });
export const chooseLanguageSchema = z.object({ language: z.enum(LANGUAGES) });
/** `before`: the term that held when it was asked; left out: it was not told. */
export const setTermSchema = z.object({ kind: z.enum(RETENTION_KINDS), days: z.int(), before: z.int().optional() });
