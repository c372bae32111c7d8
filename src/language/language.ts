import type { Manner } from '../conversation/channels.ts';
import type { Assurance, Author, Channel, Intent } from '../conversation/values.ts';
import type { DoneAction } from '../conversation/views.ts';
import type { StoreView } from '../settings.ts';
import type { ActOf, ActType, NextStep, Piece, Problem } from './acts.ts';
import type { ApprovalTexts } from './approvals.ts';
import type { CardTexts } from './cards.ts';
import type { ConsentGrammar } from './consent.ts';
import type { DeskTexts } from './desk.ts';
import type { UpkeepTexts } from './upkeep/upkeep.ts';

/**
 * A language: all that the engine knows about one. Adding one means writing one of these and listing it in
 * `roster.ts`.
 */
export interface Language extends PartialLanguage {
  consent: ConsentGrammar;
  mail: MailTexts;
  approvals: ApprovalTexts;
  desk: DeskTexts;
  /** WhatsApp's button that opens a list of answers, at most 20 characters. */
  listButton: string;
  label: LabelTexts;
  receipt: ReceiptTexts;
  invoice: InvoiceTexts;
  lexicon: Lexicon;
  formats: Formats;
  wording: Wording;
  labels: Labels;
  done: DoneTexts;
  service: ServiceTexts;
  briefing: Briefing;
  upkeep: UpkeepTexts;
}

/** A language that models speak, with what the channels need to know of it. */
export interface PartialLanguage {
  /** BCP 47 primary subtag. */
  tag: string;
  /** Codes that transcription and speech both accept by default, the usual one first. */
  speech: readonly [string, ...string[]];
  mail?: MailTexts;
  approvals?: ApprovalTexts;
  consent?: ConsentGrammar;
  cards: CardTexts;
}

/** The few words that a mail needs, beside what the brain or an advisor wrote. */
export interface MailTexts {
  /** The subject of a mail that answers none. */
  subject(store: string): string;
  /** Above links to files that were too large to go along. */
  download: string;
  /** Stands above names of files that did not fit and that no link can be made for. */
  tooLarge: string;
  /**
   * To an address that somebody wrote from without proof: not a word in it is theirs, for it may reach
   * somebody who has never written.
   */
  acknowledgement(store: string): string;
}

/** What is true of a subject wherever nothing is written down on it. */
export type TopicTexts = Readonly<Record<ActOf<'topic'>['topic'], string>>;

/** What is printed on a return's label, and what its file is called. */
export interface LabelTexts {
  /** The file's name, before the return's. */
  file: string;
  title: string;
  prepaid: string;
  unpaid: string;
  from: string;
  to: string;
  order: string;
  return: string;
  deadline: string;
  /** Before the customer's number, where the name cannot be printed. */
  sender: string;
  /** BCP 47 locale in which the day is written. */
  days: string;
}

/** What is printed on an order's receipt, and what its file is called. */
export interface ReceiptTexts {
  /** The file's name, before the order's. */
  file: string;
  title: string;
  /** That it is no invoice, where the store gave no legal details for one. */
  kind: string;
  customer: string;
  order: string;
  placed: string;
  cancelled: string;
  issued: string;
  item: string;
  quantity: string;
  price: string;
  discount: string;
  amount: string;
  goods: string;
  shipping: string;
  /** Part of the total that the shop puts under no name. */
  other: string;
  total: string;
  paid: string;
  refunded: string;
  /** What was paid less what went back. */
  balance: string;
  /** Of so many pages. */
  page(at: number, of: number): string;
  /** BCP 47 locale in which days are written. */
  days: string;
}

/** What is printed on an invoice that is given again, and what its file is called. */
export interface InvoiceTexts {
  /** The file's name, before the invoice's. */
  file: string;
  title: string;
  /** That it is none by itself, where the store gave no legal details. */
  copy: string;
  /** It counts no more. */
  void: string;
  /** Before the seller's VAT number, and the buyer's. */
  vat: string;
  theirVat: string;
  issued: string;
  due: string;
  paid: string;
  /** Paid, on no day that is known. */
  yes: string;
  order: string;
  customer: string;
  item: string;
  quantity: string;
  amount: string;
  net: string;
  tax: string;
  total: string;
  /** What is still to be paid. */
  open: string;
  page(at: number, of: number): string;
  /** BCP 47 locale in which days and money are written. */
  days: string;
}

