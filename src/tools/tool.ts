import type { z } from 'zod';
import type { Deed } from '../conversation/deeds.ts';
import type { Assurance } from '../conversation/values.ts';
import type { FileStore } from '../files.ts';
import type { CodeTarget, CodeWay, Verdict } from '../identity/code.ts';
import type { Outside } from '../outside/outside.ts';
import type { Settings } from '../settings.ts';
import type { Shop } from '../shop/shop.ts';
import type { ToolName, ToolTypes } from './index.ts';

export type { ToolName, ToolTypes } from './index.ts';

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
  /** What it does to an order, to be told of later; null for what leaves nothing to tell of. */
  readonly does: Deed | null;
  run(input: Input, scope: ToolScope): Promise<ToolResult<Output>>;
}

/** Declares a tool; its types are those of its schema and of what its run comes to. */
export function tool<const Name extends string, const Does extends Deed | null, Input, Output>(
  declared: Tool<Input, Output> & { readonly name: Name; readonly does: Does },
): Tool<Input, Output> & { readonly name: Name; readonly does: Does } {
  return declared;
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
  /** Other systems of the store; absent where it has none, or no model answers. */
  outside?: Outside;
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
