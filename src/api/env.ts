import type { Hook } from '@hono/zod-openapi';
import type { Keyed } from '../../durable-objects/storage/requests.ts';
import type { Person } from '../console/protocol.ts';
import type { Rights } from '../console/rights.ts';
import { unfit } from '../door/problems.ts';
import type { DoorEnv } from '../door/stores.ts';

/** The caller. `scopes` is `all` for the store's own token and for an owner. */
export interface Caller {
  /** The id of the API token or the person; `owner` for the store's own token. */
  id: string;
  /** The name that the owner gave the token, or the person's name. */
  name: string | null;
  scopes: Rights;
  /** The person who is signed in; absent for tokens. */
  person?: Person;
  /** The session of their cookie. */
  session?: string | null;
}

export interface ApiEnv extends DoorEnv {
  Variables: DoorEnv['Variables'] & {
    /** The call's `Idempotency-Key`, where it has one: routes that take a body. */
    keyed: Keyed | null;
    caller: Caller;
  };
}

/** Turns a failed check into a problem document that says where and why. */
export const refuseInvalid: Hook<unknown, ApiEnv, string, unknown> = (result) => {
  if (result.success) return undefined;
  return unfit(result.error);
};
