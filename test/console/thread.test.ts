import { describe, expect, it } from 'vitest';
import { Blocks } from '../../console/core/person/blocks.ts';
import { Tags } from '../../console/core/person/tags.ts';
import { Composer } from '../../console/core/thread/composer.ts';
import { FloorActs } from '../../console/core/thread/floor.ts';
import { Thread } from '../../console/core/thread/thread.ts';
import { merge, rowsOf } from '../../console/core/thread/timeline.ts';
import { Api } from '../../console/core/transport/api.ts';
import { Sends } from '../../console/core/transport/sends.ts';
import type { ThreadServerFrame } from '../../src/console/protocol.ts';
import { BRIEF, conversation, item, NORA, SOPHIE, state, timeline } from './shop.ts';
import { type Call, FakeWorld, refusal, settled } from './world.ts';

const START = Date.parse('2026-11-25T10:00:00Z');
const at = (minute: number) => new Date(START + minute * 60_000).toISOString();
const line = (seq: number, more: Partial<Parameters<typeof item>[0]> = {}) =>
  item({ seq, at: at(seq), text: `line ${seq}`, ...more });

async function open(items = [line(1), line(2)], kept = new Map<string, string>()) {
  const world = new FakeWorld(kept);
  const usual = ({ path }: Call) => ({
    body: path.includes('timeline') ? timeline(items) : path.endsWith('brief') ? BRIEF : { ok: true },
  });
  world.answer = usual;
  const ours = { platform: world, api: new Api(world), me: NORA };
  const thread = new Thread(ours, SOPHIE);
  await settled();
  const wire = () => world.wire(/customers\/.*\/live$/);
  wire().open();
  const say = (frame: ThreadServerFrame) => wire().say(frame);
  const welcome = (seq: number) =>
    say({ type: 'welcome', customer: SOPHIE, seq, state: state(), draft: '', viewers: [] });
  welcome(2);
  const sends = new Sends(world, ours.api, NORA.person.id);
  const texts = () => thread.items.value.map(({ text }) => text);
  return {
    world,
    thread,
    wire,
    say,
    welcome,
    texts,
    usual,
    sends,
    tags: new Tags(ours, thread),
    blocks: new Blocks(ours, thread),
    floor: new FloorActs(ours, thread),
    composer: new Composer(ours, thread, sends),
  };
}

