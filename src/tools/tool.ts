import type { z } from 'zod';
import type { Carrier } from '../carriers/carrier.ts';
import type { Consent } from '../consent/index.ts';
import type { Deed } from '../conversation/deeds.ts';
import type { Effect, Quote } from '../conversation/quote.ts';
import type { Assurance } from '../conversation/values.ts';
import type { FileStore } from '../files.ts';
import type { CodeTarget, CodeWay, Verdict } from '../identity/code.ts';
import type { NamedOrders } from '../identity/holder.ts';
import type { Knowledge } from '../knowledge/article.ts';
import type { Outside } from '../outside/outside.ts';
import type { Settings } from '../settings.ts';
import type { StoreShop } from '../shop/shop.ts';
import type { Capability } from '../shop/writes.ts';
import type { ToolName, ToolTypes } from './index.ts';

export type { ToolName, ToolTypes } from './index.ts';

/** What every tool declares. */
interface Declared<Input, Output> {
  readonly name: string;
  /** For a model: what it does and when to use it. */
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly assurance: Assurance;
  /** What it does to an order, to be told of later; null for what leaves nothing to tell of. */
  readonly does: Deed | null;
  /** What the store's shop system must be able to do; a tool is not offered where it is not. */
  readonly needs?: Capability;
  run(input: Input, scope: ToolScope): Promise<ToolResult<Output>>;
}

/**
 * One thing the brain may do. The declaration is enforced by the toolbox in code, never by a prompt. What
 * changes something in the shop has a dry run: `quote` says its exact effect, with the same refusals, and
 * changes nothing.
 */
export type Tool<Input = unknown, Output = unknown> = Declared<Input, Output> & (Looking | Writing<Input>);

interface Looking {
  /** `reads` changes nothing; `notes` nothing in the shop: a code is sent, something is written down. */
  readonly reach: 'reads' | 'notes';
  readonly quote?: never;
}

interface Writing<Input> {
  /** `reversible` may follow a plain request; `consequential` only the customer's own yes to a card with its quote. */
  readonly reach: 'reversible' | 'consequential';
  quote(input: Input, scope: QuoteScope): Promise<ToolResult<Quote>>;
}

/** Declares a tool; its types are those of its schema and of what its run comes to. */
export function tool<const Name extends string, const Does extends Deed | null, Input, Output>(
  declared: Tool<Input, Output> & { readonly name: Name; readonly does: Does },
): Tool<Input, Output> & { readonly name: Name; readonly does: Does } {
  return declared;
}

/** What a dry run may touch: it has no key, since it writes nothing. */
export type QuoteScope = Omit<ToolScope, 'key' | 'agreed'>;

/** What a tool may touch while it runs. */
export interface ToolScope {
  /** ISO 8601. */
  now: string;
  assurance: Assurance;
  /** The shop's customer id of a recognised speaker, else null. */
  account: string | null;
  /**
   * True where nothing but a caller ID that nobody vouches for says who speaks: then only what can be undone
   * is done, and only where it is told on another channel.
   */
  numberAlone?: boolean;
  /** False where the speaker's sight covers no more of an order than its status. */
  details?: boolean;
  /** Orders this session has named and may see. */
  claims: readonly string[];
  /** Whose these were when they were named; absent where nothing is remembered. */
  named?: NamedOrders;
  settings: Settings;
  shop: StoreShop;
  files: FileStore;
  /** One-time codes for this session; absent where none can be sent. */
  codes?: Codes;
  /** What the store has written down; absent where it cannot be asked. */
  knowledge?: Knowledge;
  /** Who brings the store's parcels; absent where nobody can be asked. */
  carrier?: Carrier;
  /** Other systems of the store; absent where it has none, or no model answers. */
  outside?: Outside;
  /** Same key, same effect: the shop carries a write out once per key. Empty for a tool that only reads. */
  key: string;
  /**
   * What the customer has agreed to; null where nothing needs a yes. A shop that would do anything else now
   * refuses.
   */
  agreed: Quote | null;
}

