import people from '../../migrations/desk/0001_people.sql';
import queue from '../../migrations/desk/0002_queue.sql';
import mentions from '../../migrations/desk/0003_mentions.sql';
import notices from '../../migrations/desk/0004_notices.sql';
import passkeys from '../../migrations/desk/0005_passkeys.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's desk, step by step. Only ever added to, at its end. */
export const deskSchema: readonly Migration[] = [
  { name: '0001_people', sql: people },
  { name: '0002_queue', sql: queue },
  { name: '0003_mentions', sql: mentions },
  { name: '0004_notices', sql: notices },
  { name: '0005_passkeys', sql: passkeys },
];
