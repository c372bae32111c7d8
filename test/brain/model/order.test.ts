import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/brain/context.ts';
import { embeddedBrain } from '../../../src/brain/embedded/index.ts';
import { runTurn } from '../../../src/brain/turn.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import type { Toolbox } from '../../../src/tools/tool.ts';
import {
  type Answer,
  call,
  claude,
  context,
  end,
  frame,
  ping,
  refused,
  spoken,
  start,
  steps,
  stream,
  text,
  textOf,
  tools,
} from './wire.ts';

/* Look-ups and proposals first, words last: what becomes of words that come at another time. */

type Options = Parameters<typeof claude>[1];

/** A turn to its end; what was said in which run, and what was taken back. */
async function turned(
  channel: Channel,
  answers: Answer[],
  { toolbox = tools().toolbox as Toolbox, over = {} as Partial<Context>, options = {} as Options } = {},
) {
  const said: { run: string; words: string; at: number }[] = [];
  const back: string[] = [];
  const began = Date.now();
  let ids = 0;
  const outcome = await runTurn([claude(answers, options).brain, embeddedBrain], context(over, channel), {
    turn: 'turn-0',
    toolbox,
    signal: new AbortController().signal,
    say: (run, words) => said.push({ run, words, at: Date.now() - began }),
    unsay: (run) => {
      const words = said.filter((one) => one.run === run).map((one) => one.words);
      if (channel === 'voice') return words.join('');
      if (words.length > 0) back.push(run);
      return '';
    },
    id: (prefix) => `${prefix}-${++ids}`,
    hosts: [],
    turnMs: 5_000,
    bridge: { text: 'One moment, please.', afterMs: 40 },
    judge: () => undefined,
  });
  const left = said.filter(({ run }) => !back.includes(run));
  return {
    outcome,
    said,
    back,
    left: left
      .map(({ words }) => words)
      .join('')
      .trim(),
    reply: outcome.reply?.text,
  };
}

const LOOK = [
  start,
  ...text(['Let me look.']),
  ...call('find_order', ['{"order":"45821"}'], 1),
  ...end('tool_use'),
];
const slow = (milliseconds: number): Toolbox => {
  const { toolbox } = tools();
  return {
    ...toolbox,
    async call(name, input) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return toolbox.call(name, input);
    },
  };
};

describe('words before a look-up', () => {
  it.each(['chat', 'email', 'whatsapp'] as const)('are taken back in writing: %s', async (channel) => {
    const answer = 'Hello Sophie,\n\nIt is on its way.';
    const { reply, left } = await turned(channel, [LOOK, spoken([answer])]);
    expect(reply).toBe(answer);
    expect(left).toBe(answer);
  });

  it('stay said on the phone, once, before what was found', async () => {
    const { reply, left } = await turned('voice', [LOOK, spoken(['It is on its way.'])]);
    expect([reply, left]).toEqual(['Let me look. It is on its way.', 'Let me look. It is on its way.']);
  });

  it('leave nothing of a proposal that the shop refuses', async () => {
    const wish = { calls: [{ tool: 'cancel_order', input: { order: '45821' } }] };
    const { reply, outcome } = await turned('chat', [
      spoken(['I cancel it right away.'], ['propose', wish]),
      spoken(['It has left already.']),
    ]);
    expect(reply).toBe('It has left already.');
    expect(outcome.card).toBeNull();
  });

  it('leave nothing of a promise that cannot be made', async () => {
    const { reply, outcome } = await turned('chat', [
      spoken(
        ['Nora calls you at midnight.'],
        ['promise', { what: 'call', due: '2026-12-15T00:00:00+01:00' }],
      ),
      spoken(['I ask a colleague to call you.']),
    ]);
    expect(reply).toBe('I ask a colleague to call you.');
    expect(outcome.promises).toEqual([]);
  });

  it('end the turn where what stands behind them cannot be refused', async () => {
    const { reply } = await turned('chat', [spoken(['Noted.'], ['learn', { name: 'size', value: 'M' }])]);
    expect(reply).toBe('Noted.');
  });
});