/**
 * What words mean. Patterns are read by `match.ts`: words in lower case without accents, separated by spaces;
 * `a|b` either, `word?` optional, `exchang*` any ending, `..` up to four words between, `@name` one of a set,
 * `^` and `$` the ends of a sentence.
 */
export interface Lexicon {
  /** Written forms by what they stand for: `"don't": 'do not'`. Keys carry a straight apostrophe or none. */
  contractions: Record<string, string>;
  /** What an apostrophe cuts off, written out ("l'étiquette": `l: 'le'`). */
  elisions: Record<string, string>;
  /**
   * Set phrases of several words that mean something else than their words: "votre retour" is an answer, not
   * a parcel.
   */
  idioms: Record<string, string>;
  /** Words that give a text away as this language and are none of another's, with accents folded. */
  telltales: string[];
  /** Word sets for `@name`. `garment` is filled from `garments`. */
  sets: Record<string, string[]>;
  /**
   * Patterns by intent and strength: one `sure` cue is enough, a `fair` one needs no rival, `weak` ones add
   * up.
   */
  cues: Partial<Record<Intent, Cues>>;
  /** Things that colour an intent. */
  signs: Record<Sign, string[]>;
  /** A cue with one of these in the two words before it is not meant … */
  /** Words that turn to something else in mid-sentence: "but". */
  turns: string[];
  negators: string[];
  /** … unless one of these stands between ("I do not know how to return it"). */
  negationStops: string[];
  /** How a yes or no is said. Matched at the start of a sentence. */
  yes: string[];
  /** A yes only when nothing like thanks comes with it: "ok" is one, "ok thanks" may just end the talk. */
  yesAlone: string[];
  no: string[];
  /** Takes a yes back, wherever it stands. */
  hedges: string[];
  /** Makes of a request something less, wherever it stands: doubt, and conditions. */
  doubts: string[];
  /** Looks like a hedge and is none ("no problem"). */
  harmless: string[];
  /** Skipped before a yes or no. */
  fillers: string[];
  /** Words for things to wear by a common concept, so that "gown" finds a "Lune dress". */
  garments: Record<string, string>;
  colours: Record<string, string>;
  /** Words for letter sizes ("medium": "M"). */
  sizeWords: Record<string, string>;
  /** Before a size: "size M", "in M", "pour du M". */
  sizeLeads: string[];
  /** The word itself: "size". */
  sizeNames: string[];
  /** Before a size that is a number: "a 40", "in 40". */
  numberLeads: string[];
  /** After a size said in passing: "in m please". */
  sizeTails: string[];
  digits: Record<string, number>;
  /** From ten up, in phrases without punctuation: "twenty", "thirty nine", "quatre vingt dix sept". */
  numbers: Record<string, number>;
  /** Words for a hundred and a thousand, which multiply what stands before them. */
  scales: Record<string, number>;
  /** Between a scale and what is added to it: "nine thousand *and* seventy". */
  numberLinks: string[];
  /** Before a digit: "double four". */
  repeats: Record<string, number>;
  /** Right before an order number. */
  orderLeads: string[];
  /** Right before any number that names something: "no 45821". */
  numberSigns: string[];
  /** Allowed between the lead and the number: "order *number is* 45821". */
  orderLinks: string[];
  postcodeLeads: string[];
  /** Before a number that is a place: "I live in 69003". */
  homeLeads: string[];
  currencies: Record<string, string>;
  /** Sunday first; every spelling. */
  weekdays: string[][];
  months: string[][];
  /** Days from today by phrase. */
  relativeDays: Record<string, number>;
  /** Phrases around a number, written `#`, and the days that each stands for: "# days ago" is -1. */
  countedDays: Record<string, number>;
  /** Endings of a date: the "rd" of "3rd". */
  ordinals: string[];
  /** Before a bare day of the month ("le 3") … */
  dateLeads: string[];
  /** … and what may follow it. */
  dateTails: string[];
  /** Between a date and its month: "12 of March". */
  dayLinks: string[];
  /** Beside a weekday, before or after it: the coming one. */
  nextWords: string[];
  /** Behind a weekday: the one a week later ("Saturday week", «samedi en huit»). */
  weekLater: string[];
  channels: Record<string, Channel>;
  languages: Record<string, string>;
  /** Patterns for what a size chart measures, by concept: `bust`, `waist`, `hips`, `chest`, `length`. */
  measures: Record<string, string[]>;
  /** What a wish begins with, before its verb or thing. */
  wishLead: string;
  praise: string[];
  anger: string[];
  insults: string[];
  /** Praise that means the contrary. */
  scorn: string[];
  /** Beside numbers, sizes and names: words of a bare answer, which ask for nothing. */
  answers: string[];
  /** Words for a street, before or after its name. */
  streets: string[];
  /** Never part of a product's name. */
  stopwords: string[];
  /** Words for a thing spoken of before. */
  pronouns: string[];
  /** Words near a cue that must not be "corrected" into it. */
  common: string[];
}

