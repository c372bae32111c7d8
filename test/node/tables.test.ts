import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isElementAccessExpression,
  isLiteralExpression,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Type, TypeFlags } from 'typescript/unstable/sync';
import { expect, it } from 'vitest';

/* Plain objects are never read by words that come from outside: the compiler says where a key can be any word. */

/** Where a table is written by words of our own, with what it is. */
const OWN_WORDS = [
  ['src/lookup.ts', 'the one way to read a table'],
  ['src/language/en/lexicon.ts', 'a lexicon under construction'],
  ['src/language/fr/numbers.ts', 'a lexicon under construction'],
].map(([file]) => file);

/** True for what may be any word; a union of known words is none. */
function isAnyWord(type: Type | undefined, checker: Checker): boolean {
  if (!type) return true;
  if (type.isUnionType()) return type.getTypes().some((one) => isAnyWord(one, checker));
  const open = TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.Any | TypeFlags.Unknown;
  const bound = TypeFlags.TypeParameter | TypeFlags.Index | TypeFlags.IndexedAccess | TypeFlags.Conditional;
  if (type.flags & bound) return isAnyWord(checker.getBaseConstraintOfType(type), checker);
  return (type.flags & open) !== 0;
}

/** Every `object[key]` and `key in object` under a node, with its key. */
function keyed(node: Node, found: [Node, Node][] = []): [at: Node, key: Node][] {
  if (isElementAccessExpression(node) && !isLiteralExpression(node.argumentExpression))
    found.push([node, node.argumentExpression]);
  if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword)
    found.push([node, node.left]);
  node.forEachChild((child) => {
    keyed(child, found);
  });
  return found;
}

it('no plain object is read by a word from outside, except through lookup()', { timeout: 120_000 }, () => {
  const api = new API({ cwd: process.cwd() });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [`${process.cwd()}/tsconfig.json`] });
    const { program, checker } = snapshot.getProjects()[0] ?? expect.fail('tsconfig.json is no project');
    const files = program
      .getSourceFileNames()
      .filter((name) => /^\/(src|durable-objects|sandbox)\//.test(name.slice(process.cwd().length)));
    expect(files.length).toBeGreaterThan(300);
    const broken = files.flatMap((name) => {
      const file = name.slice(process.cwd().length + 1);
      const source = program.getSourceFile(name);
      if (!source || OWN_WORDS.includes(file)) return [];
      const pairs = keyed(source);
      const types = pairs.length > 0 ? checker.getTypeAtLocation(pairs.map(([, key]) => key)) : [];
      return pairs.filter((_, i) => isAnyWord(types[i], checker)).map(([at]) => `${file}: ${at.getText()}`);
    });
    expect(broken).toEqual([]);
  } finally {
    api.close();
  }
});
