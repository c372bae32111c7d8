import type { Hook } from '@hono/zod-openapi';
import type { Keyed } from '../../durable-objects/storage/requests.ts';
import { unfit } from '../door/problems.ts';
import type { DoorEnv } from '../door/stores.ts';

/** Who calls. `scopes` is `all` for the store's own token. */
export interface Caller {
  /** The id of the API token; `owner` for the store's own. */
  id: string;
  /** What the owner called the token. */
  name: string | null;
  scopes: readonly string[] | 'all';
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
