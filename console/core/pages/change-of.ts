/** Settings, or a part of them, as JSON. */
export type Json = { [name: string]: unknown };

/** What a field of the page holds. Money is in minor units. */
export type FieldKind = 'days' | 'minutes' | 'money' | 'yes' | 'text' | readonly string[];

/** The settings that stand on the page as sentences, by their place. */
export const FIELDS = {
  'returns.windowDays': 'days',
  'returns.free': 'yes',
  'exchanges.difference': ['none', 'pay_back', 'person'],
  'approvals.amount': 'money',
  orderLookup: ['number+contact', 'number'],
  'promises.answerMinutes': 'minutes',
  'promises.callbackMinutes': 'minutes',
  'voice.tone': 'text',
} as const satisfies Record<string, FieldKind>;
export type FieldName = keyof typeof FIELDS;

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a place (`returns.windowDays`); undefined where nothing does. */
export function valueAt(settings: unknown, place: string): unknown {
  let value = settings;
  for (const name of place.split('.'))
    value = isRecord(value) ? new Map(Object.entries(value)).get(name) : undefined;
  return value;
}

/** A patch with one value at a place. */
export function patchAt(place: string, value: unknown): Json {
  const [name = '', ...rest] = place.split('.');
  return { [name]: rest.length > 0 ? patchAt(rest.join('.'), value) : value };
}

/** Two patches in one; of what both name the later one counts. */
export function together(one: Json, other: Json): Json {
  const all = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const before = all.get(name);
    all.set(name, isRecord(before) && isRecord(value) ? together(before, value) : value);
  }
  return Object.fromEntries(all);
}

/** What a text says as a patch; null where it is no JSON object. An empty one changes nothing. */
export function patchIn(text: string): Json | null {
  if (text.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

/** Minor units of one unit of a currency (ISO 4217): 100 of the euro, 1 of the yen. */
export function minorUnitsOf(currency: unknown): number {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return 100;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}
