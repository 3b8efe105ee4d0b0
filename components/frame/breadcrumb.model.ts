/** From an address to the steps that lead there: cluster / role / environment / job / instance. Pure. */
import { links } from "../links.ts";
import { sectionOf } from "./sections.ts";

export interface Crumb {
  readonly label: string;
  readonly href: string;
  /** What the step is, for the tooltip. */
  readonly what: string;
}

/** The steps after the cluster. The last one is the page itself. */
export function crumbsOf(pathname: string): Crumb[] {
  const [first, ...rest] = pathname.split("/").filter(Boolean).map(decode);
  if (first === "scheduler") return jobCrumbs(rest);
  const section = sectionOf(pathname);
  if (section === undefined || section.href === "/") return [];
  const crumbs: Crumb[] = [{ label: section.label, href: section.href, what: "section" }];
  const host = first === "admin" && rest[0] === "agents" ? rest[1] : undefined;
  if (host !== undefined) crumbs.push({ label: host, href: links.agent(host), what: "agent" });
  return crumbs;
}

function jobCrumbs([role, environment, name, instance]: readonly string[]): Crumb[] {
  const crumbs: Crumb[] = [{ label: "Jobs", href: links.roles(), what: "section" }];
  if (role === undefined) return crumbs;
  crumbs.push({ label: role, href: links.role(role), what: "role" });
  if (environment === undefined) return crumbs;
  crumbs.push({ label: environment, href: links.environment(role, environment), what: "environment" });
  if (name === undefined) return crumbs;
  const jobKey = { role, environment, name };
  crumbs.push({ label: name, href: links.job(jobKey), what: "job" });
  if (instance === undefined) return crumbs;
  const href = links.instance({ jobKey, instanceId: Number(instance) });
  crumbs.push({ label: instance, href, what: "instance" });
  return crumbs;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
