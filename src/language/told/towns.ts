/* Towns that time zones are named after, where a language calls them otherwise than the zone does. */

/** By the zone's own name of the town, in the order of {@link TAGS}; empty where the name stays. */
const TOWNS = new Map(
  `London|Londres|London|Londen|Londres|Londra|Londres
Lisbon|Lisbonne|Lissabon|Lissabon|Lisboa|Lisbona|Lisboa
Brussels|Bruxelles|Brüssel|Brussel|Bruselas|Bruxelles|Bruxelas
Paris|Paris|Paris|Parijs|París|Parigi|Paris
Berlin|Berlin|Berlin|Berlijn|Berlín|Berlino|Berlim
Vienna|Vienne|Wien|Wenen|Viena|Vienna|Viena
Rome|Rome|Rom|Rome|Roma|Roma|Roma
Athens|Athènes|Athen|Athene|Atenas|Atene|Atenas
Warsaw|Varsovie|Warschau|Warschau|Varsovia|Varsavia|Varsóvia
Prague|Prague|Prag|Praag|Praga|Praga|Praga
Copenhagen|Copenhague|Kopenhagen|Kopenhagen|Copenhague|Copenaghen|Copenhaga
Bucharest|Bucarest|Bukarest|Boekarest|Bucarest|Bucarest|Bucareste
Zurich|Zurich|Zürich|Zürich|Zúrich|Zurigo|Zurique
Luxembourg|Luxembourg|Luxemburg|Luxemburg|Luxemburgo|Lussemburgo|Luxemburgo
Moscow|Moscou|Moskau|Moskou|Moscú|Mosca|Moscovo
Istanbul|Istanbul|Istanbul|Istanboel|Estambul|Istanbul|Istambul
Cairo|Le Caire|Kairo|Caïro|El Cairo|Il Cairo|Cairo
Algiers|Alger|Algier|Algiers|Argel|Algeri|Argel
Beirut|Beyrouth|Beirut|Beiroet|Beirut|Beirut|Beirute
New York|New York|New York|New York|Nueva York|New York|Nova Iorque
Mexico City|Mexico|Mexiko-Stadt|Mexico-Stad|Ciudad de México|Città del Messico|Cidade do México
Havana|La Havane|Havanna|Havana|La Habana|L'Avana|Havana
Montreal|Montréal|Montreal|Montreal|Montreal|Montréal|Montreal
Sao Paulo|São Paulo|São Paulo|São Paulo|São Paulo|San Paolo|São Paulo
Singapore|Singapour|Singapur|Singapore|Singapur|Singapore|Singapura
Seoul|Séoul|Seoul|Seoel|Seúl|Seul|Seul
Tokyo|Tokyo|Tokio|Tokio|Tokio|Tokyo|Tóquio`
    .split('\n')
    .map((line) => line.split('|'))
    .map(([zone = '', ...names]) => [zone, names] as const),
);
const TAGS = ['fr', 'de', 'nl', 'es', 'it', 'pt'];

/** A town as a language (BCP 47) calls it: as it stands where nothing else is known. */
export function townIn(town: string, locale: string): string {
  const [language = ''] = locale.toLowerCase().split('-');
  return TOWNS.get(town)?.[TAGS.indexOf(language)] ?? town;
}
