import { outside, type SandboxEnv } from '../env.ts';

/**
 * Twilio's REST API as far as a store uses it: texts (`Messages.json`) and changing a running call
 * (`Calls/{sid}.json`). `path` comes without the leading `/twilio`.
 */
export async function twilioRest(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  const [, account, resource] = /^\/2010-04-01\/Accounts\/(AC\w+)\/(.+)\.json$/.exec(path) ?? [];
  if (!account || !resource || request.method !== 'POST') return refusal(404, 20404, `${path} was not found`);
  if (request.headers.get('authorization') !== `Basic ${btoa(`${account}:${env.TWILIO_AUTH_TOKEN ?? ''}`)}`) {
    return refusal(401, 20003, 'Authenticate');
  }
  const fields = Object.fromEntries(new URLSearchParams(await request.text()));
  if (resource === 'Messages') return text(account, fields, env);
  if (resource.startsWith('Calls/')) return change(account, resource.slice('Calls/'.length), fields, env);
  return refusal(404, 20404, `${path} was not found`);
}

async function text(account: string, fields: Record<string, string>, env: SandboxEnv): Promise<Response> {
  const { To = '', From = '', Body = '', MessagingServiceSid } = fields;
  if (!/^\+\d{6,15}$/.test(To)) return refusal(400, 21211, `Invalid 'To' Phone Number: ${To}`);
  if (!From && !MessagingServiceSid) return refusal(400, 21603, "A 'From' phone number is required.");
  if (!Body) return refusal(400, 21602, 'Message body is required.');
  if (Body.length > 1600)
    return refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
  const world = outside(env);
  const fault = await world.takeFault('sms', false);
  if (fault) return refusal(Number(fault) < 600 ? Number(fault) : 400, Number(fault), 'Ordered failure');
  const sid = `SM${crypto.randomUUID().replaceAll('-', '')}`;
  await world.record({ channel: 'sms', to: To, text: Body, attachments: [], raw: { ...fields, sid } });
  const answer = {
    sid,
    account_sid: account,
    to: To,
    from: From,
    body: Body,
    status: 'queued',
    direction: 'outbound-api',
  };
  return Response.json(answer, { status: 201 });
}

async function change(
  account: string,
  sid: string,
  fields: Record<string, string>,
  env: SandboxEnv,
): Promise<Response> {
  if (!/^CA\w+$/.test(sid)) return refusal(404, 20404, `The requested call ${sid} was not found`);
  if (!fields.Twiml && !fields.Url && !fields.Status)
    return refusal(400, 21218, 'Twiml, Url or Status is required.');
  const world = outside(env);
  const fault = await world.takeFault('voice', false);
  if (fault) return refusal(Number(fault) < 600 ? Number(fault) : 400, Number(fault), 'Ordered failure');
  const words = fields.Twiml ?? fields.Url ?? fields.Status ?? '';
  await world.record({ channel: 'voice', to: sid, text: words, attachments: [], raw: { ...fields, sid } });
  return Response.json({ sid, account_sid: account, status: fields.Status ?? 'in-progress' });
}

function refusal(status: number, code: number, message: string): Response {
  return Response.json(
    { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    { status },
  );
}
