import type { OpenOutbox } from './outboxUnderTest';

/** The product's own outbox, api and files, put together as `src/app.ts` does it. */
export const openOutbox: OpenOutbox = () => Promise.reject(new Error('there is no outbox yet'));