interface Cues {
  sure?: string[];
  fair?: string[];
  weak?: string[];
}

export type Sign =
  /** The customer asks to have it done. */
  | 'request'
  /** The customer asks whether or how. */
  | 'question'
  | 'too_small'
  | 'too_big'
  | 'misfit'
  | 'changed_mind'
  | 'size_up'
  | 'size_down'
  | 'other_colour'
  /** Refers to something said before. */
  | 'earlier'
  /** Comes back to something with it, rather than later. */
  | 'goes_on'
  /** "my new dress" */
  | 'new_item'
  | 'label'
  | 'refund_status'
  /** Grave: a lawyer, fraud, a formal dispute. */
  | 'grave'
  | 'usual_size'
  | 'bot_question'
  | 'disputes'
  | 'despairs'
  | 'handed_in'
  | 'answer_on'
  | 'order_number_asked'
  | 'availability'
  /** Names an exchange, or a return. */
  | 'exchange'
  | 'return'
  /** Rather something else than an exchange. */
  | 'no_exchange'
  /** A polite request for a certain size or colour, though it is put as a question. */
  | 'polite'
  /** Words that only open a sentence. */
  | 'opener'
  /** A trouble that has not happened. */
  | 'hypothetical'
  /** How long the customer has, or had. */
  | 'window'
  /** Wants to be told an email, address, name or card. */
  | 'personal'
  /** Asks what the shop sells at all. */
  | 'range'
  /** Speaks of an address where things go, of the one of their account, or that they have moved. */
  | 'address'
  | 'own_profile'
  | 'moved'
  /** Wants to pay by another card or method. */
  | 'other_method'
  /** Wants the same or the right thing sent. */
  | 'replacement'
  /** Where the exchange stands. */
  | 'exchange_status'
  /** Who brings a parcel. */
  | 'carrier'
  /** Where or how to hand a parcel in. */
  | 'drop_off'
  /** Looks for a point of the carrier. */
  | 'points'
  /** Has the parcel come back to the shop? */
  | 'received'
  /** Everything of an order, or both things. */
  | 'everything'
  /** An item that fits, is kept, or is not the one that is meant: nothing is to be done about it. */
  | 'spares'
  /** Wants nothing done after all: "forget it, I keep it". */
  | 'withdraws'
  /** Of two things, the one that was not named. */
  | 'the_other'
  /** Takes back what was said of a thing, or means another one. */
  | 'corrects'
  /** What was asked for, or agreed to, is not to be done. */
  | 'backs_out'
  /** Wants to hear no more of what was offered: "forget it", "we keep everything". */
  | 'drops'
  | 'jokes'
  /** Threatens to call something off, or fears it will come to that: no wish. */
  | 'threatens'
  /** Nothing is to happen before somebody has answered. */
  | 'holds_off'
  /** What was done is not what was meant: "stop, wrong order". */
  | 'stops'
  /** … and it is the order that was wrong. */
  | 'wrong_order'
  /** Says in other words what is meant: "I mean the slip". */
  | 'rephrases'
  /** Nothing but what is named. */
  | 'only'
  /** Wants some of what was done taken out of it again. */
  | 'narrows'
  /** Asks whether it is done already. */
  | 'is_done'
  /** Asks whether a colleague has seen it. */
  | 'colleague_seen'
  /** Asks how much is paid back. */
  | 'amount_asked'
  /** Nothing is to be cancelled. */
  | 'not_cancel'
  /** Says, or asks, that something is cancelled already; or that it is to be. */
  | 'is_cancelled'
  | 'to_cancel'
  /** Only a part of an order is meant. */
  | 'part'
  /** A thing is to be taken out of an order. */
  | 'takes_out'
  /** One thing more, beside those that were named. */
  | 'also'
  /** What comes next is what is not meant. */
  | 'rather_than'
  /** What a return costs. */
  | 'cost'
  /** A label that cannot be found, or might get lost. */
  | 'lost_label'
  /** "So what now?" */
  | 'next_step'
  /** The customer asks what there is to choose from. */
  | 'which'
  /** How much is paid back, or when. */
  | 'payback'
  | 'weekend'
  /** The customer does not have what was asked for: the number. */
  | 'no_number'
  /** What somebody of the shop said they would do, and when. */
  | 'promised'
  /** Asks, in a question, how a thing falls: large or small. */
  | 'falls'
  /** Wants to go on in another language, which a word of `languages` names. */
  | 'language_wish'
  /** Has not got the code, or wants another one. */
  | 'code_again'
  /** Asks for a code unprompted. */
  | 'code_wanted'
  /** By text message. */
  | 'by_text'
  | 'first'
  | 'second';

