import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { inboundFiles, keysOf } from '../../durable-objects/customer/privacy/files.ts';
import { Fact } from '../../src/conversation/events.ts';
import { Attachment } from '../../src/conversation/values.ts';

/* Whatever event carries a file, an erasure finds the file by it. The events are those of the schema, so that a new one is asked too. */

const attachment: fc.Arbitrary<Attachment> = fc.record({
  id: fc.string(),
  filename: fc.string(),
  type: fc.constant('image/png'),
  size: fc.nat(),
  key: fc.uuid().map((id) => `attachments/${id}`),
});

/** Values that fit a schema; where it has a file, there is one. Output of a tool is unknown, and may bring a label. */
function fitting(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema === Attachment) return attachment;
  if (schema instanceof z.ZodObject)
    return fc.record(
      Object.fromEntries(Object.entries(schema.shape).map(([name, part]) => [name, fitting(part)])),
    );
  if (schema instanceof z.ZodRecord) return fc.dictionary(fc.string({ minLength: 1 }), fc.string());
  if (schema instanceof z.ZodArray) return fc.array(fitting(schema.element), { minLength: 1, maxLength: 2 });
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return fitting(schema.unwrap());
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  // One fits every number here, amounts and quantities too.
  if (schema instanceof z.ZodNumber)
    return fc.integer({ min: 1, max: Math.min(schema.maxValue ?? 1_000_000, 1_000_000) });
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodDiscriminatedUnion) return fc.oneof(...schema.options.map(fitting));
  if (schema instanceof z.ZodUnknown) return fc.record({ label: attachment });
  if (schema instanceof z.ZodRecord) return fc.dictionary(fc.string(), fitting(schema.valueType));
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(fitting));
  // Three letters fit every text here, a currency too.
  if (schema instanceof z.ZodString) return fc.string({ minLength: 3, maxLength: 3 });
  throw new Error(`no values for a schema of type ${schema._zod.def.type}`);
}

/** Every key of the file store anywhere in a value. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = Attachment.safeParse(value).data;
  return found ? [found.key] : Object.values(value).flatMap(keysIn);
}

it.each(Fact.options.map((option) => [option.shape.type.value, option] as const))(
  'an erasure and a retention sweep find every file that %s carries',
  (type, option) => {
    fc.assert(
      fc.property(fitting(option), (value) => {
        const fact = Fact.parse(value);
        // What a stranger said names the stranger's files, and what was only offered brings none.
        if (['testimony.heard', 'card.put', 'approval.asked'].includes(type)) return;
        const own = fact.type === 'draft.made' ? fact.attachments : fact;
        const carried = keysIn(fact.type === 'action.done' ? fact.output : own);
        expect(keysOf(fact)).toEqual(expect.arrayContaining(carried));
        // What we sent and made is swept at no time of its own: all the rest is the customer's, and retention finds it.
        const ours = ['message.composed', 'action.done', 'draft.made'].includes(fact.type);
        expect(inboundFiles(fact).map(({ key }) => key)).toEqual(ours ? [] : carried);
      }),
      { numRuns: 20 },
    );
  },
);