describe('a silence', () => {
  it.each(['chat', 'email', 'whatsapp'] as const)('takes back the words beside it: %s', async (channel) => {
    const { outcome, left } = await turned(channel, [
      spoken(['You are welcome!'], ['stay_silent', { reason: 'thanks' }]),
    ]);
    expect(outcome).toMatchObject({ reply: null, silence: 'thanks' });
    expect(left).toBe('');
  });

  it('is none where the words were heard', async () => {
    const { reply } = await turned('voice', [
      spoken(['You are welcome!'], ['stay_silent', { reason: 'thanks' }]),
    ]);
    expect(reply).toBe('You are welcome!');
  });
});

describe('a pause of the model', () => {
  it.each(['chat', 'email', 'voice'] as const)('in mid-sentence leaves no seam: %s', async (channel) => {
    const paused = [start, ...text(['Your parcel is on its w']), ...end('pause_turn')];
    const { reply, left } = await turned(channel, [paused, spoken(['ay to you.'])]);
    expect([reply, left]).toEqual(['Your parcel is on its way to you.', 'Your parcel is on its way to you.']);
  });
});

describe('a pause of the model that holds a call', () => {
  it('is answered with what came of it, and nothing empty goes back', async () => {
    const server = claude([
      [start, ...call('list_orders', ['{}'], 0), ...end('pause_turn')],
      [start, ...end('pause_turn')],
      spoken(['It is here.']),
    ]);
    expect(textOf(await steps(server))).toBe('It is here.');
    const last = server.asked.at(-1)?.body.messages ?? [];
    expect(last.map(({ role, content }) => [role, content.length > 0]).slice(-2)).toEqual([
      ['assistant', true],
      ['user', true],
    ]);
  });
});

describe('on the phone', () => {
  it('the last sentence is spoken when its block ends, not when the books are kept', async () => {
    const words = [start, ...text(['Your parcel left today. ', 'It comes on Friday.'])];
    const books = [...call('learn', ['{"name":"size","value":"M"}'], 1), ...end('tool_use')];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const bytes = (frames: string[]) => new TextEncoder().encode(frames.join(''));
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(bytes(words));
        await held;
        controller.enqueue(bytes(books));
        controller.close();
      },
    });
    const heard: string[] = [];
    for await (const step of claude([() => new Response(body)], {
      firstTokenMs: 3_000,
      stallMs: 3_000,
    }).brain.think(context({}, 'voice'), tools().toolbox, new AbortController().signal)) {
      heard.push(step.type);
      // Were the books waited for, this would never come.
      if (step.type === 'rest') release();
    }
    expect(heard).toEqual(['text', 'text', 'rest', 'learn']);
    const { said } = await turned('voice', [[...words, ...books]]);
    expect(said.map(({ words: one }) => one.trim())).toEqual([
      'Your parcel left today.',
      'It comes on Friday.',
    ]);
  });

  it('a slow look-up is bridged by code, once', async () => {
    const silent = spoken([], ['find_order', { order: '45821' }]);
    const { reply, left } = await turned('voice', [silent, silent, spoken(['It is on its way.'])], {
      toolbox: slow(90),
      options: { firstTokenMs: 1_000, stallMs: 1_000 },
    });
    expect([reply, left]).toEqual(Array(2).fill('One moment, please. It is on its way.'));
  });

  it('a quick one is not, nor one that was announced, nor any in writing', async () => {
    const silent = spoken([], ['find_order', { order: '45821' }]);
    const found = spoken(['It is on its way.']);
    expect((await turned('voice', [silent, found])).reply).toBe('It is on its way.');
    expect((await turned('voice', [LOOK, found], { toolbox: slow(90) })).reply).toBe(
      'Let me look. It is on its way.',
    );
    expect((await turned('chat', [silent, found], { toolbox: slow(90) })).reply).toBe('It is on its way.');
  });
});

