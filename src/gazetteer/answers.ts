/**
 * The small words that stand around a place with which somebody answers or corrects where a business is: "nee, toch in",
 * "sorry, ik bedoel", "het is". A closed class: pronouns, forms of to be, negations, particles, prepositions of place.
 */
const AROUND_ANSWER = new Set(
  `nee neen nee neet nich nie niet geen ja jawel toch maar hoor wel dus eigenlijk gewoon ook alleen juist echt sorry oeps pardon
   excuus excuses wacht ho oh o ah eh uh ehm hm hè he 't t het dat dit hij zij ze die deze is was zijn waren zit zat zitten komt kwam
   staat ligt woont gevestigd moet moest wordt worden werd ik wij we bedoel bedoelde bedoelen bedoelt zei zeg zeggen of en in
   uit oet te van vanuit bij naar gemeente plaats dorp stad liever correctie fout foutje verkeerd typfout typo denk geloof
   dacht graag natuurlijk inmiddels trouwens overigens zaak bedrijf onderneming ondernemer vestiging
   no not nope yes it its it's is he's she's he she they they're are were i we mean meant sorry actually wait rather but and
   or in at from the that this should be town of instead correction wrong oops think based located business company`.split(
    /\s+/,
  ),
);

/** Whether a word may stand around a place that answers or corrects, and says nothing more. */
export function isAroundAnswer(word: string): boolean {
  return AROUND_ANSWER.has(word.toLowerCase());
}
