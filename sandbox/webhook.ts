import { outside, type SandboxEnv } from './env.ts';

/**
 * A system of the store's own that is told what happens: takes whatever is posted below `/webhook/`, and lists
 * it under `/sandbox/sent?channel=webhook` with its headers and the bytes of its body. Faults ordered for the
 * channel `webhook` are HTTP statuses of its next answers; a `late` one is answered after it was taken.
 */
export async function takeWebhook(request: Request, env: SandboxEnv): Promise<Response> {
  const world = outside(env);
  const fault = await world.takeFault('webhook', false);
  if (fault) return failed(fault);
  const body = await request.text();
  const { pathname } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  await world.record({
    channel: 'webhook',
    to: pathname,
    text: body,
    attachments: [],
    raw: { headers, body },
  });
  const late = await world.takeFault('webhook', true);
  return late ? failed(late) : new Response(null, { status: 204 });
}

function failed(status: string): Response {
  const headers = new Headers();
  if (status === '429' || status === '503') headers.set('retry-after', '1200');
  if (status.startsWith('3')) headers.set('location', 'http://sandbox/webhook/elsewhere');
  return new Response('ordered failure', { status: Number(status), headers });
}
