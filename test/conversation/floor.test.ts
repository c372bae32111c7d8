import { describe, expect, it } from 'vitest';
import type { Speaking } from '../../src/conversation/commands.ts';
import type { Fact } from '../../src/conversation/events.ts';
import { given, opened } from './story.ts';

/* Whose the next word is after an advisor has resolved what there was. */

const joined: Fact = { type: 'advisor.joined', advisor: 'a1', name: 'Nora' };
const ticket = (id: string): Fact => ({
  ...{ type: 'ticket.opened', ticket: id, intent: 'return', order: '1', subject: 'x', channel: 'chat' },
});
const resolved = (id: string): Fact => ({
  ...{ type: 'ticket.moved', ticket: id, status: 'resolved', channel: 'chat' },
});
const reopened = (id: string): Fact => ({
  ...{ type: 'ticket.moved', ticket: id, status: 'escalated', channel: 'chat', reopened: true },
});
const session: Speaking = {
  ...{ id: 's1', channel: 'chat', address: 'visitor:s1', locale: 'en', evidence: 'a browser' },
  assurance: 'anonymous',
};
const message = { message: 'm2', external: 's1/2', kind: 'text', text: 'and now?', attachments: [] } as const;
const writes = (...before: Fact[]) =>
  given(opened(), ...before).when({ type: 'hear', session, message: { ...message, attachments: [] } });

describe('a customer who writes while an advisor has the floor', () => {
  it('is the assistant’s again once the advisor has resolved all there was', () => {
    const { state } = writes(ticket('t1'), joined, resolved('t1')).yields('advisor.left', 'message.received');
    expect(state.control).toEqual({ kind: 'assistant' });
    expect(state.pending).toMatchObject([{ messages: ['m2'] }]);
  });

  it.each([
    ['something else is open', [ticket('t1'), ticket('t2'), joined, resolved('t1')]],
    ['what was resolved is open again', [ticket('t1'), joined, resolved('t1'), reopened('t1')]],
    ['all was resolved before they took it', [ticket('t1'), resolved('t1'), joined]],
    ['there was nothing to resolve', [joined]],
  ])('is the advisor’s while %s', (_, before) => {
    expect(writes(...before).yields('message.received').state.control.kind).toBe('advisor');
  });

  it('is the advisor’s where a machine wrote', () => {
    const automatic = { ...message, attachments: [], automatic: 'out of office' };
    given(opened(), ticket('t1'), joined, resolved('t1'))
      .when({ type: 'hear', session, message: automatic })
      .yields('message.received');
  });
});
