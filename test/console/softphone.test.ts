import { describe, expect, it } from 'vitest';
import {
  type Line,
  type LineCall,
  type LineListener,
  LineRefused,
  type LineTrouble,
} from '../../console/core/calls/line.ts';
import { Softphone } from '../../console/core/calls/softphone.ts';
import { Api } from '../../console/core/transport/api.ts';
import { type Call, FakeWorld } from './world.ts';

/* Calls in the browser, with a line that is played here. */

const CUSTOMER = `cu_${'1'.repeat(32)}`;

/** A line that is rung by hand. */
class FakeLine implements Line {
  readonly tokens: string[] = [];
  closed = false;
  readonly listener: LineListener;
  readonly did: string[] = [];

  constructor(token: string, listener: LineListener) {
    this.tokens.push(token);
    this.listener = listener;
  }

  renew(token: string): void {
    this.tokens.push(token);
  }
  close(): void {
    this.closed = true;
  }

  /** Somebody calls. */
  ring(name: string, customer: string | null = CUSTOMER): LineCall {
    const note = (what: string) => () => void this.did.push(`${name} ${what}`);
    const call: LineCall = {
      about: new Map(customer === null ? [] : [['customer', customer]]),
      accept: note('accept'),
      decline: note('decline'),
      hangUp: note('hang up'),
      mute: (on) => note(on ? 'mute' : 'unmute')(),
      press: (keys) => note(keys)(),
    };
    this.listener.onCall(call);
    return call;
  }
}

function aPhone({ refuse, kept }: { refuse?: LineTrouble; kept?: Map<string, string> } = {}) {
  const world = new FakeWorld(kept);
  const lines: FakeLine[] = [];
  let tokens = 0;
  world.answer = ({ path }: Call) => {
    if (path === 'me/softphone') return { body: { token: `t${++tokens}`, possible: true, reason: null } };
    if (path.endsWith('/brief')) return { body: { who: { name: 'Sophie Martin' }, what: 'Wants a refund' } };
    return { body: {} };
  };
  world.layLine = async (token, listener) => {
    if (refuse) throw new LineRefused(refuse);
    const line = new FakeLine(token, listener);
    lines.push(line);
    listener.onReady();
    return line;
  };
  return { world, lines, phone: new Softphone(world, new Api(world)) };
}

async function ready(options: Parameters<typeof aPhone>[0] = {}) {
  const { world, lines, phone } = aPhone(options);
  await phone.start();
  const [line] = lines;
  if (!line) throw new Error('no line was laid');
  return { world, phone, line, lines };
}

describe('a softphone', () => {
  it('is laid when it is asked for, and from then on at each visit, until it is stopped', async () => {
    const kept = new Map<string, string>();
    const { phone, line } = await ready({ kept });
    expect(phone.state.value).toBe('ready');
    expect(phone.open.value).toBe(true);
    expect(line.tokens).toEqual(['t1']);
    phone.end();
    expect(line.closed).toBe(true);
    const next = aPhone({ kept });
    await expect.poll(() => next.phone.state.value).toBe('ready');
    next.phone.stop();
    expect(next.lines[0]?.closed).toBe(true);
    expect(aPhone({ kept }).phone.state.value).toBe('off');
  });

  it.each(['microphone', 'unsupported', 'token', 'network'] as const)(
    'that is refused for its %s stays off, and says why',
    async (trouble) => {
      const { phone } = aPhone({ refuse: trouble });
      await phone.start();
      expect([phone.state.value, phone.trouble.value]).toEqual(['off', trouble]);
    },
  );

  it('whose token the service does not give says what the service says', async () => {
    const { world, phone, lines } = aPhone();
    world.answer = () => ({ status: 409, body: { title: 'Conflict', detail: 'The store has no API key' } });
    await phone.start();
    expect(phone.state.value).toBe('off');
    expect(phone.problem.value?.detail).toBe('The store has no API key');
    expect(lines).toEqual([]);
  });

  it('rings with who calls and about what; accepted it lasts until one of the two hangs up', async () => {
    const { phone, line, world } = await ready();
    const call = line.ring('one');
    expect(phone.call.value).toMatchObject({ customer: CUSTOMER, state: 'ringing' });
    expect(phone.open.value).toBe(false);
    await expect.poll(() => phone.brief.value?.who.name).toBe('Sophie Martin');
    expect(world.calls.map(({ path }) => path)).toContain(`customers/${CUSTOMER}/brief`);
    phone.accept();
    expect(phone.call.value?.state).toBe('connecting');
    line.listener.onAnswered(call);
    expect(phone.call.value).toMatchObject({ state: 'talking', muted: false, since: world.now() });
    phone.mute();
    expect(phone.call.value?.muted).toBe(true);
    phone.mute();
    phone.press('5');
    line.listener.onEnded(call);
    expect([phone.call.value, phone.brief.value, phone.open.value]).toEqual([null, null, true]);
    expect(line.did).toEqual(['one accept', 'one mute', 'one unmute', 'one 5']);
  });

  it('declines what rings, hangs up what lasts, and declines a second caller at once', async () => {
    const { phone, line } = await ready();
    line.ring('one');
    phone.hangUp();
    const two = line.ring('two');
    phone.accept();
    line.listener.onAnswered(two);
    line.ring('three');
    expect(phone.call.value?.state).toBe('talking');
    phone.hangUp();
    expect(line.did).toEqual(['one decline', 'two accept', 'three decline', 'two hang up']);
    expect(phone.call.value).toBeNull();
  });

  it('that was taken by a colleague, or given up, rings no more', async () => {
    const { phone, line } = await ready();
    const call = line.ring('one');
    line.listener.onEnded(call);
    expect(phone.call.value).toBeNull();
    phone.accept();
    expect(line.did).toEqual([]);
  });

  it('gets another token before its own lapses, and asks for none again and again', async () => {
    const { phone, line, world } = await ready();
    line.listener.onTokenWanted();
    await expect.poll(() => line.tokens).toEqual(['t1', 't2']);
    line.listener.onTrouble('token');
    line.listener.onTrouble('token');
    expect(phone.trouble.value).toBe('token');
    expect(world.calls.filter(({ path }) => path === 'me/softphone')).toHaveLength(2);
    await world.pass(60_000);
    line.listener.onTrouble('token');
    await expect.poll(() => line.tokens).toEqual(['t1', 't2', 't3']);
    line.listener.onReady();
    expect(phone.trouble.value).toBeNull();
  });

  it('whose line is lost is rung by nobody until it is back, and once stopped by nobody at all', async () => {
    const { phone, line } = await ready();
    line.listener.onLost();
    expect([phone.state.value, phone.open.value]).toEqual(['lost', false]);
    line.listener.onReady();
    expect(phone.open.value).toBe(true);
    const call = line.ring('one');
    phone.accept();
    line.listener.onAnswered(call);
    phone.stop();
    expect(line.did).toEqual(['one accept', 'one hang up']);
    line.ring('late');
    line.listener.onReady();
    expect(line.did.at(-1)).toBe('late decline');
    expect([phone.state.value, phone.call.value]).toEqual(['off', null]);
  });
});
