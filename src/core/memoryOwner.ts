/** Whom something that is remembered belongs to: an organization at an API. */
export interface MemoryOwner {
  readonly origin: string;
  readonly organization: number;
}

/** Whether two memories belong to the same organization at the same API. */
export function isSameOwner(a: MemoryOwner, b: MemoryOwner): boolean {
  return a.origin === b.origin && a.organization === b.organization;
}

/** Reads the owner that stands in a stored object; undefined where there is none. */
export function parseOwner(stored: Partial<Record<keyof MemoryOwner, unknown>>): MemoryOwner | undefined {
  const { origin, organization } = stored;
  if (typeof origin !== 'string' || !Number.isSafeInteger(organization)) return undefined;
  return { origin, organization: organization as number };
}
