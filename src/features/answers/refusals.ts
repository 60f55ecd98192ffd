import type { Language } from '../../chat/language.ts';

/**
 * What is not answered whatever the sources say: private facts about a person, an opinion about politics or people, and
 * a verdict on a case at hand. What the law says in general is a question like any other.
 */
export type Refusal = PatternRefusal | 'refused';

/** Told by the words themselves. `refused` is told by examples, and said only of what the sources do not hold. */
type PatternRefusal = 'private' | 'opinion' | 'verdict';

const PATTERNS: Record<Language, Record<PatternRefusal, readonly RegExp[]>> = {
  nl: {
    private: [
      /\b(wat|hoeveel)( \p{L}+)? verdien(t|en|de|den)?\b/u,
      /\b(hoeveel|welk|wat voor|hoe hoog|wat)\b.*\b(salaris|loon|bonus|uitkering)\b.*\b(van|krijgt|heeft|voor)\b|\b(salaris|loon|bonus) (van|krijgt)\b|\bhoeveel (salaris|loon)\b/u,
      /\bwaar woon(t|en)\b|\b(privé|prive|thuis|huis|woon)-?\s?(adres|nummer|mail|telefoon\p{L}*)\b|\b(06|mobiele?)[- ]?nummer\b/u,
      /\bhoe oud (is|zijn|wordt)\b(?! ((de|het|een) )?(bron|informatie|interview|artikel|cijfer|gegeven|pagina|organisatie|vereniging|programma|provincie|gemeente|toolbox|impact|city|platform|move|novel|roz|rbz|pso|bvm))/u,
      /\b(getrouwd|gescheiden|zwanger|single|homo|lesbisch|moslim|christelijk|gelovig|overspannen|burn-?out)\b/u,
      /\b(is|zijn|was|waren) \p{L}+( \p{L}+)? (ziek|rijk|verslaafd)\b/u,
      /\b(kinderen|partner|man|vrouw|vriend|vriendin|geloof|verjaardag|geboortedatum|bsn|strafblad|nationaliteit|huisarts|ziekte) van (\p{L}+ ){0,2}(hem|haar|de (makelaar|wethouder|gedeputeerde|burgemeester|collega|ambtenaar|directeur)|mijn (collega|baas|leidinggevende)|cremers|ruiterkamp|\p{L}+ (cremers|ruiterkamp))\b|\bheeft (\p{L}+ ){1,3}(kinderen|een vriend|een vriendin|een strafblad|een relatie)\b/u,
      /\b(waarom|wanneer) is (\p{L}+ ){1,3}(ontslagen|geschorst|ziekgemeld)\b/u,
    ],
    opinion: [
      /\bwat (vind|vindt|denk|denkt) (jij|je|u|jullie)( zelf| eigenlijk| nou| er)* van\b|\bwat (vind|vindt) (jij|je|u)( zelf| eigenlijk| nou)* (ervan|daarvan|beter|beste|mooier)\b/u,
      /^(\P{L}*\p{L}+,)?\P{L}*(vind|vindt|denk|denkt) (jij|je|u|jullie)\b/u,
      /\b(jouw|je|uw) (eigen )?(mening|oordeel|standpunt|voorkeur)\b/u,
      /\b(op )?(wie|welke partij|wat)\b.{0,40}\b(stem|stemt|stemmen|stemen|gestemd)\b/u,
      /\b(beste|slechtste|fijnste|betere?) (politieke )?(partij|wethouder|gedeputeerde|burgemeester|minister|politicus|makelaar|college|raadslid)\b/u,
      /\b(is|zijn|doet|doen|deed) (de|het|onze|die|deze) (\p{L}+ )?(wethouder|gedeputeerde|burgemeester|minister|college|coalitie|kabinet|raad)\b.*\b(goed|slecht|bekwaam|onbekwaam|dom|slim|betrouwbaar|corrupt|geschikt|incompetent|te links|te rechts)\b/u,
      /\b(wie|welke) (van de|is de) .*\b(beter|beste|slechter|slechtste|slimste|aardigst\p{L}*|leukste|knapste)\b.*\b(makelaar|makelaars|collega|wethouder|persoon|politicus|werk)\b|\b(wie|welke) (van|is) .*\b(makelaar|makelaars|wethouder|gedeputeerde)\b.*\b(beter|beste|slechter|slechtste|leukste|aardigste)\b/u,
      /\bwaarom is (de|die|onze) (wethouder|gedeputeerde|burgemeester|minister|partij) (zo )?(dom|slecht|links|rechts|onbekwaam)\b/u,
      /\bmoet (de|onze) (wethouder|gedeputeerde|burgemeester|minister|college) (opstappen|aftreden|weg)\b/u,
    ],
    verdict: [
      /\b(is|was|zijn|waren|handelen|handel)\b.*\b(deze|dit|die|onze?|mijn|jullie|hun|we|wij|ik)\b.*\b(on)?(rechtmatig|rechtsgeldig|wettig|legaal|strafbaar|aansprakelijk|juridisch \p{L}+)\b|\b(deze|dit|die|onze?|mijn|hun)\b.*\bil?legaal\b/u,
      /\b(mag|kan|moet|kunnen|mogen|moeten)\b.*\b(deze|die|dit|hun|mijn|onze?|zijn|haar) (\p{L}+ )?(offerte|inschrijving|inschrijver|inschrijvers|bieding|bieder|aanbieding|leverancier|aannemer|bedrijf|onderneming|bezwaar|klacht|gunning|aanvraag)\b.*\b(afwijzen|uitsluiten|weigeren|negeren|intrekken|ongeldig|afkeuren|passeren|diskwalificeren)\b/u,
      /\b(mag|kan|moet|kunnen|mogen|moeten)\b.*\b(inschrijver|bieder|leverancier|aannemer|bedrijf|partij) (\p{L}|[0-9])\b.*\b(afwijzen|uitsluiten|weigeren|kiezen|gunnen|passeren)\b/u,
      /\b(win|winnen|verlies|verliezen) (ik|we|wij|ze|zij)\b.*\b(rechtszaak|kort geding|zaak|procedure|bezwaar|beroep)\b|\b(rechter|rechtbank|rechtszaak|kort geding)\b.*\b(win|winnen|verlies|verliezen|kans)\b|\b(kan|kunnen) (hij|zij|ze) (ons|mij|me) (aanklagen|dagvaarden)\b/u,
      /\b(wie|welke) (van de|van deze|van onze) (\p{L}+ )?(inschrijvers|partijen|bedrijven|offertes|leveranciers|bieders|aannemers)\b.*\b(kiezen|winnen|gunnen|nemen|beste)\b/u,
      /\b(wie|welk bedrijf|welke partij) (moet|zou|mag) (de|deze|onze) (opdracht|aanbesteding|tender) (krijgen|winnen)\b|\baan wie (moet|zou|zal) (ik|we|wij) .*gunnen\b/u,
      /\b(wie|krijg ik|heb ik|hebben we) .*\bgelijk\b.*\b(conflict|geschil|zaak|discussie|bezwaar|inschrijver|leverancier)\b/u,
    ],
  },
  en: {
    private: [
      /\bhow much (does|do|did) .*\b(earn|make a year|get paid)\b|\b(salary|wage|bonus|pay) of\b|\bwhat .*\b(salary|wage)\b/u,
      /\bwhere (does|do) .*\blive\b|\b(home|private) (address|number|phone|email|e-mail)\b|\b(mobile|cell) number\b/u,
      /\bhow old (is|are|was)\b(?! ((the|this) )?(source|information|interview|article|figure|page|organisation|association|programme|province|municipality|toolbox|impact|city|platform|move|novel|roz|rbz|pso|bvm))/u,
      /\b(married|divorced|pregnant|gay|muslim|religious|burn-?out)\b/u,
      /\b(does|do|has|have) (\p{L}+ ){1,3}(children|kids|a (boy|girl)friend|a criminal record)\b|\b(husband|wife|birthday|religion|illness|nationality) of\b/u,
      /\b(why|when) was (\p{L}+ ){1,3}(fired|suspended|dismissed)\b/u,
    ],
    opinion: [
      /\bwhat (do|would) you (personally )?(think|feel) (of|about)\b|\bwhat('s| is) your (own )?(opinion|view|take|preference)\b|\byour (own |personal )?opinion\b/u,
      /^(\P{L}*\p{L}+,)?\P{L}*(do|don't|would) you (think|like|agree|believe|prefer|support)\b/u,
      /\b(who|which|what)\b.{0,40}\bvot(e|ed|ing)( for)?\b|\bhow should i vote\b/u,
      /\b(best|worst|better) (political )?(party|alderman|minister|mayor|deputy|politician|broker|coalition)\b|\b(political )?party is (the )?(best|better|worst)\b/u,
      /\bwhich of the (two |three )?(brokers|colleagues|aldermen|politicians|people)\b.*\b(better|best|worse|worst|smarter|nicer)\b/u,
      /\b(is|are|does) (the|our|this) (\p{L}+ )?(alderman|mayor|minister|deputy|coalition|government|council)\b.*\b(good|bad|competent|incompetent|corrupt|stupid|trustworthy)\b/u,
      /\bshould (the|our) (alderman|mayor|minister|deputy) (resign|step down|go)\b/u,
    ],
    verdict: [
      /\b(is|was|are|were|am|have)\b.*\b(this|that|our|my|these|their|we|i)\b.*\b(un)?(lawful|legal|valid in law|liable|legally \p{L}+)\b|\b(this|that|our|my|their|we|i)\b.*\billegal\b/u,
      /\b(may|can|must|should|could)\b.*\b(this|that|their|our|his|her|these) (\p{L}+ )?(bid|bidder|bidders|tender|tenderer|offer|quote|supplier|contractor|company|complaint|objection|award|application)\b.*\b(reject|exclude|refuse|ignore|disqualif\p{L}*|invalid)\b|\b(may|can|must|should|could) (i|we) (reject|exclude|refuse|disqualify|turn down) (this|that|their|these|his|her|bidder \p{L})\b/u,
      /\b(will|would|do) (i|we|they) (win|lose)\b.*\b(court|case|lawsuit|appeal|proceedings)\b|\b(court|judge|lawsuit)\b.*\b(will|would|do) (i|we|they) (win|lose)\b|\bcan (they|he|she) sue\b/u,
      /\b(who|which) of (the|these|our) (\p{L}+ )?(bidders|tenderers|companies|offers|bids|suppliers)\b.*\b(choose|win|award|pick|best)\b|\bwho should (win|get) (the|this|our) (tender|contract)\b/u,
    ],
  },
};

const REFUSALS: readonly PatternRefusal[] = ['private', 'opinion', 'verdict'];

/** Why a question is not answered, whatever the sources say; null when it may be. */
export function refusalOf(question: string, language: Language): PatternRefusal | null {
  const asked = question.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'").trim();
  const refuses = (refusal: PatternRefusal) => PATTERNS[language][refusal].some((pattern) => pattern.test(asked));
  return REFUSALS.find(refuses) ?? null;
}
