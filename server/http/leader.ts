/**
 * Who answers what: `/leaderhealth`, and the redirect of a follower to the leader. Behaviour from Aurora's
 * `http/LeaderHealth.java`, `LeaderRedirect.java` and `LeaderRedirectFilter.java`.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { replyText } from "./reply.ts";
import type { LeaderView } from "./ports.ts";

/** With this header a follower answers by itself. */
export const BYPASS_LEADER_REDIRECT_HEADER = "bypass-leader-redirect";

/** Paths that are about the process that is asked, and are never redirected. `/admin/health` is the console's page. */
const OWN_PATHS = new Set([
  "/health",
  "/admin/health",
  "/leaderhealth",
  "/vars",
  "/vars.json",
  "/metrics",
  "/quitquitquit",
  "/abortabortabort",
]);

const MEANINGS = {
  200: "This is the leading scheduler.",
  503: "Another instance is the leading scheduler.",
  502: "There is no leading scheduler or the leader is unknown.",
} as const;

type LeaderStatusCode = keyof typeof MEANINGS;

function statusCode(view: LeaderView): LeaderStatusCode {
  const leader = view.leader();
  if (leader === undefined) return 502;
  return leader.isSelf ? 200 : 503;
}

/** Answers `GET /leaderhealth`: 200 leader, 503 another leads, 502 none known. */
export function answerLeaderHealth(view: LeaderView, response: ServerResponse): void {
  const code = statusCode(view);
  const legend = Object.entries(MEANINGS).map(([status, meaning]) => `${status}: ${meaning}`);
  const text = `Current status: ${MEANINGS[code]}\n\nA load balancer finds the leading scheduler by these codes:\n${legend.join("\n")}\n`;
  replyText(response, code, text);
}

/** True for a path that every scheduler answers by itself, leader or not. */
export function isOwnPath(path: string): boolean {
  return OWN_PATHS.has(path) || path.startsWith("/_next/") || path === "/favicon.ico" || path === "/icon.svg";
}

/**
 * Sends a request that is for the leader to the leader: 307, or 503 when there is none.
 * @returns true when the request was answered here.
 */
export function redirectToLeader(view: LeaderView, request: IncomingMessage, response: ServerResponse): boolean {
  if (!view.hasRivals || request.headers[BYPASS_LEADER_REDIRECT_HEADER] !== undefined) return false;
  const leader = view.leader();
  if (leader?.isSelf === true) return false;
  if (leader === undefined) {
    response.setHeader("Retry-After", "1");
    replyText(response, 503, "There is no leading scheduler yet. Try again in a moment; /leaderhealth says when.\n");
    return true;
  }
  const host = leader.host.includes(":") ? `[${leader.host}]` : leader.host;
  response.setHeader("Location", `http://${host}:${leader.port}${request.url ?? "/"}`);
  replyText(response, 307, "");
  return true;
}
