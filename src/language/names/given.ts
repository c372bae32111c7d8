/** Given names that are common where the shops are, folded. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `sophie marie julie camille lea emma chloe manon sarah laura pauline claire anne isabelle nathalie sylvie catherine
  christine valerie sandrine celine aurelie caroline charlotte lucie mathilde alice louise juliette ines jade nicolas pierre
  thomas julien antoine paul lucas hugo louis jules arthur maxime alexandre guillaume francois jean michel philippe alain
  patrick olivier laurent david stephane christophe eric sebastien vincent romain kevin anna maria john james robert michael
  william richard joseph charles daniel matthew anthony andrew george edward henry jack harry oliver amelia olivia isla emily
  grace lily jessica jennifer linda elizabeth susan karen nancy lisa margaret sandra ashley kimberly donna michelle carol
  amanda melissa deborah rebecca sharon cynthia kathleen amy angela helen anja petra sabine monika claudia stefan andreas
  martin markus jan peter klaus wolfgang jurgen lukas leon finn hannah lena mia lara daan sem sanne fleur lotte jose carlos
  juan javier pablo miguel luis lucia carmen marta elena cristina giulia francesca chiara sara martina marco luca matteo
  giuseppe joao pedro tiago ana beatriz mariana ines rita sofia tom sam ben kate jane mary tim nick alex chris max eva nina
  nadia karim mehdi fatima leila yasmine mohamed ahmed ali fatou`.split(/\s+/),
);

/** Those among them that are common family names as well. */
export const FAMILY_TOO: ReadonlySet<string> = new Set(
  `laurent thomas paul louis jean michel philippe alain david vincent romain james robert william richard charles daniel
  matthew anthony andrew george edward henry harry oliver grace jordan martin klaus lopez leon luis marco pablo sam ben nick
  max kate ali lara rita simon bernard nicolas julien antoine lucas hugo jules arthur guillaume francois olivier joseph john
  jack lisa marie claire`.split(/\s+/),
);

/** Family names that nobody is called by, of where they stand first and of where they often stand alone. */
export const FAMILY_ALONE: ReadonlySet<string> = new Set(
  `nguyen tran pham huynh wang zhang chen liu zhao huang zhou smith jones dupont durand dubois moreau lefebvre leroy muller
  schmidt schneider fischer weber meyer garcia fernandez gonzalez rodriguez lopez martinez sanchez perez rossi russo ferrari
  bianchi silva santos ferreira jansen bakker visser`.split(/\s+/),
);
