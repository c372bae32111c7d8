import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * A line of the log: what happened, with ids that carry no personal data. Never a text, a name or an address.
 */
export interface TraceFields {
  store?: string;
  channel?: string;
  customer?: string;
  session?: string;
  turn?: string;
  outbox?: number;
  /** The id of an API token, never the token. */
  apiToken?: string;
  status?: number | string;
  reason?: string;
  ms?: number;
  count?: number;
}

/**
 * Writes one structured line. Workers Logs index JSON fields
 * (developers.cloudflare.com/workers/observability/logs).
 */
export function trace(event: string, fields: TraceFields, level: 'info' | 'error' = 'info'): void {
  const line = JSON.stringify({ event, trace: traceId(), ...fields });
  if (level === 'error') console.error(line);
  else console.info(line);
}

const running = new AsyncLocalStorage<string>();

/**
 * Runs `work`, and whatever it begins, as one pass through the service, from the door to the delivery: all
 * its lines bear one id. `id`: the pass that it belongs to; absent, one of its own.
 */
export function traced<T>(work: () => T, id: string = newTrace()): T {
  return running.run(id, work);
}

/**
 * The id of the pass that the running code belongs to, for what goes on elsewhere: another object, a row of
 * the outbox. Outside any pass a new one.
 */
export function traceId(): string {
  return running.getStore() ?? newTrace();
}

function newTrace(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** What of an unknown error may be logged: its name and message's first line, shortened; never its data. */
export function errorReason(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message.split('\n')[0]?.slice(0, 200)}`
    : 'unknown error';
}