describe('a provider that is overloaded', () => {
  const busy = () => refused(529, 'overloaded_error');

  it('is asked again where somebody can wait', async () => {
    const server = claude([busy, busy, spoken(['Here.'])], { retryMs: [1, 1] });
    expect(textOf(await steps(server))).toBe('Here.');
    expect(server.asked).toHaveLength(3);
  });

  it('is given up on where nobody can, and after the last try', async () => {
    await expect(steps(claude([busy]))).rejects.toMatchObject({ failure: 'overloaded' });
    await expect(steps(claude([busy], { retryMs: [1] }))).rejects.toMatchObject({ failure: 'overloaded' });
  });

  it('is not asked again for what it has begun to say', async () => {
    const broken = [
      start,
      ...text(['Hel']).slice(0, 2),
      frame({ type: 'error', error: { type: 'overloaded_error' } }),
    ];
    await expect(steps(claude([broken, spoken(['Hello.'])], { retryMs: [1] }))).rejects.toMatchObject({
      failure: 'overloaded',
    });
  });
});

describe('a model that thinks before it speaks', () => {
  const thinking = frame({
    type: 'content_block_start',
    index: 0,
    content_block: { type: 'thinking', thinking: '', signature: '' },
  });
  /** Pings while it thinks, then words. */
  const pinged = (times: number, everyMs: number) => () => {
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        const send = (frames: string[]) => controller.enqueue(new TextEncoder().encode(frames.join('')));
        send([start, thinking]);
        for (let n = 0; n < times; n++) {
          await new Promise((resolve) => setTimeout(resolve, everyMs));
          send([ping]);
        }
        send([frame({ type: 'content_block_stop', index: 0 }), ...text(['Well.'], 1), ...end('end_turn')]);
        controller.close();
      },
    });
    return new Response(body);
  };

  it('is waited for as long as bytes come, where it may', async () => {
    const server = claude([pinged(6, 40)], { firstTokenMs: 100, thinkMs: 2_000 });
    expect(textOf(await steps(server))).toBe('Well.');
  });

  it('is given up on when they do not, and where somebody waits for a word', async () => {
    const silent = () => stream([start, thinking], { open: true });
    await expect(steps(claude([silent], { firstTokenMs: 60, thinkMs: 2_000 }))).rejects.toMatchObject({
      failure: 'timeout',
    });
    await expect(steps(claude([pinged(6, 40)], { firstTokenMs: 100 }))).rejects.toMatchObject({
      failure: 'timeout',
    });
  });
});

describe('that it is an AI', () => {
  const introduction = 'I am Lune’s AI assistant.';

  it.each([
    ['chat', 'Hello.', `${introduction}\n\nHello.`],
    ['whatsapp', 'Hello.', `${introduction}\n\nHello.`],
    ['voice', 'Hello.', `${introduction} Hello.`],
    ['email', 'Hello Sophie,\n\nIt left.', `Hello Sophie,\n\n${introduction}\n\nIt left.`],
    ['email', 'Bonjour Sophie !\n\nElle arrive.', `Bonjour Sophie !\n\n${introduction}\n\nElle arrive.`],
    ['email', 'It left.', `${introduction}\n\nIt left.`],
  ] as const)('is said by code, on %s before %j', async (channel, words, whole) => {
    const { reply, left } = await turned(channel, [spoken([words])], { over: { introduction } });
    expect(reply).toBe(whole);
    if (channel === 'chat' || channel === 'voice') expect(left).toBe(whole);
  });

  it('is said once, also after words that were taken back', async () => {
    const { reply, left } = await turned('chat', [LOOK, spoken(['It left.'])], { over: { introduction } });
    expect([reply, left]).toEqual(Array(2).fill(`${introduction}\n\nIt left.`));
  });
});
