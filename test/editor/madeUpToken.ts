/** In the form of a token, and of no account; put together, so that nobody's scanner takes it for one. */
export const madeUpToken = `ghp_${'a1B2c3'.repeat(6)}`;
