import { beside } from '../beside/nl.ts';
import type { ConsentGrammar } from '../consent.ts';
import { reasons } from '../reasons/nl.ts';

/** How Dutch agrees, declines, doubts and changes; see {@link ConsentGrammar} for how a rule is read. */
export const consent: ConsentGrammar = {
  reasons,
  beside,
  written: `
    ja: jaa|yes|jawel|jazeker|jep|jup|joh|jaja
    ok: okay|oke|okee|okey|oki
    nee: neen|no|nope|neee|neuh
    alsjeblieft: aub|alstublieft|asjeblieft|svp|ajb
    dank je: dankje|dankjewel|dankuwel|bedankt|merci|thanks|thx
    het: 't
    euro: eur|€|euros
    mail: email|e-mail
  `,
  parts: {
    det: 'de|het|mijn|deze|dit|die|dat|een',
    obj: 'het|dat|dit|deze|die|hem|ze|zo\n@det bestelling|order|artikel|pakket|hele bestelling? @n?\nbestelling|nummer @n\n@det? @i @i? @i?\n@det? @i @i? en @det? @i @i?\n@all\n@whole',
    all: 'alle|allebei|beide|beiden|twee|de twee?\n@whole',
    whole: 'alles',
    up: 'een maat groter',
    size: 'in|naar|voor|met? de|het|een? maat? @o @o?\nin? de|het|een? maat? @o in|en @o',
    money: 'de|voor|die? @n euro extra|meer|bijbetalen|verschil?',
    tail: `
      maar|alsjeblieft|graag|nu|dan|meteen|direct|even|snel|gerust|hoor|vandaag|gewoon
      dank je|u?
      zo snel mogelijk
      voor mij|me
      en @do
      op
      weg
    `,
    refundto: 'op|naar|via mijn|de|dezelfde? @m|rekening|kaart|creditcard @n?',
    sendto: 'per|via|naar mijn|de? mail|post|adres',
    lead: 'ja|dan|graag|alsjeblieft|nou|dus|gewoon|maar\nu|je|jullie mag|kunt|kan|mogen|kunnen|moet het|dat|dit|nu|gerust|gewoon?\nik wil|zou|wens|wilde graag|het|dat? graag? willen?\nlaten we',
    for: 'voor uw|je|de|het|jullie hulp|antwoord|snelle|moeite|service|reactie|geduld|hulp antwoord|reactie?',
    flaw: 'te|veel|echt|heel|erg|wel groot|klein|lang|kort|strak|wijd|duur|laat',
  },
  yes: `
    ja|ok|graag|akkoord|prima|goed|zeker|natuurlijk|uiteraard|perfect|klopt|precies|inderdaad|juist|correct|tuurlijk|absoluut|bevestigd|bevestig|best|top|afgesproken
    ja graag|hoor|alsjeblieft|zeker|prima|doe|natuurlijk
    ja? klopt helemaal|zeker|hoor
    super|geweldig|fijn|mooi|leuk|top|fantastisch dank je|u? wel? hoor?
    heel|zeer|ja erg? graag|goed
    is goed|prima|akkoord|ok|oke|best hoor?
    dat|het|alles|dit is|klinkt|lijkt|werkt|klopt|past|mag|kan helemaal|me|mij|heel|wel|prima? goed|prima|akkoord|ok|perfect|juist|correct|in|fijn|oke|zo|mooi|top|geweldig|voor orde|mij? hoor?
    dat klopt|mag|kan|past helemaal?
    in orde
    komt goed
    prima|goed|ok? doen we|maar zo|dat|het|maar?
    ik ga|ben ermee|er|hiermee|daarmee? akkoord|eens|zeker mee|ermee?
    ik ben het ermee eens
    ik bevestig|accepteer dat|het|dit|hierbij?
    hierbij akkoord
    geen|is probleem|bezwaar|punt|geen probleem?
    wat mij betreft prima|akkoord|goed|ok|wel
    goed idee
    mee eens
    vind ik goed|prima|best
    ga ik mee akkoord
    helemaal|zo|precies|zeker|gewoon goed|prima|akkoord|perfect zo|hoor|maar?
    perfect|prima|goed|mooi|top|fijn zo|dan|hoor
    ik accepteer|neem|bevestig het|de|uw|je|dit|dat aanbod|voorstel|prijs|meerprijs|bedrag
    u|je hebt|heeft mijn|groen toestemming|akkoord|licht
    de|het meerprijs|prijs|bedrag|voorstel|bijbetaling is|vind goed|prima|ok|ik|akkoord prima|goed?
  `,
  agree: `
    @lead* doe|doen|doet|regel|regelen|bevestig|verwerk|voer het|dat|dit|@obj? maar|uit? @tail*
    ga uw|je|jullie gang
    ga|gaat maar|gerust|uw|door|verder|er gang|door|verder|mee? mee|door? @tail*
    ga ervoor|door
    toe maar
    doe dat|het|maar|zo @tail*
    u mag|kunt doorgaan
    dat zou fijn|mooi|geweldig|top|super|prettig|goed zijn
    ja graag|alsjeblieft
    @size graag|alsjeblieft
    ik neem|kies @size|@name
  `,
  wish: `
    @lead* @do @tail*
    @lead* @name @tail*
    liever @name
    akkoord|ok|ja|prima met|voor @name
    ik kies|wil|neem voor? liever? @name
    graag @name|@do
    liever @do
    liever @name
    doe maar|dan @name|@do
    dan maar|graag @name|@do
  `,
  asks: 'kunt|kan|zou|wilt u|je alsjeblieft @do',
  item: '@det? @i @i?\nvoor|van? @all',
  target: '@size\n@money\n@refundto\nnaar dit|dat|het nieuwe? adres\n@sendto\nvoor @size',
  follow: 'ik breng|stuur|print het|hem|ze|de @label? morgen|vandaag|terug|weg|naar|uit? terug|weg|uit?',
  reason: 'hij|het|ze|zij|deze|@obj is|valt|zit|past @flaw|niet\n@flaw\nik heb het|hem niet meer nodig',
  praise: 'super|geweldig|fijn|mooi|fantastisch|uitstekend|heerlijk|leuk|tof|lekker',
  fill: `
    hallo|hoi|hi|hey|beste|geachte|goedemorgen|goedemiddag|goedenavond|goedendag|dag|heer|mevrouw mevrouw|heer|team|klantenservice?
    dank je|u wel|zeer|alvast? wel? @for?
    hartelijk|heel|erg|alvast|veel? erg|heel? dank je? u? wel? @for?
    alsjeblieft|dus|dan|en|oh|ah|nou|sorry|maar|even|hoor|o
    fijne|prettige|goede|nog? fijne|prettige|goede|een? dag|avond|weekend|middag|week nog|verder?
    met? vriendelijke|hartelijke groet|groeten
    mvg|groeten|groetjes|groet
    tot ziens|snel|dan
    doei|dag
    sorry voor de|het late? reactie|overlast|ongemak|antwoord
    heel|erg|wat|zeer? vriendelijk|aardig|lief
    ik weet|begrijp|snap dat? dat|het|dit definitief|niet|onherroepelijk is|ongedaan|terug|teruggedraaid? gemaakt|gedraaid|te? kan|worden|is|draaien?
  `,
  no: `
    nee dank|bedankt|toch|liever|hoor|niet je|niet|maar? wel|niet?
    nee @tail*
    niet @do
    @do niet
    niet doen|nodig|nu|meer|annuleren
    liever|toch|nog|beter|maar|even|helemaal|zeker|absoluut niet
    doe maar|het|dat? niet
    laat maar|het|zo|zitten|toch zo|zitten|maar|staan?
    laat het|de|bestelling zo|maar|staan|zitten
    vergeet het|dat|maar maar?
    stop|nooit|annuleer niet
    geen|helemaal interesse|behoefte|denken
    geen sprake van
    hoeft niet
    ik wil|hoef|ga|houd|hou het|hem|ze|de|dat|toch|deze|bestelling? toch|liever|bestelling|@i|@s? houden|behouden|niet|niks|geen|@s? meer?
    ik houd|hou|behoud toch? hem|het|ze|de|deze @i|@s?
    ik heb me|mij bedacht
    ik heb dat nooit|niet gezegd
    u|je begrijpt|heeft|hebt me|mij verkeerd begrepen?
    te duur|veel|ingewikkeld gedoe?
    geen van beide
  `,
  doubt: `
    misschien|wellicht|waarschijnlijk|mogelijk|denk|weet|hm|hmm|eh|wacht|moment|later|morgen|eerst|wanneer|hoe|wat|waarom|waar|wie|welke|hoeveel|of|toch|echter|behalve|eigenlijk|begrijp|snap|begrepen|snapt|tja|mwah|nog|zonder|vermoedelijk|hopelijk|anders|vang
    ja ja
    ja maar
    nou fijn|mooi|lekker|geweldig|super
    lekker|mooi dan|is|hoor
    bedankt voor niks|niets
    voor niks|niets
    goed om te weten
    zoals u|je wilt
    ik weet het|niet|zeker? niet|zeker?
    ik denk|geloof|begrijp|snap het|na|van|dat? na|wel?
    is|kan|moet|krijg|kost|heb ik|het|dat|er
    iemand|medewerker|mens
  `,
  against: `
    nee neen niet nooit geen niets zonder maar echter tenzij als indien of voordat totdat pas alleen liever ander
    andere anders misschien wellicht waarschijnlijk denk twijfel wacht wachten moment later morgen wat wanneer
    waar welke wie waarom hoe zou kon moest fout vergissing vergeet laat laten houd houden vraag vragen zeg vertel
    bel bellen eerst beide allebei haha
  `,
  firm: `
    ja jawel graag zeker natuurlijk uiteraard tuurlijk absoluut bevestigd bevestig akkoord afgesproken
  `,
  relates: `
    het dat dit die deze hem ze of maar liever als anders eerst beide echt ruilen omruilen houden
    annuleren terugsturen
  `,
  condition: 'als|indien|mits|tenzij|zolang|zodra|wanneer|alleen|pas|voordat|nadat|totdat',
  change:
    'andere|ander|anders|in plaats|tegoed|tegoedbon|cadeaubon|paypal\nalleen|enkel @det? @i\nook\nde verkeerde\nniet deze|die|dit|dat',
  ordinals: [
    'de|het? eerste optie|keuze?\noptie|nummer 1|een|a',
    'de|het? tweede|laatste optie|keuze?\noptie|nummer 2|twee|b',
  ],
  acts: {
    cancel: {
      do: 'annuleer|annuleren|cancel|cancelen|geannuleerd @obj?\n@obj annuleren|cancelen',
      name: 'de|met|een? de? annulering|annuleren',
    },
    return: {
      do: 'stuur|verstuur het|hem|haar|ze|dat? maar op|door?\nopen|start|maak de|een|mijn? retour|retourzending aan?\nstuur|mail|geef me|mij? het|een|de? retourlabel|label|verzendlabel @sendto?\n@obj? retourneren|terugsturen|terugbrengen\nretourneer|stuur @obj terug?',
      name: 'de|het|met|een? de? retour|retourzending|retourlabel|label',
    },
    exchange: {
      do: 'ruil|ruilen|omruilen|wissel|vervang @obj? om|in? voor|met|naar|tegen? @size? om?\n@obj? voor|in? @size? ruilen|omruilen|omgeruild\nstuur|geef me|mij? @size',
      name: 'de|het|met|een|omruiling? ruil|omruiling|ruiling|omruilen|ruilen',
    },
    refund: {
      do: 'betaal|stort me|mij|het|@money? geld? terug @refundto?\nmijn|het? geld terug @refundto?\nik wil|krijg|heb liever? mijn|het geld terug\nterugbetalen|terugstorten',
      name: 'de|een|met? de? terugbetaling|restitutie|geld terug? @refundto?',
    },
    address: {
      do: 'wijzig|verander|gebruik|pas het|dit|dat|mijn adres? aan?\nstuur|lever|bezorg het|@obj? daar|daarheen|naar dit|dat|het? nieuwe? adres?',
      name: 'de adreswijziging|wijziging',
    },
  },
};
