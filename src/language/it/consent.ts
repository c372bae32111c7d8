import { beside } from '../beside/it.ts';
import type { ConsentGrammar } from '../consent.ts';
import { reasons } from '../reasons/it.ts';

/** How Italian agrees, declines, doubts and changes; see {@link ConsentGrammar} for how a rule is read. */
export const consent: ConsentGrammar = {
  reasons,
  beside,
  written: `
    si: sii|yes|sisi
    ok: okay|okey|oki|okk
    no: noo|nope|naa
    de accordo: daccordo|dacordo
    certo: si,
    de: d'
    lo: l'
    la: un'
    che: c'
    per favore: perfavore|pf|pls
    va bene: vabene|vabbene|vabe
    grazie: grz|grazi
    euro: eur|€
    mail: email|e-mail
  `,
  parts: {
    notdo: '@do\nfaccia|fare|fate|fai niente|nulla|cio?\nannullarlo|farlo',
    det: 'il|lo|la|i|gli|le|mio|mia|questo|questa|quel|quello|quella|un|una',
    obj: 'lo|la|li|le|cio|questo|quello|cosi\n@det? mio|mia|intero? ordine|articolo|pacco|prodotto|acquisto @n?\nordine|numero @n\n@det? @i @i? @i?\n@det? @i @i? e @det? @i @i?\n@all\n@whole',
    all: 'entrambi|entrambe|tutti|tutte i|e|le? due?\n@whole',
    whole: 'tutto',
    up: 'una taglia in? piu grande?',
    size: 'nella|in|con|per|alla|la|una? la|il? taglia? @o @o?\nnella|in|con|per|la? taglia? @o in|e|blu? @o',
    money: 'i|per|di|con? @n euro in|di? piu|differenza?',
    tail: 'per favore|cortesia\ngrazie|subito|pure|ora|adesso|allora|cosi|oggi|certo\ngrazie mille\nil prima possibile\nappena|prima possibile\ne @do',
    refundto: 'sulla|su|alla|con|nella mia|stessa|la? @m|carta|conto @n?\nsulla @m',
    sendto: 'via|per|alla|a|tramite mia|la? mail|indirizzo|posta',
    lead: 'si|allora|certo|prego|ok|pure\nper favore|cortesia\npuo|puoi|potete|possiamo pure?\nvorrei|voglio|desidero|preferisco|gradirei che?\nmi piacerebbe',
    for: 'per il|la|lo|tutto|vostro|suo|il? suo|vostro|tuo? aiuto|supporto|disponibilita|risposta|assistenza|pazienza?',
    flaw: 'troppo|molto|davvero|un|veramente grande|piccolo|piccola|lungo|lunga|corto|corta|stretto|stretta|largo|larga|caro|tardi',
  },
  yes: `
    si|ok|certo|perfetto|esatto|confermo|confermato|certamente|volentieri|assolutamente|ovviamente|naturalmente|accetto|corretto|giusto|affermativo|sicuro|sicuramente|concordo|benissimo|approvo|esattamente|magari
    si per|certo|grazie|si|confermo|va|perfetto|volentieri favore|bene?
    de accordo
    va bene|benissimo cosi|per|grazie? me?
    certo che certo
    ottimo|fantastico|benissimo|bellissimo|magnifico|stupendo|super|eccellente tante|mille? grazie mille|tante?
    va piu che bene
    per me va|ok|si|bene|perfetto bene|ok|benissimo?
    mi va|sembra|pare|sta bene|perfetto|ottimo|giusto
    molto|tanto bene|volentieri
    ma|certo si|certo|che si?
    certo che si
    con piacere
    sono de|assolutamente? accordo|sicuro|sicura
    lo confermo
    tutto bene|ok|giusto|corretto|perfetto
    e|tutto corretto|giusto|perfetto|ok|cosi
    nessun|non ce|senza problema|problemi
    nessun problema
    buona|ottima idea
    si lo|la confermo|voglio|desidero
    ci sto
    andata
    sarebbe|e ottimo|perfetto|fantastico|bello|corretto
    perfetto|benissimo|ottimo|bene cosi|allora|per me?
    accetto|confermo|approvo|prendo la|il|vostra|la|lo vostra|vostro? offerta|proposta|prezzo|differenza|sovrapprezzo|condizioni
    il|la prezzo|differenza|sovrapprezzo|importo|proposta|indirizzo|supplemento va|e bene|corretto|giusto|corretta|giusta|benissimo
    avete|ha il mio|mia consenso|autorizzazione|permesso|benestare|via libera?
    e quello|proprio|esattamente che|quello|cio che? voglio|volevo|cercavo
    affare fatto
    per me va|e|si|perfetto|ok bene|ok|perfetto?
  `,
  agree: `
    @lead* proceda|procedi|procedete|procedere|proceda|faccia|fallo|fate|farlo|faccialo|fatelo|continui|continua|conferma|confermi|confermate|avanti pure|cosi|con|a|@obj? @obj|@name? @tail*
    lo faccia|fai|facciate pure?
    vada|vai|andate|andiamo pure? avanti? @tail*
    avanti pure?
    facciamo|fate|faccia cosi
    si per favore
    sarebbe ottimo|perfetto|fantastico
    @size per favore
    prendo|scelgo|preferisco|voglio @size|@name
    @lead* cambiatelo|cambiatela|cambiala|scambiatelo|sostituitelo|sostituitela|cambiarlo con|per|in? @size
  `,
  wish: '@lead* @do @tail*\n@lead* @name @tail*\npreferisco|meglio|scelgo|voglio|si|ok|accetto|confermo|procediamo|per con|per? @name\nde accordo per|con|su? @name|@do\nproceda|procedete|faccia|facciamo|avvii|fate con|a? @name @tail*',
  asks: 'potrebbe|potete|puo|potresti per favore @do\npotrebbe|puo|potete @do per favore',
  item: '@det? @i @i?\nper|di? @all',
  target: '@size\n@money\n@refundto\na|al quel|questo|mio? nuovo? indirizzo\n@sendto\ncon @size',
  follow: 'lo|la|li|le porto|spedisco|stampo|mando|rispedisco|consegno domani|oggi|dopo?',
  reason: 'e|mi|sta|mi sta|va|e? @flaw\nnon mi va|sta bene?\nnon mi|ne|lo|la serve|voglio|ho piu bisogno?',
  praise: 'ottimo|fantastico|benissimo|eccellente|meraviglioso|super|bene|splendido|grande|bravo|bravi|bello',
  fill: `
    ciao|salve|buongiorno|buonasera|buon|gentile|gentili|egregio|cara|caro giorno|signore|signora|signori|team|a? tutti?
    grazie|ringrazio mille|tante|infinite|molte|ancora|anticipatamente|in|a|anticipo|di|vi|la? anticipo|tutto|cuore|voi|lei|tutti? @for?
    tante|mille|molte grazie
    vi|la|ti ringrazio @for?
    allora|e|ah|oh|beh|scusi|scusa|scusate|dunque|prego
    buona|buon giornata|serata|weekend|lavoro|fine|notte|domenica settimana?
    cordiali|distinti|cari|un saluti|saluto caro?
    saluti|cordialmente|arrivederci|ciao|baci
    a presto|dopo|domani
    scusi|scusate|scusa per? il|la? ritardo|disturbo
    molto gentile|gentili
    gentilissimo|gentilissima|gentilissimi
    so|capisco|comprendo|sono consapevole|bene|che? che? e|non|sara definitivo|irreversibile|si|finale puo|potra? annullare|tornare|cambiare indietro?
  `,
  no: `
    no grazie|lasci|non|per|meglio|preferisco|mi|aspetti? favore|dispiace|grazie|no? grazie?
    no @tail*
    non lo|la|li|le|mi|voglio|serve|importa|adesso|ora|ancora|desidero? @notdo?
    non @notdo
    meglio|adesso|ora|proprio|assolutamente|ancora|magari|direi di? no|niente|nulla
    certo che no
    per ora no
    per niente
    mai|stop|negativo|ferma|fermi|macche
    lasci|lascia|lasciate|lasciamo stare|perdere|cosi|tutto|lo|le? come|cosi|perdere|ordine? e|sta?
    come non detto
    lo|la|li|le|preferisco|voglio|vorrei|mi tengo|tenerlo|tenerla|tenere|tenermelo|mantenere|teniamo @obj|@s?
    ho cambiato idea
    non ho mai? detto|chiesto|voluto questo|cio|di?
    ha|avete|hai capito|frainteso male?
    troppo caro|complicato
    nessuno|nessuna dei|delle|di? due?
    ne lo|uno uno|ne ne? lo? altro?
  `,
  doubt: `
    forse|probabilmente|magari|possibilmente|credo|penso|suppongo|mah|boh|mmm|hmm|eh|aspetti|aspetta|aspettate|momento|attimo|dopo|domani|quando|come|cosa|perche|dove|chi|quale|quanto|quanta|quanti|ma|pero|pero|tuttavia|tranne|salvo|capisco|capito|ricevuto|vedo|vediamo|dipende|prima|sebbene|senza|invece|chissa|gia|da|po
    non lo|la so|capisco|ricordo|sono
    non lo so
    non so
    non sono sicuro|sicura
    si certo come
    grazie per|di niente|nulla
    per niente
    buono|bene a|da sapersi|sapere
    come vuole|vuoi|volete|preferisce
    ci devo|penso pensare?
    mi|ci lasci|faccia pensare
    e|posso|devo|potrei|ce|costa|quanto
    qualcuno|persona|operatore|umano
  `,
  against: `
    no non mai nessun nessuna niente nulla senza ma pero tuttavia salvo tranne se o prima finche quando solo
    invece piuttosto altro altra altri altre diverso forse magari probabilmente credo penso dubbio aspetta aspetti
    aspettare dopo domani che cosa quale quali dove chi perche come quanto potrebbe dovrebbe errore lasci lascia
    dimentichi tengo tenere domanda dica dimmi chiamate chiamare spieghi prima entrambi entrambe ahah
  `,
  firm: `
    si certo confermo confermato certamente volentieri assolutamente ovviamente naturalmente accetto
    affermativo concordo approvo procedi proceda
  `,
  relates: `
    lo la li le questo quello o ma invece se prima entrambi davvero cambiare cambio tenere annullare
    restituire rimborsare
  `,
  condition:
    'se|purche|qualora|finche|appena|solo|soltanto|quando|mentre|a meno|patto|condizione\na patto|condizione',
  change:
    'altro|altra|altri|altre|diverso|invece|buono|bonifico|paypal\nal posto\nsolo|soltanto @det? @i\nanche|pure\nnon quello|quella|questo|questa',
  ordinals: [
    'il|la|lo? primo|prima opzione?\nopzione|numero 1|uno|a\n1',
    'il|la|lo? secondo|seconda|ultimo|ultima opzione?\nopzione|numero 2|due|b\n2',
  ],
  acts: {
    cancel: {
      do: 'annulli|annulla|annullare|annullatelo|annullarlo|annullate|cancelli|cancella|cancellare|lo|annullalo annulli? @obj?\nlo|la annulli|cancelli|annulla',
      name: 'lo|la|con|una? lo? annullamento|cancellazione',
    },
    return: {
      do: 'apra|apri|aprite|aprire|avvii|avviate|avviare il|un? reso|restituzione\nmi|inviami|mandatemi|mandi|invii|inviatemi|manda invii|mandi|mandate? lo|la|una? etichetta @sendto?\nrestituire|restituirlo|restituirla|rendere|rispedire @obj?',
      name: 'il|un|con|lo|la? reso|restituzione|etichetta',
    },
    exchange: {
      do: 'cambi|cambia|cambiatelo|cambiatela|cambiatemelo|cambiare|cambiarlo|cambiarla|cambialo|sostituisca|sostituire|scambiare|cambiate @obj? con|per|in? @size?\nlo|la cambi|sostituisca con? @size?\nmi mandi|dia @size',
      name: 'il|un|con|al|lo? cambio|scambio|sostituzione',
    },
    refund: {
      do: 'rimborsi|rimborsatemi|rimborsare|rimborsami|rimborsate mi? tutto? @money? @refundto?\nmi rimborsi|rimborsate @money? @refundto?\nmi ridia|restituisca i|il miei? soldi|importe @refundto?\nessere rimborsato|rimborsata\nriavere|voglio i miei? soldi|indietro',
      name: 'il|un|con|al|lo? rimborso @refundto?\ni miei soldi',
    },
    address: {
      do: 'cambi|aggiorni|modifichi|usi lo|il|questo|quel? indirizzo\nspedisca|invii|mandi lo|la? li|la|a quel? indirizzo?',
      name: 'il cambio di indirizzo',
    },
  },
};
