/** Settings that belong to where a store is reached and by what: a rehearsal has its own. */
const OF_THE_PLACE: ReadonlySet<string> = new Set([
  ...['email', 'phone', 'whatsapp', 'origins', 'mcp', 'shop', 'limits', 'retention'],
]);

/** Settings as they can be tried elsewhere: without what belongs to the place. */
export function rehearsed(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !OF_THE_PLACE.has(name)));
}
