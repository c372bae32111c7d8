import type { Env } from '../../src/env.ts';
import type { DeskObject } from '../desk/rpc.ts';
import { objectName, open } from './open.ts';

/** A store's desk. */
export function deskObject(env: Env, store: string): DurableObjectStub<DeskObject> {
  return open(env, env.DESK, objectName(store, 'desk'));
}
