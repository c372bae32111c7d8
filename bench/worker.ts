import { z } from 'zod';
import front from '../src/index.ts';
import type { BenchEnv } from './env.ts';
import { recorder } from './recorder.ts';
import { tape } from './tape.ts';

export { Address, Customer, EmbeddedShop, Store } from '../src/index.ts';
export { Echo } from './echo.ts';
export { RecordedCustomer } from './recorded.ts';
export { Replay } from './replay.ts';

const Cut = z.object({ name: z.string(), message: z.string().nullable() });
const OTHERS = /^\/bench\/(recorded|replay|echo)(\/chat\/.*)$/;

/**
 * The service as it is, and under `/bench/<object>/chat/…` the same door with another object behind it: every contender is
 * reached by the same code in the same process. `POST /bench/cut` ends a segment of the recording and tells what it counted.
 */
export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    if (url.pathname === '/bench/cut' && request.method === 'POST') {
      const { name, message } = Cut.parse(await request.json());
      const segment = recorder.cut(name, message);
      tape.segments.push(segment);
      return Response.json(segment.counts);
    }
    const [, object, path] = OTHERS.exec(url.pathname) ?? [];
    if (!object || !path) return front.fetch(request, env, ctx);
    const behind = { recorded: env.RECORDED, replay: env.REPLAY, echo: env.ECHO }[object] ?? env.CUSTOMER;
    url.pathname = path;
    return front.fetch(new Request(url, request), { ...env, CUSTOMER: behind }, ctx);
  },
} satisfies ExportedHandler<BenchEnv>;
