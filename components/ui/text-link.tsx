/**
 * A link inside the console. Nothing is fetched ahead: a table shows hundreds of them, and the process that would
 * answer also schedules.
 */
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

type TextLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "href"> & { readonly href: string };

export function TextLink(props: TextLinkProps): ReactNode {
  return <Link prefetch={false} {...props} />;
}
