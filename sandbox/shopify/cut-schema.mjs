/*
 * Cuts Shopify's Admin schema down to what the adapter asks: `node sandbox/shopify/cut-schema.mjs INTROSPECTION.json`, where that is a
 * `dist/data/admin_2026-07.json` of the npm package @shopify/dev-mcp. Every operation has to be valid by the whole schema first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildClientSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  print,
  specifiedScalarTypes,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import * as mutations from '../../src/shop/shopify/mutations.ts';
import * as reads from '../../src/shop/shopify/reads.ts';

const [path = ''] = process.argv.slice(2);
const whole = buildClientSchema(JSON.parse(readFileSync(path, 'utf8')).data, { assumeValid: true });
const documents = [...Object.values(reads), ...Object.values(mutations)]
  .filter((text) => /^(?:query|mutation|fragment) /.test(text))
  .map((text) => parse(text));

/** Names of fields by their type. */
const fields = new Map();
const inputs = new Set();
const more = new Set();
const keep = (type, field) => fields.set(type, (fields.get(type) ?? new Set()).add(field));

for (const document of documents) {
  const faults = validate(whole, document);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  const info = new TypeInfo(whole);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (!parent || !field || node.name.value.startsWith('__')) return;
        keep(parent.name, node.name.value);
        const type = getNamedType(field.type);
        more.add(type);
        for (const arg of field.args) inputs.add(getNamedType(arg.type));
      },
      InlineFragment() {
        more.add(getNamedType(info.getType()));
      },
    }),
  );
}
// Fields of an interface are fields of whatever implements it and is asked for.
for (const [name, used] of [...fields]) {
  const type = whole.getType(name);
  if (!isInterfaceType(type)) continue;
  for (const one of whole.getPossibleTypes(type)) {
    more.add(one);
    for (const field of used) keep(one.name, field);
  }
}
for (const input of inputs) {
  more.add(input);
  if (isInputObjectType(input))
    for (const field of Object.values(input.getFields())) inputs.add(getNamedType(field.type));
}
for (const [name, used] of fields)
  for (const field of used) {
    const type = getNamedType(whole.getType(name).getFields()[field].type);
    more.add(type);
  }

const args = (list) =>
  list.length === 0
    ? ''
    : `(${list.map(({ name, type, default: value }) => `${name}: ${type}${literal(value?.literal)}`).join(', ')})`;
const literal = (value) => (value?.kind ? ` = ${print(value)}` : '');

function printed(type) {
  if (specifiedScalarTypes.includes(type) || specifiedScalarTypes.some(({ name }) => name === type.name))
    return null;
  if (isScalarType(type)) return `scalar ${type.name}`;
  if (isEnumType(type))
    return `enum ${type.name} { ${type
      .getValues()
      .map(({ name }) => name)
      .join(' ')} }`;
  if (isInputObjectType(type)) {
    const oneOf = type.isOneOf ? ' @oneOf' : '';
    const rows = Object.values(type.getFields()).map(({ name, type: of }) => `  ${name}: ${of}`);
    return `input ${type.name}${oneOf} {\n${rows.join('\n')}\n}`;
  }
  if (isUnionType(type)) {
    const kept = type.getTypes().filter((one) => more.has(one));
    return `union ${type.name} = ${kept.map(({ name }) => name).join(' | ')}`;
  }
  const used = fields.get(type.name);
  if (!used) return null;
  const rows = [...used].sort().map((name) => {
    const field = type.getFields()[name];
    return `  ${name}${args(field.args)}: ${field.type}`;
  });
  const interfaces = isObjectType(type) ? type.getInterfaces().filter(({ name }) => fields.has(name)) : [];
  const implementing =
    interfaces.length > 0 ? ` implements ${interfaces.map(({ name }) => name).join(' & ')}` : '';
  return `${isInterfaceType(type) ? 'interface' : 'type'} ${type.name}${implementing} {\n${rows.join('\n')}\n}`;
}

const texts = [...new Set([whole.getQueryType(), whole.getMutationType(), ...more])]
  .sort((a, b) => a.name.localeCompare(b.name))
  .flatMap((type) => printed(type) ?? []);
const sdl = `schema { query: QueryRoot mutation: Mutation }\ndirective @idempotent(key: String!) on FIELD\n${texts.join('\n')}\n`;
writeFileSync(
  join(import.meta.dirname, 'schema.ts'),
  `/* Made by cut-schema.mjs from Shopify's published Admin schema, ${reads.VERSION}. */\nexport const SCHEMA = \`${sdl}\`;\n`,
);
console.info(`${documents.length} operations, ${texts.length} types, ${sdl.length} characters`);
