import { describe, expect, it } from 'vitest';
import { Mentions, mentionedIn, offeredFor, withMention } from '../../console/core/inbox/mentions.ts';
import { Api } from '../../console/core/transport/api.ts';
import { FakeWorld } from './world.ts';

const PEOPLE = [
  { id: 'pe_max', name: 'Max' },
  { id: 'pe_maria', name: 'María Núñez' },
];

describe('a note', () => {
  it.each([
    ['Ask @Max about it.', ['pe_max']],
    ['@maría núñez, please look; @Max knows.', ['pe_max', 'pe_maria']],
    ['@Maxine is a customer, and max@example.com their address', []],
    ['Max knows.', []],
  ])('names whom it writes whole behind an @: %s', (text, ids) => {
    expect(mentionedIn(text, PEOPLE)).toEqual(ids);
  });

  it('offers colleagues while a name is begun, and puts the chosen one in its place', () => {
    const names = (before: string) => offeredFor(before, PEOPLE).map(({ name }) => name);
    expect(names('Ask @')).toEqual(['Max', 'María Núñez']);
    expect(names('Ask @mar')).toEqual(['María Núñez']);
    expect(names('Ask @Max')).toEqual([]);
    expect(names('an address: a@b')).toEqual([]);
    expect(names('Ask them')).toEqual([]);
    expect(withMention('Ask @mar', 'María Núñez')).toBe('Ask @María Núñez ');
  });
});

describe('the list of mentions', () => {
  const mention = {
    ...{ id: 'e1', customer: 'cu_1', name: 'Sophie', by: 'Nora' },
    ...{ text: '@Max, please look', at: '2026-11-25T10:00:00Z' },
  };

  it('is read, and loses what was seen, at once and at the service', async () => {
    const world = new FakeWorld();
    world.answer = () => ({ body: { mentions: [mention] } });
    const mentions = new Mentions(new Api(world));
    await mentions.refresh();
    expect(mentions.list.value).toEqual([mention]);
    await mentions.seen('cu_2');
    expect(world.made('DELETE', /^mentions/)).toEqual([]);
    await mentions.seen('cu_1');
    expect(mentions.list.value).toEqual([]);
    expect(world.made('DELETE', /^mentions\/cu_1$/)).toHaveLength(1);
  });

  it('stays as it is where the service does not answer', async () => {
    const world = new FakeWorld();
    world.answer = () => ({ body: { mentions: [mention] } });
    const mentions = new Mentions(new Api(world));
    await mentions.refresh();
    world.answer = () => 'cut';
    await mentions.refresh();
    expect(mentions.list.value).toEqual([mention]);
  });
});
