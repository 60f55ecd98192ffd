/** What somebody is or runs, rather than what they are called: written with a capital at the start of a note, it is no name. */
export const TRADE = new RegExp(
  [
    String.raw`\b(?:\w*ondernemer|\w*onderneemster|\w*ondernemster|\w*starter|zzp'?er|zelfstandige)\b`,
    String.raw`\b(?:\w*bedrijf(je)?|\w*winkel(ier|tje)?|\w*zaak(je)?|startup|start-up|stichting)\b`,
    String.raw`\b(?:cooperatie|initiatiefneem?ster|initiatiefnemer|\w*maker|\w*onderneming|\w*boer)\b`,
    String.raw`\b(?:\w*boerin|eigenaar|eigenaresse|\w*bakker(ij)?|kapper|\w*bouwer|\w*houder|\w*handel)\b`,
    String.raw`\b(?:\w*fabriek|\w*erij|\w*bureau|\w*restaurant|\w*cafe|\w*hotel|camping|\w*atelier)\b`,
    String.raw`\b(?:\w*hoeve|eigenares|directeur|directrice|\w*lunchroom|\w*arts|\w*installateur|\w*aannemersbedrijf|\w*kwekerij)\b`,
    String.raw`\b(?:\w*salon|\w*garage|vof|bv|entrepreneur|founder|owner|company|business|(?<!the )self-employed)\b`,
    String.raw`\b(?:slager|timmer(man|vrouw)|metselaar|\w*schilder|loodgieter|elektricien|\w*monteur|smid|lasser|kok|chef-kok)\b`,
    String.raw`\b(?:bloemist|hovenier|tuinder|juwelier|opticien|kleermaakster|naaister|fotograaf|drogist|apotheker|imker)\b`,
    String.raw`\b(?:advocaat|notaris|\w*makelaar|accountant|\w*adviseur|\w*adviseuse|\w*ontwerper|ontwerpster|\w*architect)\b`,
    String.raw`\b(?:aannemer|stukadoor|dakdekker|glazenwasser|kapster|masseur|masseuse|\w*coach|\w*chauffeur|molenaar)\b`,
    String.raw`\b(?:\w*brouwer|\w*specialist(e)?|\w*therapeut(e)?|butcher|baker|carpenter|plumber|painter|hairdresser)\b`,
    String.raw`\b(?:freelancer|shop|brewery|enterprise)\b`,
  ].join('|'),
);
