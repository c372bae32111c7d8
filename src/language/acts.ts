import type { KeepingAct } from '../conversation/events/promises.ts';
import type { Topic } from '../conversation/intents.ts';
import type { Channel, Intent, ParcelState } from '../conversation/values.ts';
import type { CodeWay } from '../identity/code.ts';
import type { Asked } from './asked/asked.ts';
import type { CompanyDetail } from './asked/company.ts';
import type { Opening } from './calendar.ts';
import type { Budget } from './choosing/budget.ts';
import type { WhatIf } from './upkeep/what-if.ts';

/** A size with what it is made for. */
interface SizeRow {
  size: string;
  measures: string[];
}

/** What is wrong with an item, as facts and return reasons keep it. */
export type Problem =
  | 'size_too_small'
  | 'size_too_big'
  | 'size'
  | 'damaged_item'
  | 'wrong_item'
  | 'changed_mind';

/** A thing in the customer's hands or on the shelf: enough to name it. */
export interface Piece {
  title: string;
  options: Record<string, string>;
  /** Of several alike: how many are told of. */
  quantity?: number | undefined;
}

/**
 * What holds of what was just put or is under way: what is charged and who pays what it is sent back with; when the money is there, so many
 * days after the parcel came in (null: at once); when the new thing comes; where it is handed in, and until when; what becomes of the
 * thing that is replaced.
 */
type ToldOfIt =
  | { about: 'cost'; pays: { amount: number; currency: string } | null; label: 'prepaid' | 'own' | null }
  | { about: 'money'; days: number | null }
  | { about: 'arrival' }
  | { about: 'drop'; by: string | null }
  | { about: 'last_day'; order: string; day: string; daysLeft: number }
  | { about: 'old_one' };

/** When and where the customer spoke of this before. */
export interface Earlier {
  at: string;
  channel: Channel;
}

/** Where a parcel stands. */
export interface Leg {
  carrier: string | null;
  tracking: string | null;
}

/** What a person is asked to take over. */
export type HandoverReason =
  | 'requested'
  | 'address_change'
  | 'payment'
  | 'complaint'
  | 'missing_parcel'
  | 'replacement'
  | 'order_change'
  | 'not_understood'
  | 'unavailable'
  /** The customer sent it back, and no tracking shows it. */
  | 'untracked_return'
  /** The store's shop system cannot do it. */
  | 'beyond'
  /** The customer writes in a language that is not spoken here. */
  | 'language'
  | 'policy';

/** What a colleague will most likely have to do. */
export type NextStep =
  | 'inquiry'
  | 'change_before_dispatch'
  | 'change_details'
  | 'check_payment'
  | 'replace'
  | 'settle'
  | 'follow_return'
  | 'find_return'
  | 'cancel'
  | 'goodwill'
  | 'start_return'
  | 'answer';

/** What a stronger proof of identity is wanted for. */
export type Guarded =
  | 'exchange'
  | 'cancellation'
  | 'refund'
  | 'return'
  | 'undo'
  | 'order'
  | 'details'
  | 'address_change'
  | 'order_change'
  | 'receipt'
  | 'subscription'
  | 'invoice'
  | 'appointment'
  /** Nothing but that the address in use is known from now on. */
  | 'address_known';

/**
 * What the assistant has to say, free of language and channel: a language's wording turns each act into
 * sentences. Days are ISO dates in the store's zone, instants ISO 8601, money minor units.
 */
/** A shop or locker of a carrier where parcels are handed in and fetched. */
interface Point {
  carrier: string;
  name: string;
  where: string;
  /** Its hours today; empty where it is closed, null where nobody says. */
  today: readonly (readonly [from: string, to: string])[] | null;
}

/** A shop of the store's own. */
interface ToldShop {
  name: string;
  where: string;
  /** Empty where it has none. */
  phone: string;
  /** Orders can be collected there. */
  pickup: boolean;
  /** Its hours today; empty where it is closed. */
  today: readonly (readonly [from: string, to: string])[];
}

