import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import type { AuditLine } from './audit.ts';
import { isGrantedRole } from './roles.ts';

/** One line of the log as a sentence: who did what to whom. */
export function auditSentence(line: AuditLine, language: Language): string {
  const { audit } = texts(language);
  const { actor, by, action, objectName, organisation } = line;
  if (action === 'person.erased' && by === 'self') return audit.erasedSelf;
  const sentences: Readonly<Record<string, ((facts: Facts) => string) | undefined>> = audit.did;
  const facts = {
    who: actor ?? (by === 'program' ? audit.system : audit.somebody),
    whom: objectName ?? (line.objectKind === 'person' ? audit.gone : (organisation ?? audit.something)),
    detail: (name: string) => detailOf(line, name, language),
  };
  const sentence = sentences[action];
  return sentence ? sentence(facts) : audit.other(facts.who, facts.whom);
}

/** What a sentence is made of. */
interface Facts {
  who: string;
  whom: string;
  /** Of the details, in words; an empty text where it is not there. */
  detail(name: string): string;
}

function detailOf({ details }: AuditLine, name: string, language: Language): string {
  const value =
    typeof details === 'object' && details !== null ? new Map(Object.entries(details)).get(name) : undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const { people } = texts(language);
  if (name === 'role' && typeof value === 'string' && isGrantedRole(value)) return people.roles[value];
  if (name === 'platform') return value === 'slack' ? 'Slack' : 'Teams';
  return String(value);
}
