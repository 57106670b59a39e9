declare module 'undici/lib/dispatcher/agent.js' {
  const agent: unknown;
  export default agent;
}
