declare const chatId: unique symbol;
declare const agentId: unique symbol;
declare const departmentId: unique symbol;

/** A chat's id: a positive integer, unique within its organization (helpcrunch-api.md 1). */
export type ChatId = number & { readonly [chatId]: true };

/** An agent's id: a positive integer, unique within its organization. */
export type AgentId = number & { readonly [agentId]: true };

/** A department's id: a positive integer, unique within its organization. */
export type DepartmentId = number & { readonly [departmentId]: true };

/** Takes a positive safe integer, as a number or in digits; anything else gives undefined. */
export function toChatId(value: unknown): ChatId | undefined {
  return toPositiveInteger(value) as ChatId | undefined;
}

/** Takes a positive safe integer, as a number or in digits; anything else gives undefined. */
export function toAgentId(value: unknown): AgentId | undefined {
  return toPositiveInteger(value) as AgentId | undefined;
}

/** Takes a positive safe integer, as a number or in digits; anything else gives undefined. */
export function toDepartmentId(value: unknown): DepartmentId | undefined {
  return toPositiveInteger(value) as DepartmentId | undefined;
}

function toPositiveInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) > 0 ? (number as number) : undefined;
}