/** A subscription as its customer is told of it; days are ISO dates. */
export interface ToldSubscription {
  plan: string;
  status: 'trialing' | 'active' | 'past_due' | 'paused' | 'cancelled';
  over: boolean;
  /** Each interval, all seats together. */
  price: number;
  currency: string;
  interval: 'month' | 'year';
  seats: number | null;
  renewsOn: string | null;
  endsOn: string | null;
  /** It was ended here, and that can be taken back until then. */
  endedHere: boolean;
  company: string | null;
  payment: string | null;
  /** What it is from a day on, by what was agreed to here. */
  changing?: { on: string; plan: string; seats: number | null; price: number } | null;
}

export interface ToldInvoice {
  id: string;
  issuedOn: string;
  dueOn: string | null;
  paidOn: string | null;
  status: 'open' | 'paid' | 'void';
  overdue: boolean;
  total: number;
  currency: string;
}

/** When an appointment begins, by the store's clock. */
export interface ToldTime {
  day: string;
  from: string;
}

/** An appointment; `to`: when it is over. What is empty is not told. */
export interface ToldVisit extends ToldTime {
  service: string;
  to: string | null;
  with: string;
  where: string;
  note: string;
}

/** Things that may be wished for beside one another. */
export type SeveralKind = 'cancellation' | 'address_change' | 'payment' | 'exchange' | 'return';

