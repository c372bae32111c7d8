import type { Service } from '../scripts/clients/service.ts';

/** Whose past is planted: named by the session's token or by the customer's id. */
export type Whose = { token: string } | { customer: string };

/** Puts `count` exchanges behind a customer and evicts the object: the next message wakes it. */
export async function plant(service: Service, whose: Whose, count: number): Promise<void> {
  const body = JSON.stringify({ ...whose, count });
  const response = await service.fetch('/bench/plant', { method: 'POST', body });
  if (!response.ok) throw new Error(`planting failed (${response.status}): ${await response.text()}`);
}
