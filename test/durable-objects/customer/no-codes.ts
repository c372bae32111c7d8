import type { TurnParts } from '../../../durable-objects/customer/turns/turns.ts';

/** A store that can send no code, for turns that are not about any. */
export const NO_CODES: TurnParts['codes'] = {
  ways: async () => [],
  view: () => null,
  port: () => ({
    ways: [],
    send: async () => false,
    check: async () => ({ verdict: 'none', left: 0 }),
  }),
};
