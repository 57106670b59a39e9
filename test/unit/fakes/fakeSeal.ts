import { createHmac } from 'node:crypto';
import type { Seal } from '../../../src/delivery/seal';

/** A seal that needs no thread, so that a test can tell when everything has come to rest. */
export class FakeSeal implements Pick<Seal, 'sign' | 'verify'> {
  constructor(private readonly key = 'the key of this machine') {}

  sign(text: string): Promise<string> {
    return Promise.resolve(createHmac('sha256', this.key).update(text).digest('hex'));
  }

  async verify(text: string, mac: string): Promise<boolean> {
    return mac === (await this.sign(text));
  }
}
