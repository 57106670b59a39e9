import assert from 'node:assert/strict';
import { type ErrorCode, HandoffError } from '../../src/core/failure';

/** For `assert.rejects`: it is a failure with this code. */
export function failsWith(code: ErrorCode): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof HandoffError);
    assert.equal(error.failure.code, code);
    return true;
  };
}
