import { describe, expect, it } from 'vitest';
import { unclearIn } from '../../../durable-objects/customer/turns/triggers.ts';
import type { PastExchange } from '../../../src/brain/context.ts';
import { HandoverPolicy, type HandoverSigns, hasPolicy, policyReason } from '../../../src/brain/handover.ts';
import { type Author, type Intent, noEntities } from '../../../src/conversation/values.ts';

const NONE: HandoverSigns = {
  fraud: [],
  vip: false,
  strategic: false,
  anger: false,
  unclear: 0,
  intents: [],
};
const ALL: HandoverSigns = {
  ...{ fraud: ['wrong_codes'], vip: true, strategic: true, anger: true, unclear: 2, intents: ['refund'] },
};

describe('a store’s policy of handing over', () => {
  it('leaves nothing to people unless the store says so', () => {
    const policy = HandoverPolicy.parse(undefined);
    expect(hasPolicy(policy)).toBe(false);
    expect(policyReason(policy, ALL)).toBeNull();
  });

  it.each([
    ['fraud', { fraud: ['wrong_codes'] }],
    ['strategic', { strategic: ['voice'] }],
    ['vip', { vip: true }],
    ['anger', { anger: true }],
    ['not_understood', { notUnderstood: 2 }],
    ['policy', { intents: ['refund', 'payment'] }],
  ] as const)('names %s where that is what it asks for', (reason, given) => {
    const policy = HandoverPolicy.parse(given);
    expect(hasPolicy(policy)).toBe(true);
    expect(policyReason(policy, ALL)).toBe(reason);
    expect(policyReason(policy, NONE)).toBeNull();
  });

  it('names the most urgent reason of several', () => {
    const policy = HandoverPolicy.parse({ vip: true, anger: true, fraud: ['many_refunds', 'wrong_codes'] });
    expect(policyReason(policy, ALL)).toBe('fraud');
    expect(policyReason(policy, { ...ALL, fraud: ['shared_contact'] })).toBe('vip');
  });
});

describe('messages that nobody understood', () => {
  const said = (
    author: Author,
    text: string,
    intent: Intent | null = null,
    sameSession = true,
  ): PastExchange => ({
    ...{ at: '2026-06-09T10:00:00.000Z', channel: 'chat', author, text, intent, sameSession },
    ...{ entities: noEntities(), ticket: null, testimony: false, choices: [] },
  });
  const asked = said('assistant', 'Is it about an order?');

  it('are counted in a row, as long as each was asked back about', () => {
    expect(unclearIn({ history: [] }, ['other'])).toBe(1);
    expect(unclearIn({ history: [said('customer', 'blah', 'other'), asked] }, ['other'])).toBe(2);
    const twice = [said('customer', 'hm'), asked, said('customer', 'blah', 'other'), asked];
    expect(unclearIn({ history: twice }, ['other'])).toBe(3);
  });

  it('are over once one was understood, answered or is known now', () => {
    const before = [said('customer', 'blah', 'other')];
    expect(unclearIn({ history: [...before, asked] }, ['return'])).toBe(0);
    expect(unclearIn({ history: [...before, said('assistant', 'We are open until six.')] }, ['other'])).toBe(
      1,
    );
    expect(unclearIn({ history: [said('customer', 'return it', 'return'), asked] }, ['other'])).toBe(1);
    expect(unclearIn({ history: [said('customer', 'blah', 'other', false), asked] }, ['other'])).toBe(1);
  });
});