describe('a thread', () => {
  it('says what it has when it is dialled, and takes each item once', async () => {
    const { wire, say, texts } = await open();
    expect(wire().heard[0]).toEqual({ type: 'hello', since: 2 });
    say({ type: 'item', item: line(3), seq: 3 });
    say({ type: 'item', item: line(3), seq: 3 });
    expect(texts()).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('puts an item that comes again in its place', async () => {
    const { say, thread } = await open();
    say({ type: 'item', item: line(2, { delivery: { state: 'read' } }), seq: 4 });
    expect(thread.items.value.map(({ delivery }) => delivery?.state)).toEqual([undefined, 'read']);
  });

  it('shows words as they stream, until the message of their turn is there', async () => {
    const { say, thread } = await open();
    const delta = { type: 'delta', turn: 't1', session: 's', channel: 'chat' } as const;
    say({ ...delta, text: 'Good ' });
    say({ ...delta, text: 'morning' });
    expect(thread.streaming.value).toMatchObject([{ text: 'Good morning' }]);
    say({ type: 'item', item: line(3, { turn: 't1', author: { kind: 'assistant' } }), seq: 3 });
    expect(thread.streaming.value).toEqual([]);
    say({ ...delta, turn: 't2', text: 'No' });
    say({ ...delta, turn: 't2', cancelled: true });
    expect(thread.streaming.value).toEqual([]);
  });

  it('marks what came while the connection was cut', async () => {
    const { world, thread, wire, welcome, say } = await open();
    wire().cut();
    await world.pass(60_000);
    wire().open();
    welcome(4);
    say({ type: 'item', item: line(3), seq: 3 });
    say({ type: 'item', item: line(4), seq: 4 });
    const rows = rowsOf(thread.items.value, thread.marks.value, NORA.person.id, () => 'today');
    expect(rows.map(({ key }) => key)).toEqual(['day today', 'ev_1', 'ev_2', 'missed', 'ev_3', 'ev_4']);
  });

  it('marks what is new since the person looked, in whatever browser window', async () => {
    const kept = new Map<string, string>();
    const first = await open([line(1), line(2)], kept);
    first.thread.end();
    const second = await open([line(1), line(2), line(3)], kept);
    const rows = rowsOf(second.thread.items.value, second.thread.marks.value, NORA.person.id, () => 'today');
    expect(rows.map(({ key }) => key)).toEqual(['day today', 'ev_1', 'ev_2', 'new', 'ev_3']);
  });

  it('is asked for while no socket opens', async () => {
    const { world, thread, wire, texts } = await open();
    wire().cut();
    world.answer = () => ({ body: timeline([line(1), line(2), line(3)]) });
    await world.pass(5_000);
    expect(thread.connection.value).not.toBe('live');
    expect(texts()).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('forgets that somebody writes after a while, and when the message is there', async () => {
    const { world, say, thread } = await open();
    say({ type: 'typing', from: 'customer' });
    expect(thread.typing.value).toEqual({ from: 'customer', name: null });
    await world.pass(7_000);
    expect(thread.typing.value).toBeNull();
    say({ type: 'typing', from: 'customer' });
    say({ type: 'item', item: line(3), seq: 3 });
    expect(thread.typing.value).toBeNull();
  });
});

describe('items', () => {
  it('stand by time and then by number, in whatever order they come', () => {
    const items = conversation();
    const shuffled = [...items.slice(7), ...items.slice(0, 7)];
    expect(merge([], shuffled).map(({ seq }) => seq)).toEqual(items.map(({ seq }) => seq));
    expect(merge(items, items)).toEqual(items);
  });
});

describe('the floor', () => {
  it('is taken at once on the screen, and given back when the service says no', async () => {
    const { world, floor } = await open();
    world.answer = () => refusal(409, 'An advisor has the floor.', { by: { id: 'pe_2', name: 'Maria' } });
    const taking = floor.takeover();
    expect(floor.view.value.kind).toBe('taking');
    expect(await taking).toBe(false);
    expect(floor.view.value.kind).toBe('waiting');
    expect(floor.problem.value?.by?.name).toBe('Maria');
  });

  it('is taken from whoever is seen to have it, so that a third is noticed', async () => {
    const { world, say, floor } = await open();
    const maria = { kind: 'advisor', id: 'pe_2', name: 'Maria', since: at(0) } as const;
    say({ type: 'state', state: state({ floor: maria }) });
    expect(floor.view.value).toMatchObject({ kind: 'other', name: 'Maria' });
    expect(await floor.takeover()).toBe(true);
    expect(world.made('POST', /takeover$/)[0]?.body).toEqual({ from: 'pe_2' });
    expect(floor.view.value.kind).toBe('mine');
  });

  it('stays theirs when a frame from before it was taken comes late, and goes with one from after', async () => {
    const { say, floor } = await open();
    expect(await floor.takeover()).toBe(true);
    say({ type: 'state', state: state({}) });
    expect(floor.view.value.kind).toBe('mine');
    const { id, name } = NORA.person;
    say({ type: 'state', state: state({ floor: { kind: 'advisor', id, name, since: at(1) } }) });
    expect(floor.view.value.kind).toBe('mine');
    say({ type: 'state', state: state({}) });
    expect(floor.view.value.kind).toBe('waiting');
  });

  it('tells both when it goes from one to the other', async () => {
    const { say, thread } = await open();
    const [maria, nora] = [
      { id: 'pe_2', name: 'Maria' },
      { id: NORA.person.id, name: 'Nora' },
    ];
    say({ type: 'taken', from: nora, by: maria });
    expect(thread.taken.value).toEqual({ from: 'Nora', by: 'Maria', mine: false });
    say({ type: 'taken', from: maria, by: nora });
    expect(thread.taken.value).toMatchObject({ mine: true });
  });
});

describe('an answer', () => {
  it('goes where the customer spoke last, with what has been seen', async () => {
    const { world, composer } = await open();
    composer.write('Good morning');
    expect(composer.chosen.value?.channel).toBe('chat');
    expect(composer.send()).toBe(true);
    expect(composer.reply.text.value).toBe('');
    await world.pass(5_000);
    expect(world.made('POST', /reply$/)[0]?.body).toEqual({
      text: 'Good morning',
      channel: 'chat',
      session: 'se_chat',
      seen: 2,
    });
  });

  it('that is undone is in its field again', async () => {
    const { world, composer } = await open();
    composer.write('Good morning');
    composer.send();
    expect(composer.undo(composer.held.value?.id ?? '')).toBe(true);
    expect(composer.reply.text.value).toBe('Good morning');
    await world.pass(10_000);
    expect(world.made('POST', /reply$/)).toEqual([]);
  });

  it('is not sent where it cannot arrive, but as a template', async () => {
    const { world, composer } = await open();
    const templates = [
      { name: 'write_again', language: 'en', text: 'Hello {{1}}, please write to us.', variables: ['name'] },
    ];
    composer.channels.set({
      channels: [
        {
          channel: 'whatsapp',
          session: 'w',
          address: '+33…78',
          last: true,
          possible: false,
          reason: 'The 24 hours are over',
          templates,
        },
      ],
    });
    composer.write('Good morning');
    expect(composer.send()).toBe(false);
    composer.template.value = { name: 'write_again', variables: ['Sophie'] };
    expect(composer.send()).toBe(true);
    await world.pass(5_000);
    expect(world.made('POST', /reply$/)[0]?.body).toMatchObject({
      text: 'Hello Sophie, please write to us.',
      template: { name: 'write_again', language: 'en', variables: ['Sophie'] },
    });
    expect(composer.reply.text.value).toBe('Good morning');
  });

  it('half written survives a reload', async () => {
    const kept = new Map<string, string>();
    (await open(undefined, kept)).composer.write('Good mor');
    expect((await open(undefined, kept)).composer.reply.text.value).toBe('Good mor');
  });
});

describe('a note', () => {
  it('is saved as a note, and twice under one key where the network failed', async () => {
    const { world, usual, composer } = await open();
    composer.turnTo('note');
    composer.write('VIP, be kind');
    world.answer = () => 'cut';
    expect(await composer.saveNote()).toBe(false);
    expect(composer.note.text.value).toBe('VIP, be kind');
    world.answer = usual;
    expect(await composer.saveNote()).toBe(true);
    const saved = world.made('POST', /note$/);
    expect(saved.map(({ body }) => body)).toEqual([{ text: 'VIP, be kind' }, { text: 'VIP, be kind' }]);
    expect(new Set(saved.map(({ key }) => key)).size).toBe(1);
    await world.pass(10_000);
    expect(world.made('POST', /reply$/)).toEqual([]);
  });
});

describe('a ready answer', () => {
  it('goes behind what is written, and leaves once nothing is to be filled in', async () => {
    const { say, composer, sends } = await open();
    const session = { id: 's1', channel: 'chat', address: 'visitor:s1', assurance: 'anonymous' } as const;
    say({ type: 'state', state: state({ sessions: [{ ...session, heardAt: null, live: true }] }) });
    composer.write('Good morning. ');
    const answer = {
      name: 'Late',
      language: null,
      text: '{{first_name}}, order {{order}} is late. {{advisor}}',
    };
    composer.insert(answer, { first_name: 'Sophie', order: null, advisor: 'Nora' });
    expect(composer.reply.text.value).toBe('Good morning.\n\nSophie, order {{order}} is late. Nora');
    expect(composer.unfilled.value).toEqual(['{{order}}']);
    expect([composer.send(), sends.list.value]).toEqual([false, []]);
    composer.write('Good morning.\n\nSophie, order 45821 is late. Nora');
    expect(composer.send()).toBe(true);
    expect(sends.list.value).toHaveLength(1);
  });
});

describe('tags', () => {
  it('are those of the thread’s state, put on and taken off by calls, and refused with the reason', async () => {
    const { world, say, tags, usual } = await open();
    expect(tags.all).toEqual([]);
    expect(await tags.add('  ')).toBe(false);
    expect(await tags.add(' Wrong size ')).toBe(true);
    say({ type: 'state', state: state({ tags: ['wrong-size'] }) });
    expect(tags.all).toEqual(['wrong-size']);
    expect(await tags.remove('wrong-size')).toBe(true);
    expect(world.made('POST', /\/tags$/).map(({ body }) => body)).toEqual([
      { add: ['Wrong size'] },
      { remove: ['wrong-size'] },
    ]);
    world.answer = (call) =>
      call.path.endsWith('/tags') ? refusal(403, 'Your role does not allow this.') : usual(call);
    expect(await tags.add('vip')).toBe(false);
    expect(tags.problem.value).toMatchObject({ status: 403 });
  });
});

describe('blocked senders', () => {
  const session = (id: string, address: string) =>
    ({ id, channel: 'email', address, assurance: 'anonymous', heardAt: null, live: false }) as const;
  const sessions = [session('s1', 'email:a@example.com'), session('s2', 'email:b@example.com')];
  const block = (address: string | null) => ({
    ...{ address, reason: 'spam', at: at(1) },
    by: { id: 'pe_1', name: 'Nora' },
  });

  it('are those of the thread, and whoever is left can be blocked with a reason', async () => {
    const { world, say, blocks } = await open();
    say({ type: 'state', state: state({ sessions, blocked: [] }) });
    expect(blocks.senders).toEqual(['email:b@example.com', 'email:a@example.com']);
    expect(await blocks.block('email:b@example.com', '  ')).toBe(false);
    expect(await blocks.block('email:b@example.com', ' spam ')).toBe(true);
    expect(world.calls.find(({ path }) => path.endsWith('/block'))).toMatchObject({
      body: { address: 'email:b@example.com', reason: 'spam' },
    });
    say({ type: 'state', state: state({ sessions, blocked: [block('email:b@example.com')] }) });
    expect(blocks.senders).toEqual(['email:a@example.com']);
    say({ type: 'state', state: state({ sessions, blocked: [block(null)] }) });
    expect([blocks.isSpam, blocks.senders]).toEqual([true, []]);
  });

  it('say why one was not taken back, and are nothing with a service that blocks nobody', async () => {
    const { world, say, blocks } = await open();
    const { blocked: _, ...older } = state();
    say({ type: 'state', state: older });
    expect(blocks.all).toBeNull();
    world.answer = () => refusal(409, 'Conflict', { detail: 'That sender is not blocked.' });
    expect(await blocks.unblock(null)).toBe(false);
    expect(blocks.problem.value?.detail).toBe('That sender is not blocked.');
  });
});
