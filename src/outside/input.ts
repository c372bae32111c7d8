import { z } from 'zod';
import { lookup } from '../lookup.ts';

/** Deepest object in an object, and most properties of one. */
const DEEPEST = 3;
const MOST_PROPERTIES = 15;
const MOST_VALUES = 30;
const LONGEST_TEXT = 1_000;
const LONGEST_ARRAY = 50;

const Schema = z.looseObject({
  type: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).max(100).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
});
/** A property's name as models may send it. */
const NAME = /^[a-zA-Z][a-zA-Z0-9_.-]{0,63}$/;
/** What may stand in an enumeration: values, no sentences. */
const VALUE = /^[\p{L}\p{N}_.:/+ -]{1,40}$/u;

/**
 * What a tool takes, built anew from the JSON Schema of whoever runs it: objects, arrays, text, numbers, yes
 * and no, and lists of values. References, unions, patterns and words are not taken over, so that a schema
 * can neither grow when it is read, nor keep the validator busy, nor speak to the model. Null where nothing
 * that fits could be called.
 */
export function inputOf(schema: unknown): z.ZodType<Record<string, unknown>> | null {
  const read = Schema.safeParse(schema ?? { type: 'object' });
  return read.success && read.data.type === 'object' ? objectOf(read.data, 0) : null;
}

function objectOf(
  { properties = {}, required = [] }: z.infer<typeof Schema>,
  depth: number,
): z.ZodType<Record<string, unknown>> | null {
  const must = new Set(required);
  const names = Object.keys(properties);
  const fitting = names.filter((name) => NAME.test(name));
  // What must be given comes first, and none of it may be missing.
  const offered = [...fitting.filter((name) => must.has(name)), ...fitting.filter((name) => !must.has(name))];
  const taken = offered.slice(0, MOST_PROPERTIES);
  if ([...must].some((name) => !taken.includes(name))) return null;
  const shape: [string, z.ZodType][] = [];
  for (const name of taken) {
    const value = checked(lookup(properties, name), depth + 1);
    if (value) shape.push([name, must.has(name) ? value : value.optional()]);
    else if (must.has(name)) return null;
  }
  return z.strictObject(Object.fromEntries(shape));
}

/** Null: nothing that we could check. */
function checked(schema: unknown, depth: number): z.ZodType | null {
  const read = Schema.safeParse(schema);
  if (!read.success || depth > DEEPEST) return null;
  const { type, enum: values, items } = read.data;
  if (values) return enumeration(values);
  switch (nonNull(type)) {
    case 'string':
      return z.string().max(LONGEST_TEXT);
    case 'number':
      return z.number();
    case 'integer':
      return z.int();
    case 'boolean':
      return z.boolean();
    case 'array': {
      const each = checked(items, depth + 1);
      return each && z.array(each).max(LONGEST_ARRAY);
    }
    case 'object':
      return objectOf(read.data, depth);
    default:
      return null;
  }
}

function enumeration(values: readonly unknown[]): z.ZodType | null {
  const texts = values.filter((value): value is string => typeof value === 'string' && VALUE.test(value));
  return texts.length > 0 ? z.enum(texts.slice(0, MOST_VALUES)) : null;
}

/** `["string", "null"]` is how some write what may be left out. */
function nonNull(type: unknown): unknown {
  const given = Array.isArray(type) ? type.filter((one) => one !== 'null') : [type];
  return given.length === 1 ? given[0] : null;
}
