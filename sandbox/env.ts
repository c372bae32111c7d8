import type { Env } from '../src/env.ts';
import type { Outside } from './outside.ts';

/**
 * Bindings of the development Worker: the service's own, and the object that stands for the outside world.
 */
export interface SandboxEnv extends Env {
  OUTSIDE: DurableObjectNamespace<Outside>;
}

/** The one object that keeps the outside world. */
export function outside(env: SandboxEnv): DurableObjectStub<Outside> {
  return env.OUTSIDE.get(env.OUTSIDE.idFromName('outside'));
}