/**
 * What may be done about one-time codes in one session. Nothing here tells whether anybody is behind a
 * target.
 */
export interface Codes {
  /** How codes can travel now, best first. */
  readonly ways: readonly CodeWay[];
  /** Has one sent; what was asked for before is void. Once for a key. False when too many were asked for. */
  send(request: { key: string; target: CodeTarget; way: CodeWay }): Promise<boolean>;
  /** Checks a given code: it counts only where the customer's own new words hold it. */
  check(code: string): Promise<{ verdict: Verdict; left: number }>;
}

export type ToolResult<Output = unknown> =
  | {
      ok: true;
      output: Output;
      /** An order that may be seen from now on, and a keyed name for who has it. */
      claimed?: string;
      holder?: string;
      order?: string;
    }
  | { ok: false; refusal: Refusal };

/** Why a tool did not run. `message` is for the brain, never word for word for the customer. */
export type Refusal =
  /** The speaker must be known better first. */
  | { code: 'assurance'; needs: Assurance; message: string }
  /** The store's `orderLookup` wants this beside the order number. Wrong and foreign answer alike. */
  | { code: 'contact'; message: string }
  /** No such thing, or not the customer's: the two are never told apart. */
  | { code: 'unknown'; message: string }
  /** The store's rules, the stock or the order's state say no. */
  | { code: 'policy'; reason: PolicyReason; message: string }
  /** What was agreed to is no longer what would be done: a price, a stock, a status or an owner changed. */
  | { code: 'changed'; message: string }
  /**
   * Beyond the store's limits: it waits for a person until `due` (ISO 8601). `said`: what the customer is
   * told of it, word for word.
   */
  | { code: 'approval'; due: string; said: string; message: string }
  /** Not proposed, or not agreed to. */
  | { code: 'consent'; message: string }
  | { code: 'invalid'; message: string }
  /** The shop, or another system, did not answer. */
  | { code: 'unavailable'; message: string };

export type PolicyReason =
  | 'not_delivered'
  | 'window_closed'
  | 'already_returned'
  | 'already_exchanged'
  | 'already_dispatched'
  | 'already_cancelled'
  | 'already_refunded'
  | 'out_of_stock'
  | 'not_returnable'
  | 'different_product'
  | 'same_item'
  /** What comes instead costs more, and the store takes no difference. */
  | 'price_difference'
  | 'insufficient_balance'
  | 'nothing_changes'
  /** The shop system cannot do it. */
  | 'unsupported'
  /** Somebody else has that time. */
  | 'time_taken'
  /** The appointment is too near to be changed without a person. */
  | 'short_notice'
  | 'limit'
  /** Too many codes were asked for, or none can be sent at all. */
  | 'codes_limit'
  | 'no_codes';

/**
 * What a brain holds during a turn. Calls are validated, permitted, run once under an idempotency key and
 * logged.
 */
export interface Toolbox {
  /**
   * Calls a tool. What is reversible needs a plain request of somebody recognised; what is consequential is refused: it is quoted, put on
   * a card, and carried out by code on the customer's own yes.
   */
  call<Name extends ToolName>(
    name: Name,
    input: ToolTypes[Name]['input'],
  ): Promise<ToolResult<ToolTypes[Name]['output']>>;
  /**
   * What a call would do exactly, or why it would be refused; nothing is written. Of tools that write in the
   * shop alone. `beside`: what else the same yes would cover, where it goes on a card; then the quote says whether a person has to
   * approve it first.
   */
  quote<Name extends ToolName>(
    name: Name,
    input: ToolTypes[Name]['input'],
    beside?: readonly Quote[],
  ): Promise<ToolResult<Quote>>;
}

/** What the customer's new words did to what was put to them. */
export interface Settled {
  consent: Consent;
  /** What was carried out of it, in order; what one effect refused, those after it were not tried. */
  results: { effect: Effect; result: ToolResult }[];
}

/** What whoever runs a turn holds beside that: the customer's agreement is carried out before any brain thinks. */
export interface TurnToolbox extends Toolbox {
  settle(): Promise<Settled>;
}