export type Act =
  // Manners
  | { type: 'apology' }
  | { type: 'welcome_offer' }
  | { type: 'you_are_welcome' }
  | { type: 'goodbye' }
  | { type: 'listening' }
  /** After laughter or a thumb: all is well, and there may be more. */
  | { type: 'at_hand' }
  /** Yes, somebody is there. `asks`: what was asked is asked again with it. */
  | { type: 'here'; asks: boolean }
  /** Our own words once more. */
  | { type: 'said_again'; text: string }
  /** `offer`: something waits for a yes meanwhile. */
  | { type: 'take_time'; offer: boolean }
  /** Things that are to be thought over: nothing is done about them. */
  | { type: 'put_off'; things: Piece[] }
  /** `goesOn`: an offer that stands is put again with it, so nothing is asked. */
  | { type: 'language_switched'; goesOn: boolean }
  | { type: 'noted_channel'; channel: Channel }
  | { type: 'as_discussed'; earlier: Earlier; order: string }
  | { type: 'file_received'; goes: 'colleague' | 'case' | 'unknown' }
  | { type: 'noted' }
  | { type: 'an_assistant' }
  | { type: 'details_kept' }
  /** The receipts of orders, which are no invoices: here, or by email to the address on file. */
  | { type: 'receipt_sent'; orders: string[]; here: boolean }
  /** Where an order goes, went, or would have gone; `fits`: that is what the customer has named, null where they named no place. */
  | { type: 'sent_to'; order: string; to: string; state: 'waits' | 'left' | 'stays'; fits: boolean | null }
  /** What the shop has on file of who is speaking; addresses in one line each. */
  | { type: 'details'; email: string; phone: string; addresses: string[]; methods: string[] }
  /** What the shop sells: its kinds of things, or the names of some of them. */
  | { type: 'range'; names: string[]; kinds: boolean; more: boolean }
  | { type: 'offer_person' }
  | { type: 'cannot_hear' }
  | { type: 'no_words' }
  // What is charged by the interval
  | { type: 'subscriptions'; subscriptions: readonly ToldSubscription[] }
  | { type: 'no_subscription' }
  | { type: 'which_subscription'; plans: string[] }
  | {
      type: 'payment_failed';
      plan: string;
      on: string;
      reason: 'card_expired' | 'insufficient_funds' | 'declined' | 'authentication' | 'other';
      nextTryOn: string | null;
      payment: string | null;
    }
  /** Newest first. `more`: how many there are besides. */
  | { type: 'invoices'; invoices: readonly ToldInvoice[]; more: number }
  | { type: 'no_invoice'; number: string | null }
  /** `copy`: it is no invoice by itself. `url`: where that is. */
  | { type: 'invoice_sent'; invoice: string; here: boolean; copy: boolean; url: string | null }
  | { type: 'subscription_ended'; plan: string; endsOn: string }
  | { type: 'subscription_kept'; plan: string; renewsOn: string | null }
  | {
      type: 'subscription_changed';
      plan: string;
      seats: number | null;
      price: number;
      currency: string;
      interval: 'month' | 'year';
      on: string;
    }
  /** A person changes it; `each`: what one seat more or less changes. */
  | { type: 'subscription_change'; subscription: ToldSubscription; each: number | null }
  // Finding the order
  /** `earlier`: the customer wrote before, elsewhere, and wants to go on from there. */
  | { type: 'ask_order'; contact: boolean; earlier: boolean }
  /** What was said elsewhere is not read out to somebody unproven; the order is gone on with. */
  | { type: 'elsewhere' }
  | { type: 'ask_contact'; order: string; again: boolean }
  /** `came`: when it was delivered or else ordered, where things of the same name have to be told apart. */
  | {
      type: 'which_order';
      orders: { id: string; piece: Piece; more: number; came?: { delivered: boolean; at: string } }[];
    }
  | { type: 'which_item'; order: string; items: Piece[] }
  /** What a yes to the card that stands does: what stays of the order, or whether a thing is part of it. */
  | {
      type: 'card_means';
      order: string;
      stays: Piece[];
      asked: { thing: Piece; included: boolean } | null;
    }
  /** No certain day is promised; `inTime`: what is known leaves time until the day that is named. */
  | { type: 'no_certain_day'; day: string | null; inTime: boolean | null }
  /** So many of them are meant, and not said which. */
  | { type: 'which_items'; order: string; items: Piece[]; count: number }
  /** Of a thing that was ordered several times: `most` pieces may still go. */
  | {
      type: 'how_many';
      order: string;
      item: Piece;
      most: number;
      does: 'return' | 'cancellation' | 'exchange';
    }
  /** `thing`: a garment as the customer calls it; `have`: some of what they did order. */
  | { type: 'not_ordered'; thing: string; have: Piece[] }
  | { type: 'order_unknown'; own: { id: string; piece: Piece }[] }
  | { type: 'too_many_tries' }
  | { type: 'needs_proof'; for: Guarded; known: boolean }
  /** Why a proof is wanted, before {@link code_offer}. */
  | { type: 'code_why'; for: Guarded }
  /** Nothing is known yet that a code could go to. */
  /** `moved`: the customer took another number, and need name no order. */
  | { type: 'code_where'; for: Guarded; moved?: boolean }
  /** `order` null: to what is on file for the account. */
  | { type: 'code_offer'; order: string | null; by: CodeWay }
  /**
   * `address`: as it was typed. `sure`: the session sees that order already, or is known; else the reply must
   * not show whether the order exists.
   */
  /** `before`: it went there already, and is still good. */
  | {
      type: 'code_sent';
      by: CodeWay;
      order: string | null;
      address: string | null;
      sure: boolean;
      before?: boolean;
    }
  | { type: 'code_result'; result: 'wrong' | 'malformed' | 'expired' | 'spent'; left: number }
  | { type: 'code_proven'; name: string | null }
  | { type: 'codes_limit' }
  | { type: 'in_stock'; from: Piece; to: Piece }
  | { type: 'unavailable' }
  /** A person approves it first: `said` tells so, and by when. */
  | { type: 'approval_told'; said: string }
  // Shops in town
  /** An order that is collected there; `shop` null where nobody knows which. */
  | {
      type: 'pickup';
      order: string;
      piece: Piece;
      more: number;
      status: 'preparing' | 'ready' | 'collected';
      /** Last day; null where nobody says. */
      until: string | null;
      code: string | null;
      shop: ToldShop | null;
    }
  /** `order`: the receipt's number. */
  | { type: 'bought_in_shop'; order: string; piece: Piece; more: number; shop: string | null; day: string }
  | { type: 'return_in_shop'; takes: boolean; shops: readonly ToldShop[] }
  // Appointments
  /** Those ahead, the next one first. */
  | { type: 'appointments'; visits: ToldVisit[] }
  /** None is ahead; `over`: the last one. */
  | { type: 'appointments_none'; over: ToldVisit | null }
  | { type: 'which_appointment'; visits: ToldVisit[] }
  | { type: 'which_service'; services: string[] }
  /** What is free when somebody wants it, by service; `other`: nothing is then, and these are the nearest. */
  | {
      type: 'free_times';
      as: 'wanted' | 'other' | 'next';
      services: { service: string; times: ToldTime[] }[];
    }
  /** Free times: as they are wanted, the nearest to those, or the next ones. */
  | { type: 'times'; service: string; as: 'wanted' | 'other' | 'next'; times: ToldTime[] }
  | { type: 'times_none'; service: string }
  /** Somebody else was faster. */
  | { type: 'time_taken' }
  /** So many hours before one nothing is changed without a person. */
  | { type: 'short_notice'; hours: number; visit: ToldVisit }
  /** A person sees to it, and calls or writes by then. */
  | { type: 'times_passed_on'; service: string | null; by: 'call' | 'write'; day: string; time: string }
  | { type: 'appointment_done'; did: 'booked' | 'moved' | 'cancelled'; visit: ToldVisit }
  // Returns
  | {
      type: 'offer_return';
      order: string;
      items: Piece[];
      problem: Problem | null;
      lastDay: string;
      daysLeft: number;
      /** It was offered a moment ago: only what is asked now is answered. */
      again: boolean;
      /** What is asked about it: what it costs, or what happens if the label is lost. */
      asked: 'cost' | 'label' | null;
      toAddressOnFile: boolean;
      /** The card beside it settles it as money back: exchange or refund is no question any more. */
      settles?: boolean;
    }
  | {
      type: 'return_made';
      order: string;
      items: Piece[];
      deadline: string;
      carrier: string;
      /** `coming`: the carrier is making it; `person`: it made none, and somebody sees to that. */
      label: 'here' | 'address_on_file' | 'none' | 'coming' | 'person';
      existing: boolean;
    }
  | {
      type: 'return_standing';
      order: string;
      deadline: string;
      carrier: string;
      /** The deadline has passed. */
      late: boolean;
      settlement: 'undecided' | 'refund' | 'exchange';
      received: boolean;
      /** The customer asks whether it has come. */
      awaited: boolean;
    }
  | {
      type: 'return_closed';
      order: string;
      reason: 'not_delivered' | 'window_closed' | 'already_returned' | 'cancelled' | 'not_returnable';
      lastDay: string | null;
    }
  /** `site`: where the nearest point is, the carrier's own site says; false where it is told. */
  | { type: 'drop_off'; order: string; carrier: string; deadline: string; late: boolean; site: boolean }
  /** Points of a carrier. `near`: the postcode that was given; null where they are near the address on file. `kept`: the one chosen before. */
  | { type: 'points'; near: string | null; points: readonly Point[]; kept: string | null }
  /** The store's own shops. `more`: how many there are besides. */
  | { type: 'shops'; shops: readonly ToldShop[]; more: number }
  | { type: 'point_kept'; point: string }
  /** `again`: no place was found under the one given. */
  | { type: 'ask_postcode'; again: boolean }
  /** The carrier cannot be asked at the moment. */
  | { type: 'points_unknown'; carrier: string }
  | { type: 'handed_in'; order: string; settlement: 'undecided' | 'refund' | 'exchange'; to: Piece | null }
  | {
      type: 'settle';
      ask: 'size' | 'several' | 'by_email';
    }
  /** What each of them means, to somebody who said yes to the question which. `days`: until the money is back. */
  | { type: 'settle_each'; days: number }
  /** What a return is settled by is taken back first, and then the exchange is done. */
  | { type: 'instead_first'; settled: 'exchange' | 'refund'; from: Piece; to: Piece }
  // Exchanges
  | {
      type: 'exchange_done';
      order: string;
      from: Piece;
      to: Piece;
      deadline: string;
      labelHere: boolean;
      /** It is not here: as for `return_made`. */
      labelWait?: 'coming' | 'failed';
    }
  | {
      type: 'exchange_standing';
      order: string;
      from: Piece;
      to: Piece;
      status: 'reserved' | 'shipped' | 'delivered';
      deadline: string | null;
      /** The deadline has passed. */
      late: boolean;
      labelSentAt: string | null;
      asked: 'where' | 'again' | 'other' | 'received';
    }
  | { type: 'sold_out'; wanted: Piece; left: Piece[]; refund: boolean }
  | { type: 'no_such_variant'; piece: Piece; left: Piece[]; edge: 'largest' | 'smallest' | null }
  | { type: 'which_variant'; piece: Piece; left: Piece[] }
  /** What is wanted instead is what the customer has. */
  | { type: 'has_it'; piece: Piece }
  /** Beside another exchange, in the same step. */
  | { type: 'exchanged_too'; from: Piece; to: Piece }
  | { type: 'different_price'; to: Piece }
  // Refunds
  | {
      type: 'refund_done';
      order: string;
      amount: number;
      currency: string;
      days: number;
      deadline: string | null;
      /** Told beside the return that it settles. */
      beside?: boolean;
    }
  | {
      type: 'refund_standing';
      order: string;
      amount: number | null;
      currency: string;
      status: 'on_receipt' | 'received' | 'issued';
      at: string;
      days: number;
      /** How it comes, where that is told: "your card". */
      way?: string;
    }
  | { type: 'refund_instead'; to: Piece }
  /** Neither a return nor a refund is on record. */
  | { type: 'no_refund_known'; order: string }
  // Cancellations
  /** `items`: what was cancelled of it; none where that is the whole order. */
  | { type: 'cancel_done'; order: string; items: Piece[]; amount: number; currency: string }
  /** `wished`: the customer wants none of it cancelled; else they asked whether it is. */
  | { type: 'not_cancelled'; order: string | null; wished: boolean }
  | {
      type: 'cancel_impossible';
      order: string;
      reason: 'shipped' | 'delivered' | 'returned' | 'cancelled';
      /** What the shop has on record as paid back; null where that is nothing. */
      amount: number | null;
      currency: string;
    }
  /** Nothing was done yet, so there is nothing to take back. */
  | { type: 'only_offered' }
  | { type: 'return_stays'; order: string }
  | { type: 'nothing_exchanged'; order: string }
  /** What was changed of an order that has not left; `order` null: the account's address. */
  | {
      type: 'order_changed';
      order: string | null;
      what: 'items' | 'address' | 'payment';
      /** What comes instead; for an address and a payment, as they may be said. */
      pieces: Piece[];
      to: string;
    }
  /** Where it is to go is not said, or not whole; `order` where it is one of several, `have` what was said of it. */
  | { type: 'ask_address'; order: string | null; have: string | null; missing: 'street' | 'place' | 'town' }
  /** The address is whole, and which country it is in is not plain. */
  | { type: 'ask_country'; to: string; order: string | null }
  // Where it is
  | {
      type: 'status';
      order: string;
      status: 'pending' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
      piece: Piece;
      more: number;
      at: string | null;
      leg: Leg | null;
      expected: { from: string; to: string } | null;
      /** A return of it that is under way. */
      back: { deadline: string; settlement: 'undecided' | 'refund' | 'exchange' } | null;
    }
  /** What the carrier says of a parcel. `place`: as it calls it; `time` (`14:05`) where it was asked today, else `asOf` says when. */
  | {
      type: 'tracked';
      order: string;
      parcel: 'order' | 'return';
      carrier: string;
      state: ParcelState;
      place: string | null;
      asOf: string;
      /** Several are told at once: each is named by its order. */
      many: boolean;
      time: string | null;
    }
  | {
      type: 'parcel_missing';
      order: string;
      status: 'shipped' | 'delivered';
      at: string | null;
      leg: Leg | null;
      inquiry: boolean;
    }
  | { type: 'fault'; order: string; items: Piece[]; problem: 'damaged_item' | 'wrong_item'; photo: boolean }
  // The shop's knowledge
  | {
      type: 'stock';
      title: string;
      price: number;
      currency: string;
      wanted: Piece | null;
      inStock: boolean;
      /** What there is of it as it is wanted, and what else: none where one thing alone was asked about. */
      fits: Piece[];
      left: Piece[];
    }
  | { type: 'which_product'; titles: string[] }
  | {
      type: 'selection';
      /** The things come as they were asked for; else these are what there is. */
      suits: boolean;
      /** What was understood of it. */
      asked: {
        gift: boolean;
        /** A kind of thing, in the customer's word. */
        kind: string | null;
        /** What it is made of, in the language that is spoken. */
        materials: string[];
        /** The size and colour. */
        options: Piece | null;
        budget: Budget | null;
        /** A sum was said in another currency than the store's, and is not compared with. */
        otherCurrency: boolean;
      };
      currency: string;
      things: { title: string; price: number; left: Piece[] }[];
      /** How many are not told. */
      more: number;
    }
  | { type: 'product_unknown' }
  /** `height`: one was told, and gives no size. */
  | {
      type: 'size_chart';
      title: string;
      rows: SizeRow[];
      usual: string | null;
      height: boolean;
      advice: string | null;
    }
  /** The size somebody usually wears, against the chart; `system`: what it was read as ("UK 12") where the chart has another. */
  | {
      type: 'size_usual';
      title: string;
      usual: string;
      fits: (SizeRow & { system: string | null })[];
      rows: SizeRow[];
      height: boolean;
      /** What is written of how it fits. */
      advice: string | null;
    }
  /** Of two sizes, the smaller first: which one what is written advises, where it does. */
  | { type: 'size_between'; title: string; rows: SizeRow[]; take: string | null; advice: string | null }
  | { type: 'size_pick'; title: string; size: string; fits: { measure: string; range: string }[] }
  | { type: 'size_unknown'; title: string; advice: string | null }
  | { type: 'policy_returns' }
  | { type: 'policy_shipping' }
  /** What is true of a subject wherever nothing is written down on it. */
  | { type: 'topic'; topic: Exclude<Topic, 'delivery_date'> }
  /** What the shop is asked about itself, where nothing is written down on it. */
  | { type: 'asked'; about: Asked; parcel?: Leg }
  /** Who sells, as the settings name it; empty of what they do not. `wanted`: what of it was asked for. */
  | {
      type: 'company';
      company: { legalName: string; address: string; registration: string; vat: string };
      wanted: CompanyDetail;
    }
  /** Whether something is sent to a country, as its name is said. */
  | { type: 'sends_to'; country: string }
  /** The same answer would be said a second time. */
  | { type: 'said_before' }
  /** When an order placed now would usually arrive. */
  | { type: 'delivery_if_ordered'; from: string; to: string }
  | { type: 'sizes_converted'; sizes: { asked: string; sizes: { system: string; size: number }[] }[] }
  /** What the shop says of a product. */
  | { type: 'product_described'; title: string; text: string }
  /** What the shop has written down, quoted with its source. */
  | { type: 'article'; title: string; text: string; url: string | null }
  | { type: 'hours'; opening: Opening; today: string }
  | { type: 'hours_on'; days: { day: string; spans: [string, string][] }[] }
  // Yes, no, later
  | {
      type: 'paused';
      order: string | null;
      until: string | null;
      /** Said with it when the order comes up for the first time: the days left. */
      daysLeft: number | null;
      exchangeSettled: boolean;
    }
  /** The same to who is leaving: nothing is asked. */
  | { type: 'left_as_is' }
  | { type: 'declined' }
  /** Nothing is changed, as the customer wishes; `order` where it is about one. */
  | { type: 'stays'; order: string | null }
  /** What was taken back a moment ago is so; the way back is put beside it. */
  | { type: 'was_undone'; order: string; what: 'exchange' | 'return' }
  /** Of two wishes one is dropped, as the customer says. */
  | { type: 'left_out'; what: SeveralKind }
  /** A question of theirs, in their own words, that is not answered here. */
  | { type: 'question_left'; text: string }
  /** What else was wished for is taken up after what is asked now. */
  | { type: 'then_next'; what: SeveralKind[] }
  /** Threatened, not wished for: nothing is done, and what is wrong is asked. */
  | { type: 'what_is_wrong' }
  /** Nothing more happens until somebody has answered; `opened`: the order whose return is open all the same. */
  | { type: 'held_off'; opened: string | null; waiting: boolean }
  | { type: 'nothing_to_confirm'; lately: string | null }
  | { type: 'offer_expired' }
  /** What was offered then no longer stands. */
  | { type: 'offer_lapsed'; at: string }
  /** What was agreed to is not what would be done any more: a price, a stock or a status changed. */
  | { type: 'offer_changed' }
  /** What is put was wished for under a condition: what is known of it, or that it is nothing that can be known here. */
  | { type: 'under_condition'; known: 'unsent' | 'refund_days' | null; order: string }
  /** `next`: what was wanted instead is put with it. */
  | { type: 'undone'; order: string; what: 'exchange' | 'return'; next: boolean }
  /** Some of it was taken out of a return; `left` goes back still, with a new label. */
  | { type: 'return_narrowed'; order: string; out: Piece[]; left: Piece[]; deadline: string }
  /** The label of a return that was taken back is not to be used. */
  | { type: 'label_void' }
  /** Whether it is done already; `done`: what is, as a clause; null where nothing is, or not `what` was asked of. `undo`: it can still be taken back. */
  | { type: 'is_done'; done: string | null; undo: boolean; what?: SeveralKind }
  | { type: 'undo_impossible'; order: string; what: 'exchange' | 'return' }
  | { type: 'undo_nothing' }
  /** What is asked of what was just put or is under way. */
  | { type: 'of_it'; told: ToldOfIt }
  /** Something is wrong with it, and the return period does not matter for that. */
  | { type: 'guarantee'; order: string }
  /** A parcel came, as the customer says, and nothing is wished for. */
  | { type: 'came'; order: string }
  /** A thing was told of, and nothing is wished for it. */
  | { type: 'about_thing'; order: string; piece: Piece }
  | { type: 'invoice_wrong' }
  /** It was sent back, as the customer says: there is a return of it, or none. */
  | { type: 'sent_back'; order: string; known: 'open' | 'none' }
  /** When an order comes, or came; `by` is null where it should be there. */
  | { type: 'expected'; order: string; came: string | null; by: { from: string; to: string } | null }
  /** What holds for what has not happened; `deadline`: the day until which a return under way can be handed in. */
  | { type: 'what_if'; about: Exclude<WhatIf, 'fit' | 'cancel'>; deadline: string | null }
  /** Nothing more is changed; what was done before is not undone by that. `undo`: it can be taken back. */
  | { type: 'stands'; done: string | null; undo: boolean }
  /** What was cancelled is wanted back, and cannot be; `done`: what was, as a clause. */
  | { type: 'not_put_back'; done: string | null }
  /** What is left of an order. */
  | { type: 'still_holds'; order: string; items: Piece[] }
  // People
  /** `callback`: on the phone, when nobody can take the call, by when somebody calls back. */
  /** Their language (primary subtag) is read here and not spoken: a person has it. */
  | { type: 'unspoken'; language: string }
  | {
      type: 'handover';
      reason: HandoverReason;
      /** What the shop system cannot do, where that is the reason. */
      what?: Intent;
      opening: Opening;
      callback?: { day: string; time: string } | null;
    }
  /** What was promised and is not kept; `name`: the advisor who promised it. */
  | {
      type: 'promised';
      promises: {
        what: string;
        name: string | null;
        act: KeepingAct | null;
        day: string;
        time: string;
        late: boolean;
      }[];
    }
  /** A colleague has it and has not answered. */
  | { type: 'not_answered' }
  /** Who waits for a call has said when it would suit. */
  | { type: 'call_time' }
  /** What was agreed to waits for somebody, who decides by then; the money goes back once they agree. */
  | { type: 'awaits_approval'; name: string | null; day: string; time: string }
  /** Somebody calls at that time (`exact`) or by then; `number`: theirs, the one they write from, or the one on file. */
  | { type: 'call_promised'; exact: boolean; day: string; time: string; number: string }
  /** Nobody is there at the time that was wished for; `next`: when people are there again. */
  | { type: 'call_closed'; next: { day: string; from: string } | null }
  | { type: 'ask_call_number' }
  /** Nothing was handed to a colleague so far. */
  | { type: 'nobody_told' }
  /** What comes back, as the shop quotes it; `days`: after the parcel is in. */
  | {
      type: 'amount_back';
      order: string | null;
      items: Piece[];
      amount: number;
      currency: string;
      days: number | null;
      cancels: boolean;
    }
  /** `promised`: by when somebody does what. `unanswered`: what was asked is left to them. */
  | {
      type: 'still_waiting';
      opening: Opening;
      order: string | null;
      promised?: { name: string | null; act: KeepingAct; day: string; time: string } | null;
      unanswered?: boolean;
    }
  /** `perhaps`: what may have been meant, at most two things. */
  /** `again`: what was asked last is asked once more below it. */
  | { type: 'clarify'; order: string | null; perhaps?: readonly Intent[]; again?: boolean }
  /** Nothing is charged for cancelling what has not left. */
  | { type: 'cancel_free' }
  | { type: 'still_unclear' };

export type ActType = Act['type'];
export type ActOf<T extends ActType> = Extract<Act, { type: T }>;
