import { type Adviser, openAdviser } from '../criteria/advice.ts';
import { readLibrary } from '../criteria/library.ts';
import { readThemePatterns } from '../criteria/reading/patterns.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import type { LinkableCriteria } from '../policy-themes/proposing.ts';

let library: Promise<LinkableCriteria> | undefined;

/** The criteria and the words that call for a theme, without what reads assignments: that takes too long for a press. */
export function openLinkableCriteria(): Promise<LinkableCriteria> {
  library ??= Promise.all([readLibrary(), readThemePatterns()]).then(([{ criteria }, themes]) => ({
    criteria,
    themes,
  }));
  return library;
}

let opened: Promise<Adviser> | undefined;

/** What advises on criteria: opened when it is first needed, and then kept, for it is only data. */
export function openCriteria(): Promise<Adviser> {
  opened ??= openGazetteer().then(openAdviser);
  return opened;
}
