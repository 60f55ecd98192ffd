import type { Citation } from '../../chat/reply.ts';
import { TEAMS_LIMITS } from './limits.ts';

/** The address of a source, where it has one that fits in a message. */
export function usableUrl(citation: Pick<Citation, 'url'>): string | null {
  if (citation.url === null || citation.url.length > TEAMS_LIMITS.url) return null;
  return URL.parse(citation.url)?.href ?? null;
}

/** Title and publication of a source in one line. */
export function sourceWords(citation: Pick<Citation, 'title' | 'source'>): string {
  const parts = citation.title === citation.source ? [citation.title] : [citation.title, citation.source];
  return parts
    .filter((words) => words !== '')
    .join(', ')
    .replace(/\s+/g, ' ');
}
