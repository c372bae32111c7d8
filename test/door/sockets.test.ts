import { evictDurableObject, listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { expect, it, vi } from 'vitest';
import { PING, PONG } from '../../src/protocol.ts';
import { ask, bindings } from './world.ts';

/* What a live socket owes its client beside the conversation: a heartbeat, and an end. */

async function dial() {
  const before = new Set((await listDurableObjectIds(bindings.CUSTOMER)).map(String));
  const response = await ask('/chat/demo', {
    headers: { upgrade: 'websocket', 'sec-websocket-protocol': 'onethread.1' },
  });
  const socket = response.webSocket;
  if (!socket) throw new Error(`refused: ${response.status}`);
  socket.accept();
  const heard: string[] = [];
  const ends: { code: number; reason: string }[] = [];
  socket.addEventListener('message', ({ data }) => void heard.push(String(data)));
  socket.addEventListener('close', ({ code, reason }) => void ends.push({ code, reason }));
  const ids = (await listDurableObjectIds(bindings.CUSTOMER)).filter((id) => !before.has(String(id)));
  const [id] = ids;
  if (!id || ids.length > 1) throw new Error(`${ids.length} new objects`);
  return { socket, heard, ends, object: bindings.CUSTOMER.get(id) };
}

it('a ping is answered by the platform, before hello, by an object that sleeps, and past every limit', async () => {
  const { socket, heard, object } = await dial();
  await evictDurableObject(object, { webSockets: 'hibernate' });
  for (let ping = 0; ping < 300; ping++) socket.send(PING);
  await vi.waitFor(() => expect(heard).toHaveLength(300));
  expect(new Set(heard)).toEqual(new Set([PONG]));
  // Its own answer would leave no time here.
  const answered = await runInDurableObject(object, (_, ctx) =>
    ctx.getWebSockets().map((wire) => ctx.getWebSocketAutoResponseTimestamp(wire)),
  );
  expect(answered).toEqual([expect.any(Date)]);
  socket.close();
});

it('a ping that is written otherwise is answered all the same', async () => {
  const { socket, heard } = await dial();
  socket.send('{"type":"hello"}');
  socket.send('{ "type": "ping" }');
  await vi.waitFor(() => expect(heard.at(-1)).toBe(PONG));
  socket.close();
});

it.each([
  ['with a code', 1000, 'bye'],
  ['with an application’s code', 4000, ''],
  ['with none', undefined, undefined],
])('a client that closes %s gets its close frame back', async (_, code, reason) => {
  const { socket, ends } = await dial();
  socket.close(code, reason);
  await vi.waitFor(() => expect(ends).toHaveLength(1), { timeout: 2_000 });
  expect(ends[0]?.code).toBe(code ?? 1005);
});

it('a client that closes an object that sleeps gets its close frame back', async () => {
  const { socket, ends, object } = await dial();
  await evictDurableObject(object, { webSockets: 'hibernate' });
  socket.close(1000, 'bye');
  await vi.waitFor(() => expect(ends).toEqual([{ code: 1000, reason: 'bye' }]), { timeout: 2_000 });
});
