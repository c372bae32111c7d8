import { loadTablesFromDisk } from '../scripts/understand/tables.ts';

// In workerd a customer's object does this, through its binding.
await loadTablesFromDisk();
