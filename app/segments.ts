/** The variable parts of an address, as text: Next hands them over as they stand in the URL. */
import { notFound } from "next/navigation";

/** Decodes every part; an address that is no text is not found. */
export function segments<T extends Readonly<Record<string, string>>>(params: T): T {
  try {
    const decoded = Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)] as const);
    return Object.fromEntries(decoded) as T;
  } catch (error) {
    if (error instanceof URIError) return notFound();
    throw error;
  }
}
