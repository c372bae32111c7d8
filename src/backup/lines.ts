import { z } from 'zod';

/** The form of a backup; another number when a reader of this one could not read it. */
export const BACKUP_FORMAT = 1;

/** A backup's name. */
export const BackupId = z.string().regex(/^bk_[0-9a-f]{32}$/);
const CustomerId = z.string().regex(/^cu_[0-9a-f]{32}$/);
const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const table = { table: z.string().max(40), rows: z.array(Row) };
const Account = z.object({ id: z.string(), name: z.string(), locale: z.string() });

/** Parts of a store that are kept as rows, each in an object of its own. */
export const ROW_PARTS = [
  ...['store', 'desk', 'knowledge', 'figures', 'shop', 'parcels'],
  ...['shop-shopify', 'shop-woocommerce', 'shop-prestashop', 'shop-http'],
] as const;

/** What the service gives for a backup, and takes back, a line each (NDJSON). Times are ISO 8601. */
export const BackupLine = z.discriminatedUnion('type', [
  /** The first line. */
  z.object({
    type: z.literal('backup'),
    format: z.literal(BACKUP_FORMAT),
    id: BackupId,
    store: z.string(),
    at: z.string(),
  }),
  z.object({ type: z.literal('settings'), store: z.string(), settings: z.record(z.string(), z.unknown()) }),
  /** What is no secret of a connection; the others are not in a backup. */
  z.object({
    type: z.literal('connection'),
    name: z.string(),
    fields: z.record(z.string(), z.union([z.string(), z.literal(true)])),
  }),
  z.object({ type: z.literal('endpoint'), url: z.string(), events: z.array(z.string()).nullable() }),
  z.object({ type: z.literal('rows'), of: z.enum(ROW_PARTS), ...table }),
  /** A customer's object: what follows up to `end` is theirs. */
  z.object({
    type: z.literal('customer'),
    id: CustomerId,
    created: z.string(),
    country: z.string().nullable(),
    /** Who leads it, as JSON; null where nobody ever did. */
    led: z.string().nullable(),
  }),
  z.object({ type: z.literal('thread'), customer: CustomerId, ...table }),
  z.object({
    type: z.literal('address'),
    customer: CustomerId,
    address: z.string(),
    claim: z.object({
      home: CustomerId,
      hint: CustomerId,
      account: Account.nullable(),
      lastOrderAt: z.string().nullable(),
      knownAt: z.number().nullable(),
      departedAt: z.string().nullable(),
      companion: z.string().nullable(),
      confirmed: z.object({ account: Account, at: z.string() }).nullable(),
      sharedAt: z.string().nullable(),
    }),
  }),
  /** A file that the thread names. Its bytes go by a route of their own, and stand in a backup's file as `bytes` lines behind it. */
  z.object({ type: z.literal('file'), customer: CustomerId, key: z.string() }),
  z.object({ type: z.literal('end'), customer: CustomerId }),
]);
export type BackupLine = z.infer<typeof BackupLine>;
export type LineOf<Type extends BackupLine['type']> = Extract<BackupLine, { type: Type }>;
/** A line of one customer's. */
export type ThreadLine = LineOf<'customer' | 'thread' | 'address' | 'file' | 'end'>;
