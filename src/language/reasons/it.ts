import type { ConsentReasons } from '../consent.ts';

/** Why people say yes in Italian, told beside a plain yes; see {@link ConsentReasons}. */
export const reasons: ConsentReasons = {
  parts: {
    rit: `lo|la|li|le|mi|questo|questa|e
il|la|lo|questo|questa|mio|mia @i @i? @i?
la|taglia|in? taglia? @s`,
    rint: `troppo|molto|davvero|un|po|veramente|proprio|decisamente|abbastanza|mi|le|gli|anche|tanto|assai`,
    rbad: `grande|grandi|piccolo|piccola|piccoli|lungo|lunga|lunghe|lunghi|corto|corta|corte|stretto|stretta|strette|largo|larga|larghe|caro|cara|pesante|sottile|rotto|rotta|difettoso|difettosa|danneggiato|brutto|brutta|trasparente|scomodo|scomoda|scuro|chiaro|spesso`,
    rpart: `maniche|manica|vita|spalle|lunghezza|taglio|colore|tessuto|stoffa|materiale|qualita|seno|petto|fianchi|schiena|bretelle|collo|forma|cerniera`,
    rwho: `lui|lei
mia|mio|a? figlia|figlio|marito|moglie|sorella|fratello|madre|mamma|amica|amico|ragazzo|ragazza|nipote|compagno|compagna|padre`,
    rwhere: `di|in|sul|sulle|sui|alle|ai|al|per|sulla|a vita|spalle|seno|petto|fianchi|schiena|braccia|pancia|gambe|collo|me`,
    rday: `il|questo|prossimo|la|in|di|del|per sabato|domenica|lunedi|martedi|mercoledi|giovedi|venerdi|settimana|mese|estate prossimo|prossima?`,
    rocc: `per|della|alla|prima il|la|un|una|mio|mia|di? matrimonio|festa|compleanno|battesimo|vacanze|vacanza|viaggio|evento|colloquio|cena|natale|cerimonia|lavoro|funerale @rposs? @rday?
per? @rday`,
    rposs: `di mia sorella|figlia|amica|cugina`,
    rthing: `lo|la|uno|una|un|altro|stesso|stessa|uguale|qualcosa|simile|piu|meno|a|economico|meglio|in|negozio|altrove|gia|ieri|vicino|casa|online|da|un|prezzo|di|altra|parte|me|prendere`,
    rerr: `il|la|lo|sbagliato|sbagliata|colore|taglia|modello|articolo|due|volte|per|errore|sbaglio|doppio|inavvertitamente|ordine|pulsante|di|troppo`,
  },
  any: `

    mi|le|gli sta|stanno|va|vanno|stava|veste @rint* @rbad @rwhere?
    e|sono|era @rint* @rbad @rwhere?
    la|il|le|lo|@rit @i|@s? e|sono|sta|stanno|mi @rint* @rbad @rwhere?
    la|il|le|i @rpart e|sono|sta|stanno|era @rint* @rbad @rwhere?
    @rint* @rbad @rwhere?
    la|il|@rit @s? mi stringe|tira|pizzica @rint* @rwhere?
    non mi|le|gli sta|va|piace|convince|veste|dona|piacciono bene|per|niente|affatto|molto|piu*
    e|era|stato|stata un|colpa|stato|mia* mio|errore|sbaglio|colpa|mia|mio mia|errore|sbaglio?
    ho sbagliato taglia|colore|modello|io|a|ordinare*
    mi sono|sono sbagliata|sbagliato di|taglia*
    non|riesco riesco|a|appena|neanche* respirare|chiuderlo|chiudere|la|cerniera|a*
  `,
  away: `

    non arriva|arriverebbe|arrivera in|per|piu tempo|in|tempo? @rocc?
    arriva|arriverebbe|ci mette|impiega|e troppo|mette tardi|tempo|troppo tempo? @rocc?
    la|i|il consegna|tempi|spedizione e|sono|impiega troppo|molto lunga|lunghi|tardi|tempo
    era|mi serviva @rocc
    ho|ha|abbiamo|lo|la|ne|gia|mio|marito|mia|madre|mi* trovato|comprato|preso|acquistato|visto|trovata|presa|comprata|regalato|ricevuto @rthing* @rthing*
    ho|abbiamo|lo|la|li* ordinato|ordinata|cliccato|comprato|scelto|preso|fatto|selezionato|premuto @rerr* @rerr*
    e|era un ordine|doppio|doppione|doppio ordine?
    non posso|me|lo|piu permettermelo|posso|permettere|questo|mese|ora*
    devo|voglio risparmiare|un|po|questo|mese*
    e|costa @rint* caro|cara per|me*
    i miei|nostri piani|programmi sono cambiati
    la|il festa|matrimonio|viaggio|evento e|stato|stata|annullato|annullata|rimandato|rimandata|saltato*
    il|la|le @rpart non|e|sono|corrisponde* come|diverso|diversa|scarsa|pessima|molto|alla|della|nella|in|dalla|foto|descrizione|sito|mi|aspettavo|quello|quella|da|quel*
    non e|era come|quello|che|nella|foto|mi|aspettavo|volevo|pensavo|immaginavo|me|lo*
    sono molto|davvero|piuttosto|non* delusa|deluso|insoddisfatta|insoddisfatto|contenta|soddisfatta di|della|del|dalla|qualita*
    e|era un|regalo|mai|indossato|nuovo|nuova|ancora|con|il|cartellino|le|etichette|attaccato|per|usato|etichetta* @rwho?
    nessuno|entrambi|dei|due|mi|va|sta|bene|sono* @rint* @rbad?
  `,
  spent: `
    non mi|ne|lo|la|le|ci serve|voglio|ho|vogliamo|servira|uso|metto|mettero piu|bisogno*
    non ne ho piu? bisogno
    a? mia figlia|sorella|madre|amica|moglie non piace|sta|va bene|per|niente*
    a? mio figlio|marito|fratello|ragazzo non piace|sta|va bene|per|niente*
    non mi|le|gli piace|piacciono per|niente|piu|come|mi|sta|il|la|molto* @rpart?
    non ne|voglio voglio|un altro|altri
  `,
  mind: `

    ho|abbiamo cambiato idea
    ci ho ripensato
  `,
  swap: `

    lo|la|mi|ne ho|serve|voglio|bisogno|indossare|mettere|davvero* @rocc?
    e|era @rocc
    mi piace|adoro questo|questa|il|la|molto|tantissimo|tanto* @i?
    adoro questo|questa|il|la @i
    e @rint* bello|bella|bellissimo|bellissima|carino|carina
    sono|sto tra|fra due taglie
    di|solito|normalmente|sempre|io* porto|indosso|prendo|ho la|una? @size
    @size e la mia? taglia giusta|solita|abituale?
    dovevo|avrei|dovuto prenderla|ordinarla|prendere|dovuto|ordinare|quella|subito|da|dall|inizio|sceglierla|la* 
    ho|mi ricontrollato|rimisurato|misurata|misurato|le|misure|e|sono|la* @size? va|bene|e*
    non ho fretta
    la|una piu grande|piccola
  `,
  move: `

    ho|abbiamo|mi|sono appena|da|poco|traslocato|trasferita|trasferito|cambiato|casa|il|mese|scorso*
    ora|adesso? abito|vivo|lavoro|abitiamo qui|li|ora|adesso*
    e|questo|quello il|la|mio|nuovo|e|casa* indirizzo|casa nuovo|attuale|giusto?
  `,
  fill: `

    per favore|cortesia
    il|appena prima|presto|possibile possibile?
    le|vi|ne|sarei|sono molto|grata|grato|davvero* grata|grato
    e? scusi|scusate|scusa|mi|dispiace|per|il|la|lo* disturbo|errore|disguido|confusione|fastidio
    grazie per|di|il|la|lo|suo|vostro|tuo|aiuto|pazienza|disponibilita|gentilezza|rapidita|comprensione|tutto|mille|e*
    molto|e|siete gentile|gentili|gentilissimi|da|parte|vostra*
    che sollievo
  `,
  follow: `

    lo|la|li porto|portero|consegno|spedisco|lascio|posso|vado|portare|domani|oggi|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|alla|in|al|posta|punto|ritiro|negozio|ufficio|settimana|prossima|la*
    ho ancora la|il|scatola|imballo|confezione*
  `,
  order: 'ordine acquisto',
};
