import { describe, expect, it } from 'vitest';
import { beginTalk, type Talk } from '../../../scripts/talk/channels.ts';
import { everybody, whoIs } from '../../../scripts/talk/people.ts';
import { serviceInside } from '../../journeys/service.ts';

const service = serviceInside();
const { store, personas } = await everybody(service);

async function talkOn(channel: string, who: string | null): Promise<Talk> {
  return beginTalk(channel, { service, store, locale: 'en', person: who ? whoIs(personas, who) : null });
}

describe('talking from a terminal', () => {
  it.each(['chat', 'email', 'whatsapp', 'phone'])('gets an answer by %s', async (channel) => {
    const talk = await talkOn(channel, 'Sophie');
    const said = await talk.say('Where is my order?');
    expect(said.join('\n')).toContain('45821');
    await talk.end();
  });

  it('goes on by chat where somebody has a thread already', async () => {
    await (await talkOn('whatsapp', 'Alice')).say('Hello');
    const talk = await talkOn('chat', 'Alice');
    expect((await talk.say('Where is my order?')).join('\n')).toContain('4580');
    await talk.end();
  });

  it.each([
    ['chat', '45831'],
    ['whatsapp', '45851'],
  ])('presses a button by its number on %s', async (channel, order) => {
    const talk = await talkOn(channel, 'Agathe');
    const offered = await talk.say(`Please cancel order ${order}`);
    const number =
      1 + offered.filter((line) => /^\[\/\d/.test(line)).findIndex((line) => /cancel/i.test(line));
    expect(number).toBeGreaterThan(0);
    expect((await talk.say(`/${number}`)).join('\n')).toMatch(/cancelled/i);
    await talk.end();
  });

  it('is a visitor where nobody is named, and nobody calls from no number', async () => {
    expect((await talkOn('chat', null)).greeting).toContain('(anonymous)');
    await expect(talkOn('phone', null)).rejects.toThrow('name somebody');
    await expect(talkOn('fax', null)).rejects.toThrow('fax is no channel: chat, email, whatsapp, phone');
  });

  it.each([
    ['Sophie', 'sophie.martin@example.com'],
    ['sophie.martin@EXAMPLE.com', 'sophie.martin@example.com'],
    ['+33 6 12 34 56 78', 'sophie.martin@example.com'],
    ['#45821', 'sophie.martin@example.com'],
    ['eve@elsewhere.example', 'eve@elsewhere.example'],
  ])('takes %s for %s', (who, email) => {
    expect(whoIs(personas, who).email).toBe(email);
  });

  it('names nobody by chance', () => {
    expect(() => whoIs(personas, 'Nobodyxx')).toThrow('Nobody of the demo shop is called Nobodyxx');
  });
});
