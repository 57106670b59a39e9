import Ajv from 'ajv/dist/2020';
import { matchTemplate } from './call';
import openapi from './openapi.json';

interface Operation {
  parameters?: { name: string; in: string; schema: { type?: string } }[];
  requestBody?: object;
  responses: Record<string, { $ref?: string }>;
}

const paths = openapi.paths as Record<string, Record<string, Operation>>;

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
// The document is registered as a whole for its references; its root is no schema and has words of its own.
ajv.addVocabulary(Object.keys(openapi));
ajv.addSchema(openapi, 'openapi.json');

/** What an answer of the API breaks of the contract; empty = nothing. `path` is with or without `/v1` and query. */
export function checkAnswer(method: string, path: string, status: number, body: unknown): string[] {
  const found = findOperation(method, path);
  if (!found) return [`${method} ${path} is not in the contract`];
  const answer = found.operation.responses[String(status)];
  if (!answer) return [`${method} ${found.template} does not answer ${status}`];
  const pointer = answer.$ref?.slice(2).split('/') ?? [...found.pointer, 'responses', String(status)];
  return violations([...pointer, ...jsonSchema], body);
}

/** What a request to the API breaks of the contract, in its path, query or body; empty = nothing. */
export function checkRequest(method: string, path: string, body?: unknown): string[] {
  const found = findOperation(method, path);
  if (!found) return [`${method} ${path} is not in the contract`];
  const { operation, pointer, params } = found;
  const broken = checkParameters(found, { ...params, ...Object.fromEntries(queryOf(path)) });
  if (operation.requestBody)
    return [...broken, ...violations([...pointer, 'requestBody', ...jsonSchema], body)];
  return body === undefined ? broken : [...broken, `${method} ${found.template} takes no body`];
}

/** The pointers (without `#`) to every schema of a request or an answer, with the examples given for it. */
export function contractSchemas(): { pointer: string[]; examples: unknown[] }[] {
  return pointersTo(openapi, 'schema').map((pointer) => {
    const media = pointer
      .slice(0, -1)
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], openapi);
    const { examples = {} } = media as { examples?: Record<string, { value: unknown }> };
    return { pointer, examples: Object.values(examples).map(({ value }) => value) };
  });
}

/** What a value breaks of the schema at a pointer into openapi.json. */
export function violations(pointer: readonly string[], value: unknown): string[] {
  const fragment = pointer.map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  const validate = ajv.getSchema(`openapi.json#/${fragment.join('/')}`);
  if (!validate) throw new Error(`openapi.json has no schema at ${pointer.join(' / ')}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${instancePath || 'body'} ${message} ${JSON.stringify(params)}`,
  );
}

const jsonSchema = ['content', 'application/json', 'schema'];

interface Found {
  template: string;
  pointer: string[];
  operation: Operation;
  params: Record<string, string>;
}

function findOperation(method: string, path: string): Found | undefined {
  const name = method.toLowerCase();
  const bare = path.replace(/\?.*$/s, '').replace(/^\/v1(?=\/)/, '');
  for (const [template, operations] of Object.entries(paths)) {
    const params = matchTemplate(template, bare);
    const operation = operations[name];
    if (params && operation) return { template, pointer: ['paths', template, name], operation, params };
  }
  return undefined;
}

function queryOf(path: string): URLSearchParams {
  return new URLSearchParams(path.split('?', 2)[1] ?? '');
}

function checkParameters({ operation, pointer, template }: Found, given: Record<string, string>): string[] {
  const parameters = operation.parameters ?? [];
  return Object.entries(given).flatMap(([name, text]) => {
    const index = parameters.findIndex((parameter) => parameter.name === name);
    const parameter = parameters[index];
    if (!parameter) return [`${template} has no parameter ${name}`];
    const value = parameter.schema.type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
    return violations([...pointer, 'parameters', String(index), 'schema'], value).map(
      (one) => `${name}: ${one}`,
    );
  });
}

function pointersTo(node: unknown, key: string, at: readonly string[] = []): string[][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => {
    if (name === 'examples') return [];
    return name === key ? [[...at, name]] : pointersTo(child, key, [...at, name]);
  });
}
