import type { ConsentAct } from '../consent.ts';

/**
 * The words of a language by what they can be in a clause beside a yes, so that such a clause is judged by its form and by what stands against the act,
 * and not by a list of all that people may tell. Each is a list of words in lower case without accents, as `written` leaves them.
 */
export interface ConsentBeside {
  /** Subjects: who speaks; what was bought; others; who is spoken to. */
  speaker?: string;
  thing?: string;
  /** What stands for the thing before a verb, and is an article elsewhere. */
  clitic?: string;
  person?: string;
  addressed?: string;
  /** Words before which "you" is no subject ("with you", "thank you"). */
  toward?: string;
  /** What a noun phrase begins with. */
  owner?: string;
  /** Words that join a clause to another, and all that may open one: adverbs too. */
  joins?: string;
  /** What joins an agreement to what was told before it ("so", "donc"), and asks for it. */
  concludes?: string;
  please?: string;
  /** After a joining word, what still opens the clause ("parce que"). */
  that?: string;
  opens?: string;
  /** Subjects that may be all there is ("that one"). */
  points?: string;
  /** How a verb of a noun's clause ends, and a participle that begins a clause without its subject; regular expressions. */
  verb?: string;
  bare?: string;
  infinitive?: string;
  not?: string;
  /** A no by itself. */
  no?: string;
  /** What praises, and is meant the other way round beside a complaint. */
  wry?: string;
  /** What sets a clause against another ("but"). */
  yields?: string;
  /** Never harmless: condition, hedge, delay, question, keeping, another decision, a joke. */
  stop?: string;
  /** The same where it is not denied ("I cannot wait"), and what a thing costs. */
  idle?: string;
  /** "If" before a subject. */
  ifs?: string;
  yours?: string;
  price?: string;
  /** Conditions and times where they begin a clause. */
  begins?: string;
  /** Harmless in a clause, and a question or a request where they begin one. */
  asks?: string;
  /** Another one: a reason beside what was bought, else another wish. */
  other?: string;
  /** Weighing it up, and feeling about it. */
  weighs?: string;
  /** What might be, and what makes of it what might have been. */
  modal?: string;
  perfect?: string;
  /** "Have to", "call me", "somebody said". */
  must?: string;
  to?: string;
  asking?: string;
  asked?: string;
  told?: string;
  old?: string;
  years?: string;
  new?: string;
  /** Other ends than the card's: a voucher, a repair, another account. */
  ends?: string;
  /** What makes a clause of a noun phrase. */
  finite?: string;
  be?: string;
  /** Past forms that begin a clause without its subject ("found one", "bought it"). */
  past?: string;
  /** How one comes to have another thing, or does a thing by mistake: bought, found, ordered, was given. */
  acquires?: string;
  /** What speaks for the thing; of these what is no liking beside what speaks against it ("it fits badly"); what may be no liking ("looks like"). */
  good?: string;
  weakly?: string;
  /** Pronouns for the thing, and for nothing else that was said; what also approves of a proposal. */
  article?: string;
  approves?: string;
  likeness?: string;
  /** What speaks against the thing; what does so also where it is denied ("cannot afford"); what is more ("too", "bigger"). */
  ill?: string;
  cannot?: string;
  more?: string;
  also?: string;
  /** Wishes; owning and using; parting with it otherwise; its arrival; being there. */
  wants?: string;
  holds?: string;
  gone?: string;
  spoils?: string;
  arrives?: string;
  present?: string;
  times?: string;
  places?: string;
  /** Words that no clause ends with. */
  dangling?: string;
  thanks?: string;
  nothing?: string;
  /** "Merci de" asks, unless for what has been. */
  of?: string;
  been?: string;
  one?: string;
  kin?: string;
  inLaw?: string;
  do?: string;
  praises?: string;
  /** "There is"; "it really is". */
  exists?: string;
  stressed?: string;
  size?: string;
  /** What one does next with what goes back, or is collected; what says that one will. */
  sends?: string;
  will?: string;
  future?: string;
  /** Buying for oneself: with what comes back, or another time. */
  buys?: string;
  already?: string;
  /** How long it has lasted. */
  since?: string;
  /** Parts of a thing that are things elsewhere. */
  part?: string;
  blocked?: string;
  stays?: string;
  /** What makes a place one to collect from. */
  handy?: string;
  /** Not now is no reason. */
  now?: string;
  by?: string;
  posts?: string;
  nextTo?: string;
  moved?: string;
  only?: string;
  with?: string;
  has?: string;
  build?: string;
  /** What a label is printed and received with. */
  means?: string;
  /** About where something goes. */
  nobody?: string;
  lives?: string;
  home?: string;
  away?: string;
  near?: string;
  span?: string;
  empty?: string;
  whole?: string;
  money?: string;
  /** What names an act; of these what may name none; what only carries one out ("send", "open"), approves it or goes with it ("the", "please"). */
  acts: Partial<Record<ConsentAct, string>>;
  vague?: string;
  done?: string;
  /** What one asks after when all is agreed: "how long until I see the refund?" */
  whens?: string;
  aftermath?: string;
  carries?: string;
  suits?: string;
  goes?: string;
  /** "I would be grateful if you could …": the act that is asked for so, and no condition. */
  grateful?: string;
  courtesy?: string;
  /** Says that it is there instead of what it was ("instead of", "à la place de"). */
  for?: string;
}
