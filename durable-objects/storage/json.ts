/** Stored JSON that is only passed on: whoever looks into it has to parse it. */
export function unknownIn(json: string): unknown {
  return JSON.parse(json);
}
