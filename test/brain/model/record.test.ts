import { describe, expect, it } from 'vitest';
import { modelBrain } from '../../../src/brain/model/loop.ts';
import { gpt } from '../../../src/brain/model/openai.ts';
import { asks, claude, context, spoken, stream } from './wire.ts';

/* What a message wanted, written down by a cheap model when the turn is over. */

const said = (records: unknown) => spoken([JSON.stringify({ records })]);
const known = context({
  asked: [asks('Where is order #45821, the Lune dress in M?'), asks('Hello?', { id: 'm-2' })],
});
const record = {
  message: 'm-1',
  intent: 'order_status',
  entities: { orders: ['45821', '99999'], products: ['Lune dress'], sizes: ['M', 'XL'], amounts: [] },
  satisfaction: 0.4,
};
const read = (answers: Parameters<typeof claude>[0]) => {
  const server = claude(answers);
  const records = server.brain.record?.(known, 'It is on its way.', new AbortController().signal);
  return { server, records };
};

describe('the record of a message', () => {
  it('is asked of the cheapest model as JSON, with no tool at hand', async () => {
    const { server, records } = read([said([record])]);
    await records;
    expect(server.asked[0]?.body).toMatchObject({
      model: 'claude-haiku-5-5',
      output_config: { format: { type: 'json_schema', schema: { additionalProperties: false } } },
    });
    expect(server.asked[0]?.body).not.toHaveProperty('tools');
  });

  it('holds what the message itself names, and nothing else', async () => {
    const { records } = read([said([record, { ...record, message: 'm-of-claire' }])]);
    expect(await records).toEqual([
      {
        message: 'm-1',
        findings: {
          intent: 'order_status',
          entities: {
            orders: ['45821'],
            products: ['Lune dress'],
            sizes: ['M'],
            ...{ amounts: [], dates: [], emails: [], phones: [] },
          },
          satisfaction: 0.4,
        },
      },
    ]);
  });

  it('has no intent that there is not, and no satisfaction beyond its range', async () => {
    const { records } = read([said([{ ...record, intent: 'world_domination', satisfaction: 7 }])]);
    expect(await records).toMatchObject([{ findings: { intent: null, satisfaction: null } }]);
  });

  it.each(['Sure, here you go!', '{"records":"none"}', '{"records":[{"message":"m'])(
    'is none where the answer is %s',
    async (answer) => {
      await expect(read([spoken([answer])]).records).rejects.toMatchObject({ failure: 'broken' });
    },
  );

  it('is asked of GPT by the schema as well, and reads its answer', async () => {
    const asked: unknown[] = [];
    const event = (data: { type: string }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
    const text = JSON.stringify({ records: [record] });
    const item = { type: 'message', id: 'msg', role: 'assistant', content: [{ type: 'output_text', text }] };
    const provider = gpt({
      ...{ key: 'k', base: 'https://api.example/v1', model: 'gpt-6.1-sol', effort: 'low' as const },
      ...{ firstTokenMs: 500, stallMs: 500, maxTokens: 500 },
      fetch: (async (input: RequestInfo, init?: RequestInit) => {
        asked.push(await new Request(input, init).json());
        const delta = { type: 'response.output_text.delta', item_id: 'msg', delta: text };
        return stream([
          event(delta),
          event({ type: 'response.output_item.done', ...{ item } }),
          event({ type: 'response.completed', ...{ response: {} } }),
        ]);
      }) as typeof fetch,
    });
    const records = await modelBrain(provider).record?.(known, '', new AbortController().signal);
    expect(records).toMatchObject([{ message: 'm-1', findings: { intent: 'order_status' } }]);
    expect(asked[0]).toMatchObject({
      model: 'gpt-6-luna',
      reasoning: { effort: 'none' },
      text: { format: { type: 'json_schema', name: 'records', strict: true } },
    });
  });
});
