/** What a shop keeps: all but the calls of the last day. */
const SHOP = [
  ...['orders', 'contacts', 'products', 'variants', 'product_words', 'returns', 'exchanges', 'refunds'],
  ...['cancellations', 'writes', 'charges', 'amendments', 'changes', 'holds', 'balances'],
];

/**
 * The tables that a backup takes along, in the order in which they are read, by the folder of their migrations. What is not named here
 * follows from what is, is worth nothing later, or stays where it is (secrets, sign-ins, the audit): test/node/backups.test.ts names it.
 */
export const BACKED_UP = {
  // Erasures first: what comes behind them is looked at by them.
  store: [
    ...['erasures', 'desk', 'promises', 'approvals', 'drafts'],
    ...['scenarios', 'scenario_results', 'spend'],
  ],
  desk: ['people', 'queue', 'decisions', 'mentions'],
  knowledge: ['articles', 'unanswered'],
  figures: ['tickets', 'traffic', 'promises', 'baseline'],
  shop: [
    ...[
      ...SHOP,
      'places',
      'business_accounts',
      'members',
      'subscriptions',
      'invoices',
      'endings',
      'subscription_changes',
    ],
    ...[
      'persons',
      'person_contacts',
      'appointments',
      'appointment_changes',
      'free_times',
      'taken_times',
      'services',
    ],
  ],
  // Each is asked for by its mark: none is bought twice.
  parcels: ['labels'],
  // Answers of the system are asked for again.
  'remote-shop': [...SHOP, 'sendings', 'labels', 'theirs', 'arrivals'],
} as const satisfies Record<string, readonly string[]>;
