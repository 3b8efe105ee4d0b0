/** Search over everything that has a name: roles, jobs, instances, hosts, pages. Pure. */
import type { AgentView } from "../../server/api/agents.ts";
import type { JobSummaryView } from "../../server/api/jobs.ts";
import { jobKeyString, parseJobKey } from "../../server/core/domain/job-key.ts";
import { links } from "../links.ts";
import { verdictOf } from "../status/status-counts.model.ts";
import { SECTIONS } from "./sections.ts";

export type EntryKind = "job" | "instance" | "role" | "host" | "page";

export interface SearchEntry {
  readonly kind: EntryKind;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
}

/** Everything that can be found. */
export function searchEntries(jobs: readonly JobSummaryView[], agents: readonly AgentView[]): SearchEntry[] {
  const roles = new Map<string, number>();
  for (const { job } of jobs) roles.set(job.key.role, (roles.get(job.key.role) ?? 0) + 1);
  return [
    ...SECTIONS.map(({ label, href, key }): SearchEntry => ({ kind: "page", title: label, detail: `g ${key}`, href })),
    ...[...roles].map(([role, count]): SearchEntry => {
      const detail = count === 1 ? "1 job" : `${count} jobs`;
      return { kind: "role", title: role, detail, href: links.role(role) };
    }),
    ...jobs.map(({ job, taskCounts }): SearchEntry => {
      const detail = verdictOf(taskCounts).sentence;
      return { kind: "job", title: jobKeyString(job.key), detail, href: links.job(job.key) };
    }),
    ...agents.map(({ host, taskCount }): SearchEntry => {
      const detail = taskCount === 1 ? "1 task" : `${taskCount} tasks`;
      return { kind: "host", title: host, detail, href: links.agent(host) };
    }),
  ];
}

/** How well `text` answers `word`; higher is better, 0 not at all. */
export function scoreWord(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return text.length === word.length ? 100 : 80;
  if (at > 0) return /[\s/\-_.]/.test(text.charAt(at - 1)) ? 60 : 40;
  return isSubsequence(text, word) ? 10 : 0;
}

function isSubsequence(text: string, word: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** An instance, when the text is the key of one and the job is known. */
function instanceEntry(query: string, entries: readonly SearchEntry[]): SearchEntry | undefined {
  const match = /^(.+)\/(\d{1,7})$/.exec(query.trim());
  const key = match?.[1] === undefined ? undefined : parseJobKey(match[1]);
  if (match?.[2] === undefined || key === undefined) return undefined;
  const title = jobKeyString(key);
  if (!entries.some((entry) => entry.kind === "job" && entry.title === title)) return undefined;
  const href = links.instance({ jobKey: key, instanceId: Number(match[2]) });
  return { kind: "instance", title: `${title}/${match[2]}`, detail: `instance ${match[2]}`, href };
}

/** The best answers, best first. Every word must be found; without words, the pages. */
export function search(query: string, entries: readonly SearchEntry[], limit = 40): SearchEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.filter(({ kind }) => kind === "page");
  const found: { entry: SearchEntry; score: number }[] = [];
  for (const entry of entries) {
    const text = entry.title.toLowerCase();
    let score = 0;
    for (const word of words) {
      const one = scoreWord(text, word);
      if (one === 0) {
        score = 0;
        break;
      }
      score += one;
    }
    if (score > 0) found.push({ entry, score: score - text.length / 1000 });
  }
  found.sort((a, b) => b.score - a.score || (a.entry.title < b.entry.title ? -1 : 1));
  const best = found.slice(0, limit).map(({ entry }) => entry);
  const instance = instanceEntry(query, entries);
  return instance === undefined ? best : [instance, ...best];
}
