import { now } from '../../src/clock.ts';
import { lookup } from '../../src/lookup.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { labelPaper } from './paper.ts';

/** Milliseconds that the carrier behind Sendcloud takes to make a label. */
const MAKING = 20_000;

/** A return as it was asked for. */
interface Kept {
  asked: { external_reference?: string; order_number?: string; from_address: { name: string } };
  at: number;
  /** The carrier refuses it. */
  refused: boolean;
}

/**
 * Sendcloud's returns. What is asked for twice is made twice. Faults of the channel `carrier`: an HTTP status, or `refused`, which the
 * carrier says once it should have made the label; a `late` one comes when the return was made.
 */
export async function returnsApi(
  request: Request,
  path: string,
  env: SandboxEnv,
  fault: string | null,
): Promise<Response | null> {
  const { method } = request;
  if (method === 'POST' && path === '/api/v3/shipping-options')
    return Response.json({
      data: [{ code: 'mondial_relay:return/return', carrier: { code: 'mondial_relay' } }],
    });
  if (method === 'POST' && path === '/api/v3/returns') return make(request, env, fault === 'refused');
  if (method === 'GET' && path === '/api/v3/returns') {
    const since = Date.parse(new URL(request.url).searchParams.get('from_date') ?? '') || 0;
    const all = (await outside(env).parcels('sendcloud')).map(read).filter(({ kept }) => kept.at >= since);
    return Response.json({ data: all.map(shown), next: null });
  }
  const id = /^\/api\/v3\/returns\/(\d+)$/.exec(path)?.[1];
  if (id && method === 'GET') {
    const [found] = await outside(env).parcels('sendcloud', Number(id) - RETURN);
    return found ? Response.json(shown(read(found))) : missing();
  }
  const parcel = /^\/api\/v3\/parcels\/(\d+)\/documents\/label$/.exec(path)?.[1];
  if (!parcel || method !== 'GET') return null;
  const [found] = await outside(env).parcels('sendcloud', Number(parcel) - PARCEL);
  const one = found && read(found);
  if (!one || !isMade(one.kept)) return missing();
  const { asked } = one.kept;
  const lines = [asked.from_address.name, asked.order_number ?? '', asked.external_reference ?? ''];
  return new Response(labelPaper('Sendcloud', trackingOf(one.n), lines), {
    headers: { 'content-type': 'application/pdf' },
  });
}

const RETURN = 12_000;
const PARCEL = 67_000;
const trackingOf = (n: number) => `3SSEND${1_000_000 + n}`;
const isMade = ({ at, refused }: Kept) => !refused && now() - at >= MAKING;
const missing = () =>
  Response.json({ errors: [{ code: 'not_found', message: 'Not found.' }] }, { status: 404 });

async function make(request: Request, env: SandboxEnv, refused: boolean): Promise<Response> {
  const asked = (await request.json()) as Kept['asked'] & Record<string, unknown>;
  for (const field of ['from_address', 'to_address', 'ship_with', 'weight'])
    if (lookup(asked, field) === undefined)
      return Response.json(
        { errors: [{ field, code: 'required', message: `${field} is required.` }] },
        { status: 400 },
      );
  const n = await outside(env).parcelAdd('sendcloud', JSON.stringify({ asked, at: now(), refused }));
  const late = await outside(env).takeFault('carrier', true);
  if (late)
    return Response.json(
      { errors: [{ code: 'error', message: 'Gateway timeout' }] },
      { status: Number(late) },
    );
  return Response.json(
    { return_id: RETURN + n, parcel_id: PARCEL + n, multi_collo_ids: [] },
    { status: 201 },
  );
}

function read({ n, body }: { n: number; body: string }) {
  return { n, kept: JSON.parse(body) as Kept };
}

function shown({ n, kept }: ReturnType<typeof read>) {
  const made = isMade(kept);
  const refused = kept.refused && now() - kept.at >= MAKING;
  return {
    ...kept.asked,
    ...{ id: RETURN + n, parcel_id: PARCEL + n, created_at: new Date(kept.at).toISOString(), status: 'open' },
    tracking_number: made ? trackingOf(n) : null,
    label_url: made ? `https://panel.sendcloud.sc/api/v3/parcels/${PARCEL + n}/documents/label` : null,
    errors: refused ? [{ code: 'carrier', message: 'The address is not served.' }] : [],
  };
}