export interface Formats {
  money(minor: number, currency: string, spoken: boolean): string;
  /** A day as said today: with the year only when it is another one. */
  day(day: string, today: string, spoken: boolean): string;
  /** A day to come, as said today: "tomorrow", "on Monday 3 March". */
  upcoming(day: string, today: string, spoken: boolean): string;
  /** A moment in the past as said today: "this morning", "yesterday", "on Monday", "on 3 March". */
  past(when: { day: string; minutes: number }, today: string): string;
  /** `HH:MM`. */
  time(time: string, spoken: boolean): string;
  list(items: readonly string[], joint: 'and' | 'or'): string;
  /** A thing by title, size and colour (or what options it has). */
  piece(title: string, size: string | null, others: string[], spoken: boolean): string;
  /** Size and others alone: "M, midnight". */
  options(size: string | null, others: string[]): string;
  /** Sizes and the colours they come in: "size M or L in midnight or sand". */
  range(sizes: string[], colours: string[]): string;
  /** An order by its number, within a sentence: "order #45821". */
  order(id: string, spoken: boolean): string;
  channel(channel: Channel): string;
  /** A colour or another option as the shop names it, in the words of this language. */
  option(value: string): string;
  /** What a size chart measures, in the words of this language. */
  measure(name: string): string;
}

/** What a wording may use: the values of this turn, in the manner of this channel. */
export interface Say {
  readonly manner: Manner;
  readonly spoken: boolean;
  readonly letter: boolean;
  readonly store: StoreView;
  money(minor: number, currency: string): string;
  day(day: string): string;
  upcoming(day: string): string;
  past(instant: string): string;
  time(time: string): string;
  order(id: string): string;
  piece(piece: Piece): string;
  /** Size and colour alone ("size M, midnight"). */
  options(piece: Piece): string;
  /** Many variants in few words. */
  range(pieces: readonly Piece[]): string;
  /** What tells `to` from `from`: the size alone when only that differs. */
  change(from: Piece, to: Piece): string;
  list(items: readonly string[], joint?: 'and' | 'or'): string;
  channel(channel: Channel): string;
  measure(name: string): string;
}

