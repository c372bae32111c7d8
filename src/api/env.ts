import type { Hook } from '@hono/zod-openapi';
import { unfit } from '../door/problems.ts';
import type { DoorEnv } from '../door/stores.ts';

export type ApiEnv = DoorEnv;

/** Turns a failed check into a problem document that says where and why. */
export const refuseInvalid: Hook<unknown, ApiEnv, string, unknown> = (result) => {
  if (result.success) return undefined;
  return unfit(result.error);
};
