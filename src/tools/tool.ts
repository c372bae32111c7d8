import type { z } from 'zod';
import type { Assurance, Attachment } from '../conversation/values.ts';
import type { FileStore } from '../files.ts';
import type { CodeTarget, CodeWay, Verdict } from '../identity/code.ts';
import type { OrderView, ProductView } from '../identity/view.ts';
import type { Settings } from '../settings.ts';
import type { Shop } from '../shop/shop.ts';

/**
 * How far a tool reaches. `reads` changes nothing; `reversible` may follow a plain request; `consequential` is first
 * proposed with its exact effect and done only on the customer's own yes to that proposal.
 */
type Reach = 'reads' | 'reversible' | 'consequential';

/** One thing the brain may do. The declaration is enforced by the toolbox in code, never by a prompt. */
export interface Tool<Input = unknown, Output = unknown> {
  readonly name: string;
  /** For a model: what it does and when to use it. */
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly assurance: Assurance;
  readonly reach: Reach;
  run(input: Input, scope: ToolScope): Promise<ToolResult<Output>>;
}

/** What a tool may touch while it runs. */
export interface ToolScope {
  /** ISO 8601. */
  now: string;
  assurance: Assurance;
  /** The shop's customer id of a recognised speaker, else null. */
  account: string | null;
  /** False where the speaker's sight covers no more of an order than its status. */
  details?: boolean;
  /** Orders this session has named and may see. */
  claims: readonly string[];
  settings: Settings;
  shop: Shop;
  files: FileStore;
  /** One-time codes for this session; absent where none can be sent. */
  codes?: Codes;
  /** Same key, same effect: the shop carries a write out once per key. Empty for a tool that only reads. */
  key: string;
}

/** What may be done about one-time codes in one session. Nothing here tells whether anybody is behind a target. */
export interface Codes {
  /** How codes can travel now, best first. */
  readonly ways: readonly CodeWay[];
  /** Has one sent; what was asked for before is void. Once for a key. False when too many were asked for. */
  send(request: { key: string; target: CodeTarget; way: CodeWay }): Promise<boolean>;
  /** Checks a given code: it counts only where the customer's own new words hold it. */
  check(code: string): Promise<{ verdict: Verdict; left: number }>;
}

export type ToolResult<Output = unknown> =
  | { ok: true; output: Output; claimed?: string; order?: string }
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
  /** Not proposed, or not agreed to. */
  | { code: 'consent'; message: string }
  | { code: 'invalid'; message: string }
  /** The shop did not answer. */
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
  | 'limit'
  /** Too many codes were asked for, or none can be sent at all. */
  | 'codes_limit'
  | 'no_codes';

/** What a brain holds during a turn. Calls are validated, permitted, run once under an idempotency key and logged. */
export interface Toolbox {
  /** `proposal` is the id of the proposal the customer has just agreed to; required by consequential tools. */
  call<Name extends ToolName>(
    name: Name,
    input: ToolTypes[Name]['input'],
    proposal?: string,
  ): Promise<ToolResult<ToolTypes[Name]['output']>>;
}

/** Inputs and outputs of every tool, by name. */
export interface ToolTypes {
  /** An order by its number. An anonymous speaker who may see it is from then on `claimed` for it. */
  find_order: { input: { order: string; contact?: string }; output: OrderView };
  /** The known speaker's own orders, newest first. */
  list_orders: { input: Record<string, never>; output: OrderView[] };
  /** Products by words ("lune dress") or id, with stock by variant. Public. */
  find_products: { input: { query: string }; output: ProductView[] };
  /** Opens a return and makes its prepaid label. Idempotent: an open return of the same lines is given back. */
  return_item: { input: { order: string; lines: string[]; reason?: string }; output: ReturnOutput };
  /** Reserves the new variant and ties it to the return (opened when there is none). */
  exchange_item: { input: { order: string; line: string; sku: string }; output: ExchangeOutput };
  /** Settles an open return as money back to the original payment once the parcel is in. */
  choose_refund: { input: { order: string; return: string }; output: RefundOutput };
  /** Cancels a whole order before dispatch; the payment goes back where it came from. */
  cancel_order: { input: { order: string }; output: { order: string; refund: number; currency: string } };
  /** Takes back an exchange or a return that has not moved yet. */
  undo: {
    input: { order: string; exchange?: string; return?: string };
    output: { order: string; undone: 'exchange' | 'return' };
  };
  /**
   * Has a one-time code sent to what is on file for an order or the account, or to an address the customer
   * typed.
   */
  send_code: {
    input: { order?: string; address?: string; by?: CodeWay };
    /** The same whether or not anybody is there. */
    output: { by: CodeWay; to: CodeTarget['kind']; minutes: number };
  };
  /** Checks the code the customer gave. */
  check_code: { input: { code: string }; output: { result: Verdict; left: number } };
}
export type ToolName = keyof ToolTypes;

export interface ReturnOutput {
  return: string;
  order: string;
  lines: string[];
  /** Last day (ISO date, store's zone) the parcel may be handed in. */
  deadline: string;
  carrier: string;
  /** The label, when the speaker may have it here; null when it only goes to the address on file. */
  label: Attachment | null;
  /** True when the label goes by email to the address on file (a claimed speaker's only way). */
  toAddressOnFile: boolean;
  /** True when this return existed before the call. */
  existing: boolean;
}

interface ExchangeOutput {
  exchange: string;
  return: string;
  order: string;
  from: { sku: string; title: string; options: Record<string, string> };
  to: { sku: string; title: string; options: Record<string, string> };
  deadline: string;
  label: Attachment | null;
  existing: boolean;
}

interface RefundOutput {
  order: string;
  return: string;
  amount: number;
  currency: string;
  /** How the money goes back, without any number ("card"). */
  method: string;
}