/** One function an act: what it sounds like in this language. */
export type Wording = { [T in ActType]: (act: ActOf<T>, say: Say) => string } & {
  /** Opens a letter ("Hello Sophie,") … */
  salutation(name: string | null): string;
  /** … and everything else ("Hello Sophie!"). */
  /** `again`: the customer comes back, another day, to the same chat. */
  greeting(name: string | null, again: boolean): string;
};

/** What buttons say; at most 20 characters where it can be helped. */
export interface Labels {
  human: string;
  /** Where the number is hidden and an order must be found: at most 20 characters. */
  shareNumber: string;
  /** How a one-time code may travel. */
  codeByEmail: string;
  codeByText: string;
  codeByWhatsApp: string;
  newCode: string;
  order(id: string, title: string): string;
  /** To end a subscription, and to let it go on: said as well as pressed. */
  endPlan(plan: string): string;
  keepPlan(plan: string): string;
}

/** What was done, as a clause: "order #45821 is cancelled". `order` is named as this channel names it. */
export interface DoneTexts {
  return(order: string): string;
  exchange(order: string, from: string, to: string): string;
  refund(order: string): string;
  /** `part`: what of it, listed, empty where nobody knows; null of all of it. */
  cancel(order: string, part: string | null): string;
  changed(order: string): string;
}

/** What a colleague reads: ticket subjects and the summary of a handover. */
export interface Briefing {
  /** Of a company that comes first, and who of the store looks after it. */
  company(parts: { name: string; manager: string | null }): string;
  topic: Record<Intent, string>;
  problem: Record<Problem, string>;
  assurance: Record<Assurance, string>;
  /** The likely next step; the day is the last one to hand a parcel in, where there is one. */
  next: Record<NextStep, (day: string | null) => string>;
  summary(parts: BriefingParts): string;
  /** Writes in the shop of which nobody knows whether they took effect. */
  unfinished(actions: { what: string; order: string | null }[]): string;
}

export interface BriefingParts {
  name: string | null;
  assurance: Assurance;
  /** Where the customer asks for it ("on the phone"). */
  channel: string;
  upset: boolean;
  reason: string;
  order: { id: string; status: string; delivered: string | null; pieces: string; total: string } | null;
  problem: string | null;
  /**
   * The customer's own words, oldest first; what was said by somebody who only claimed to be the customer is
   * marked.
   */
  said: { channel: string /** Null: just now. */; when: string | null; claimed: boolean; quote: string }[];
  done: string[];
  /** Nothing was ever done; else, where `done` is empty, it was taken back. */
  nothing: boolean;
  open: string[];
  /** When an answer was promised; null when that is now. */
  answered: string | null;
  /** The likely next step, as a sentence. */
  next: string;
}

export type SystemKey =
  | 'handover_waiting'
  | 'brain_failed'
  | 'person_answers'
  | 'unsupported_kind'
  | 'advisor_joined'
  | 'advisor_left'
  | 'resolved'
  | 'link_to_file'
  | 'undo_hint'
  /** What a chat refuses, as its error frames tell it. */
  | 'too_many'
  | 'bad_file'
  | 'bad_identity'
  /** In the place of a message that its reader, as known now, may not see. */
  | 'withheld';

/** Where a letter of the service itself goes. */
export interface NoticeFrame {
  store: Pick<StoreView, 'name' | 'returns'>;
  locale: string;
  firstName: string | null;
  now: string;
  timeZone: string;
}

/** What the letter says that brings a return's label. */
interface LabelNotice {
  order: string;
  carrier: string;
  /** Last day (ISO date, the store's zone) to hand the parcel in. */
  deadline: string;
}

export type Notice =
  | ({ kind: 'label' } & LabelNotice)
  | { kind: 'document'; order: string }
  | { kind: 'invoice'; invoice: string; copy: boolean }
  /** A subscription was ended: `endsOn` is its last day, ISO date. */
  | { kind: 'ended'; plan: string; endsOn: string }
  | { kind: 'receipt'; done: DoneAction };

