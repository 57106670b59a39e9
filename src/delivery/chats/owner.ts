import type { MemoryOwner } from '../organizationMemory';
import { type Loose, toLoose } from '../parseStored';

/** Whether two memories belong to the same organization at the same API. */
export function isSameOwner(a: MemoryOwner, b: MemoryOwner): boolean {
  return a.origin === b.origin && a.organization === b.organization;
}

/** Reads the owner that stands in a stored object; undefined where there is none. */
export function parseOwner({ origin, organization }: Loose): MemoryOwner | undefined {
  if (typeof origin !== 'string' || !Number.isSafeInteger(organization)) return undefined;
  return { origin, organization: organization as number };
}

/** The objects of a stored list; none for what is no list. */
export function toLooseList(value: unknown): readonly Loose[] {
  return Array.isArray(value) ? value.map(toLoose) : [];
}
