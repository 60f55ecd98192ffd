import { plain } from '../../routing/plain-text.ts';

/** Who asks what it is gets an answer, not the scan. */
const QUESTION =
  /^(wat|hoe|wie|waar|wanneer|waarom|welke|bestaat|is|zijn|kan|wat is|what|how|who|where|when|why|which|does|is there|can)\b/;
const DO = /\b(doe|doen|start|starten|begin|beginnen|open|invullen|vul|maak|do|take|run|begin|fill)\b/;
const SCAN = /\b(start ?-?versneller ?-?scan|(de|the) scan|scan (van|of) (de |the )?start ?-?versneller)\b/;
const LONGEST_WISH_WORDS = 12;

/** Whether somebody wants to do the scan, rather than hear of it. */
export function wantsScan(text: string): boolean {
  const said = plain(text).trim();
  if (said.split(/\s+/).length > LONGEST_WISH_WORDS || QUESTION.test(said)) return false;
  return /^start ?-?versneller ?-?scan\W*$/.test(said) || (SCAN.test(said) && DO.test(said));
}
