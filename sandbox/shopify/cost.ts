import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { lookup } from '../../src/lookup.ts';

/*
 * What an operation costs before it is carried out: an object 1, a connection or a list what its `first` could
 * bring, a mutation 10, scalars nothing (shopify.dev, rate limits of the Admin API).
 */

const MUTATION = 10;

/** What a document costs by Shopify's rules, before it is carried out. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions)
    if (one.kind === 'FragmentDefinition') fragments.set(one.name.value, one);
  const operation = document.definitions.find((one) => one.kind === 'OperationDefinition');
  if (operation?.kind !== 'OperationDefinition') return 0;
  const isMutation = operation.operation === 'mutation';
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  const walk = (set: SelectionSetNode, of: string): number => {
    let total = 0;
    for (const node of set.selections) {
      if (node.kind === 'InlineFragment') {
        total += walk(node.selectionSet, node.typeCondition?.name.value ?? of);
        continue;
      }
      if (node.kind === 'FragmentSpread') {
        const fragment = fragments.get(node.name.value);
        if (fragment) total += walk(fragment.selectionSet, fragment.typeCondition.name.value);
        continue;
      }
      const parent = schema.getType(of);
      const field = isObjectType(parent) ? lookup(parent.getFields(), node.name.value) : undefined;
      if (!field || !node.selectionSet) continue;
      const type = getNamedType(field.type);
      if (!isCompositeType(type)) continue;
      const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
      const first =
        given?.kind === 'IntValue'
          ? Number(given.value)
          : given?.kind === 'Variable'
            ? Number(lookup(variables, given.name.value) ?? 1)
            : 1;
      const inside = walk(node.selectionSet, type.name);
      // `nodes` of a connection are what its `first` counts; the connection itself is nothing beside them.
      const isConnection = type.name.endsWith('Connection');
      total += isConnection ? first * inside : (isList(field.type) ? first : 1) * (1 + inside);
    }
    return total;
  };
  return (isMutation ? MUTATION : 0) + (root ? walk(operation.selectionSet, root.name) : 0);
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}
