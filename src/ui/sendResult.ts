import type { ErrorCode } from '../core/failure';
import type { MessageType } from '../core/message';

/** What a send command resolves to; part of the product's interface. */
export interface SendResult {
  readonly status: 'sent' | 'held' | 'queued' | 'unconfirmed' | 'cancelled' | 'rejected';
  readonly chat?: number;
  readonly type?: MessageType;
  readonly messageIds: readonly number[];
  readonly reason?: ErrorCode;
}
