/**
 * A candidate in a process of its own, for tests that stop or kill it: `candidate-process.ts ENDPOINTS PATH PORT TIMEOUT_MS`. Prints
 * `candidate`, `leading` and `defeated` as they come about, and `acted` as long as it takes itself for the leader.
 */
import { systemClock } from "../../base/clock.ts";
import { silentLogger } from "../../base/logger.ts";
import { ZooKeeper } from "../requests.ts";
import { parseServers } from "../servers.ts";
import { zookeeperElection } from "../serverset/election.ts";
import { Session } from "../session.ts";

const [endpoints = "", path = "", port = "", timeoutMs = ""] = process.argv.slice(2);

function say(what: string): void {
  process.stdout.write(`${what}\n`);
}

const session = new Session({
  servers: parseServers(endpoints.split(",")),
  sessionTimeoutMs: Number(timeoutMs),
  connectionTimeoutMs: 5000,
  clock: systemClock,
  logger: silentLogger,
});
session.start();
const election = zookeeperElection({
  zooKeeper: new ZooKeeper(session),
  path,
  endpointName: "http",
  self: () => ({ host: "127.0.0.1", port: Number(port) }),
  clock: systemClock,
  logger: silentLogger,
});

await election.offerLeadership({
  onLeading(control) {
    say("leading");
    setInterval(() => election.isLeading && say("acted"), 5);
    process.once("SIGTERM", () => void control.leave().finally(() => process.exit(0)));
    void control.advertise().then(() => say("advertised"));
  },
  onDefeated: () => say("defeated"),
});
say("candidate");
