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
  /** What it does to an order, for receipts and greetings; null for a tool that changes none. */
  readonly does: Deed | null;
  /** What the store's shop system must be able to do; a tool is not offered where it cannot. */
  readonly needs?: Capability;
  run(input: Input, scope: ToolScope): Promise<ToolResult<Output>>;
}

/**
 * One thing the brain may do. The declaration is enforced by the toolbox in code, never by a prompt. A tool
 * that changes something in the shop has a dry run: `quote` gives its exact effect, with the same refusals,
 * and changes nothing.
 */
export type Tool<Input = unknown, Output = unknown> = Declared<Input, Output> & (Looking | Writing<Input>);

interface Looking {
  /** `reads` changes nothing; `notes` changes nothing in the shop, but sends a code or keeps a note. */
  readonly reach: 'reads' | 'notes';
  readonly quote?: never;
}

interface Writing<Input> {
  /** `reversible` may follow a plain request; `consequential` only the customer's own yes to a card with its quote. */
  readonly reach: 'reversible' | 'consequential';
  quote(input: Input, scope: QuoteScope): Promise<ToolResult<Quote>>;
}

/** Declares a tool; its types follow from its schema and its `run`. */
export function tool<const Name extends string, const Does extends Deed | null, Input, Output>(
  declared: Tool<Input, Output> & { readonly name: Name; readonly does: Does },
): Tool<Input, Output> & { readonly name: Name; readonly does: Does } {
  return declared;
}

/** What a dry run may use: it has no key, since it writes nothing. */
export type QuoteScope = Omit<ToolScope, 'key' | 'agreed'>;

/** What a tool may use while it runs. */
export interface ToolScope {
  /** ISO 8601. */
  now: string;
  assurance: Assurance;
  /** The shop's customer id of a recognised speaker, else null. */
  account: string | null;
  /**
   * True where the speaker is known by an unattested caller ID alone: then only reversible things are done,
   * and only where they are confirmed on another channel.
   */
  numberAlone?: boolean;
  /** False where the speaker may see no more of an order than its status. */
  details?: boolean;
  /** Orders this session has named and may see. */
  claims: readonly string[];
  /** Who had these orders when they were named; absent where nothing is remembered. */
  named?: NamedOrders;
  settings: Settings;
  shop: StoreShop;
  files: FileStore;
  /** One-time codes for this session; absent where none can be sent. */
  codes?: Codes;
  /** The store's articles; absent where they cannot be searched. */
  knowledge?: Knowledge;
  /** The store's carrier; absent where there is none to ask. */
  carrier?: Carrier;
  /** Other systems of the store; absent where it has none, or no model answers. */
  outside?: Outside;
  /** Same key, same effect: the shop carries a write out once per key. Empty for a tool that only reads. */
  key: string;
  /**
   * The quote that the customer has agreed to; null where nothing needs a yes. A shop that would do anything
   * else now refuses.
   */
  agreed: Quote | null;
}

/** One-time codes of one session. No result reveals whether a target belongs to anybody. */
export interface Codes {
  /** How codes can be sent now, best first. */
  readonly ways: readonly CodeWay[];
  /** Sends one; earlier ones are void. Once for each key. False when too many were asked for. */
  send(request: { key: string; target: CodeTarget; way: CodeWay }): Promise<boolean>;
  /** Checks a code: it counts only where the customer's own new words contain it. */
  check(code: string): Promise<{ verdict: Verdict; left: number }>;
}

export type ToolResult<Output = unknown> =
  | {
      ok: true;
      output: Output;
      /** An order that may be seen from now on, and a keyed hash of whoever has it. */
      claimed?: string;
      holder?: string;
      order?: string;
    }
  | { ok: false; refusal: Refusal };

/** Why a tool did not run. `message` is for the brain, never word for word for the customer. */
export type Refusal =
  /** The speaker must prove more first. */
  | { code: 'assurance'; needs: Assurance; message: string }
  /**
   * The store's `orderLookup` requires this besides the order number. A wrong and a foreign one get the same
   * answer.
   */
  | { code: 'contact'; message: string }
  /** No such thing, or not the customer's: the two are never told apart. */
  | { code: 'unknown'; message: string }
  /** The store's rules, the stock or the order's state forbid it. */
  | { code: 'policy'; reason: PolicyReason; message: string }
  /** What was agreed to is no longer what would be done: a price, stock, status or owner has changed. */
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
  /** The replacement costs more, and the store does not take the difference. */
  | 'price_difference'
  | 'insufficient_balance'
  | 'nothing_changes'
  /** The shop system cannot do it. */
  | 'unsupported'
  /** Somebody else has booked that time. */
  | 'time_taken'
  /** The appointment is too near to be changed without a person. */
  | 'short_notice'
  | 'limit'
  /** Too many codes were asked for, or none can be sent at all. */
  | 'codes_limit'
  | 'no_codes';

/** What a brain uses during a turn. Calls are validated, permitted, run once under an idempotency key and logged. */
export interface Toolbox {
  /**
   * Calls a tool. A reversible call needs a plain request of a recognised speaker; a consequential one is
   * refused: it is quoted, put on a card, and carried out by code on the customer's own yes.
   */
  call<Name extends ToolName>(
    name: Name,
    input: ToolTypes[Name]['input'],
  ): Promise<ToolResult<ToolTypes[Name]['output']>>;
  /**
   * What a call would do exactly, or why it would be refused; nothing is written. Only for tools that write
   * in the shop. `beside`: what else the same yes would cover, for a card; then the quote says whether a
   * person has to approve it first.
   */
  quote<Name extends ToolName>(
    name: Name,
    input: ToolTypes[Name]['input'],
    beside?: readonly Quote[],
  ): Promise<ToolResult<Quote>>;
}

/** What the customer's new words did to their open cards. */
export interface Settled {
  consent: Consent;
  /** The effects that were carried out, in order; after a refusal the later ones are not tried. */
  results: { effect: Effect; result: ToolResult }[];
}

/** What the turn runner uses besides: the customer's agreement is carried out before any brain runs. */
export interface TurnToolbox extends Toolbox {
  settle(): Promise<Settled>;
}
