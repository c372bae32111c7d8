import { describe, expect, it } from 'vitest';
import { open } from '../../durable-objects/clients/open.ts';

/** A namespace that writes down how an object was asked for. */
function namespace() {
  const calls: unknown[] = [];
  const opener = (jurisdiction: string | null) => ({
    getByName: (name: string, options?: object) => {
      calls.push({ jurisdiction, name, ...options });
      return {};
    },
    jurisdiction: (name: string) => opener(name),
  });
  return { calls, namespace: opener(null) as unknown as DurableObjectNamespace<never> };
}

const sandbox = {} as never;

describe('opening an object', () => {
  it('keeps it in the jurisdiction, where there is one', () => {
    const { calls, namespace: objects } = namespace();
    open({ JURISDICTION: 'eu' }, objects, 'main:cu_1', { country: 'US' });
    expect(calls).toEqual([{ jurisdiction: 'eu', name: 'main:cu_1' }]);
  });

  it('places it by the customer’s country, where there is none', () => {
    const { calls, namespace: objects } = namespace();
    open({ JURISDICTION: '' }, objects, 'a', { country: 'fr' });
    open({ JURISDICTION: '' }, objects, 'b', { country: 'JP' });
    open({ JURISDICTION: '' }, objects, 'c', { country: null });
    expect(calls).toEqual([
      { jurisdiction: null, name: 'a', locationHint: 'weur' },
      { jurisdiction: null, name: 'b', locationHint: 'apac' },
      { jurisdiction: null, name: 'c' },
    ]);
  });

  it('leaves the jurisdiction out in development, where workerd knows none', () => {
    const { calls, namespace: objects } = namespace();
    open({ JURISDICTION: 'eu', SANDBOX: sandbox }, objects, 'a');
    expect(calls).toEqual([{ jurisdiction: null, name: 'a' }]);
  });
});