/** Sentences the service says itself, outside a turn. */
export interface ServiceTexts {
  pickUp(parts: { store: string; firstName: string | null; minutes: number; news: string | null }): string;
  news: {
    labelSent(order: string, when: string): string;
    exchanged(order: string, to: string, when: string): string;
    refundChosen(order: string, when: string): string;
    /** `part`: as in {@link DoneTexts}. */
    cancelled(order: string, part: string | null, when: string): string;
    discussed(order: string, when: string): string;
    /** It waits for a person. */
    waiting(order: string): string;
  };
  /** By how a channel speaks: aloud, in letters, in messages, or in a chat on the shop's page. */
  introduction: Record<'spoken' | 'letter' | 'message' | 'chat', (store: string) => string>;
  phone: PhoneTexts;
  system: Record<SystemKey, (data: Record<string, string>) => string>;
  /** The message that brings a one-time code: `text` is a letter's, `short` fits a text message. */
  code(parts: { store: string; code: string; minutes: number }): {
    subject: string;
    text: string;
    short: string;
  };
  /** Above an answer that another channel could not carry. `from` and `to` as {@link Formats} name channels; `same`: only
   * the address differs. */
  elsewhere(parts: { from: string; to: string; same: boolean }): string;
  label(notice: LabelNotice, say: NoticeSay): { subject: string; text: string };
  /** An order's receipt goes along. */
  document(order: string, say: NoticeSay): Letter;
  /** An invoice goes along; `copy`: it is none by itself. */
  invoice(parts: { invoice: string; copy: boolean }, say: NoticeSay): Letter;
  /** A subscription was ended; `day` is its last. */
  ended(parts: { plan: string; day: string }, say: NoticeSay): Letter;
  /** A consumer's withdrawal from a contract, and that it has come; `at` is the time in words. */
  withdrawal: {
    statement(parts: { name: string; order: string }): string;
    /** `mailed`: a confirmation goes by mail as well. */
    told(at: string, mailed: boolean): string;
    letter(parts: { statement: string; at: string; store: string }): Letter;
  };
  /** A chat by mail; `said` is the conversation. */
  transcript: {
    authors: Record<Author, string>;
    letter(parts: { store: string; name: string | null; said: string }): Letter;
  };
  receipt: {
    exchange(
      parts: { order: string; from: string; to: string; deadline: string | null },
      say: NoticeSay,
    ): Letter;
    refund(parts: { order: string; amount: string }, say: NoticeSay): Letter;
    /** `part`: as in {@link DoneTexts}. */
    cancellation(parts: { order: string; part: string | null; amount: string }, say: NoticeSay): Letter;
    other(parts: { order: string | null }, say: NoticeSay): Letter;
  };
}

/** What is said on the phone outside a turn. */
export interface PhoneTexts {
  /** What a key stands for, as if it had been said. */
  human: string;
  yes: string;
  no: string;
  /** Bridges a look-up that takes its time. */
  oneMoment: string;
  /** Nobody has spoken for a while; `keys`: an offer waits that 1 and 2 may answer. */
  stillThere(keys: boolean): string;
  /** … and still nobody does. */
  silenceGoodbye: string;
  /** Everything kept about the caller is being erased, and the call with it. */
  erasedGoodbye: string;
  /** The platform has suspended the store in mid-call. */
  suspendedGoodbye: string;
  /** After a line that broke: opens what was left to say. */
  asISaid(rest: string): string;
  /** The line broke once too often; somebody will call back where there is a number. */
  brokenGoodbye(callback: boolean): string;
  /** Nobody took the call: the caller may go on with the assistant or be called back. */
  nobodyAnswered(callback: boolean): string;
  /** Of a talk with a person, for the record. */
  talked(minutes: number): string;
  /**
   * To the person who is rung, before the caller is put through. `reason` and `about` come from the briefing.
   */
  whisper(parts: { store: string; name: string | null; topic: string; order: string | null }): string;
  /** For the desk. */
  callback(number: string | null): string;
}

export interface Letter {
  subject: string;
  text: string;
}

export interface NoticeSay {
  name: string | null;
  store: string;
  refundDays: number;
  day(day: string): string;
  /** Where the action was asked for ("by phone"); null for the label. */
  asked: { when: string; channel: string } | null;
}
