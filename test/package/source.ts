import path from 'node:path';
import ts from 'typescript';
import { root } from '../host/paths';

const configFile = path.join(root, 'tsconfig.json');
const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile(configFile, (file) => ts.sys.readFile(file)).config,
  { ...ts.sys, readDirectory: () => ts.sys.readDirectory(path.join(root, 'src'), ['.ts']) },
  root,
);

const program = ts.createProgram(config.fileNames, config.options);

/** Knows the types of the product's source. */
export const checker = program.getTypeChecker();

/** A place in the product's source. */
export interface Found<N extends ts.Node> {
  /** Relative to `src`, with forward slashes. */
  readonly file: string;
  readonly node: N;
}

/** Every node of a kind under `src`. */
export function findNodes<N extends ts.Node>(isWanted: (node: ts.Node) => node is N): Found<N>[] {
  const found: Found<N>[] = [];
  for (const source of program.getSourceFiles()) {
    const file = path.relative(path.join(root, 'src'), source.fileName).replaceAll(path.sep, '/');
    if (file.startsWith('..') || source.isDeclarationFile) continue;
    const visit = (node: ts.Node): void => {
      if (isWanted(node)) found.push({ file, node });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** Calls such as `read(…)` or `l10n.t(…)`, by the text of what is called. */
export function findCalls(callee: string): Found<ts.CallExpression>[] {
  return findNodes(ts.isCallExpression).filter(({ node }) => node.expression.getText() === callee);
}
