import { z } from 'zod';
import type { QueueEntry } from '../../src/console/protocol.ts';

const Card = z.custom<QueueEntry>((value) => typeof value === 'object' && value !== null);
const List = z.array(z.string());

/** A thread as it was told. */
export function cardIn(json: string): QueueEntry {
  return Card.parse(JSON.parse(json));
}

/** A list of words as a row keeps it. */
export function listIn(json: string): string[] {
  return List.parse(JSON.parse(json));
}
