import type { Client } from '../../../src/delivery/sessions';

/** A client that answers what a test says and fails for everything else. */
export function toFakeClient(answers: Partial<Client>): Client {
  return new Proxy(answers, {
    get: (given, method: string) => given[method as keyof Client] ?? (() => unexpected(method)),
  }) as Client;
}

function unexpected(method: string): Promise<never> {
  return Promise.reject(new Error(`${method} was not expected`));
}
