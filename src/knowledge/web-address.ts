import type { PassageSource } from './passage.ts';

/** An address that is not one of the web, or that hides where it leads behind a name, is none: the passage is shown instead. */
export function withWebAddress(source: PassageSource): PassageSource {
  const url = source.url === null ? null : URL.parse(source.url);
  const usable = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return { ...source, url: usable ? url.href : null };
}
