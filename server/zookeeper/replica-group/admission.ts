/**
 * Asks `quorum-rule.ts` whether a scheduler may join, of what is in ZooKeeper now and as it changes.
 *
 * The scheduler has published itself before it asks, and counts those who published themselves before it: of two that
 * ask at the same time, the later one sees the earlier. What stands against it may be left over from a process that was
 * killed and goes when that session expires; so it waits for a while before it takes no for an answer.
 */
import type { Clock, Timer } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { readMembers } from "../members.ts";
import type { ZooKeeper } from "../requests.ts";
import { parseSequentialName } from "../sequential.ts";
import { SyncLoop } from "../sync-loop.ts";
import { decodePublished, decodeRecord, encodeRecord, quorumPath, SCHEDULER_LABEL } from "./quorum-record.ts";
import { refusalOf, type GroupView, type JoinRequest } from "./quorum-rule.ts";

export interface AdmissionOptions {
  readonly zooKeeper: ZooKeeper;
  readonly groupPath: string;
  readonly request: JoinRequest;
  /** The node under which we published ourselves, by name. */
  ownNode(): string | undefined;
  readonly patienceMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Reads what the rule is about. `watcher` is called when it changes. */
async function readView(options: AdmissionOptions, watcher: () => void): Promise<GroupView> {
  const { zooKeeper, groupPath, request } = options;
  const registry = quorumPath(groupPath);
  const [published, replicas, record] = await Promise.all([
    readMembers({ zooKeeper, parent: registry, label: SCHEDULER_LABEL, watcher }),
    readMembers({ zooKeeper, parent: groupPath, watcher }),
    zooKeeper.get(registry, watcher),
  ]);
  const pids = replicas.map((node) => node.data);
  const own = parseSequentialName(options.ownNode() ?? "")?.sequence ?? Number.POSITIVE_INFINITY;
  const others = published.flatMap((node) => {
    const scheduler = decodePublished(node.data);
    if (scheduler === undefined || scheduler.pid === request.pid) return [];
    return node.sequence < own || pids.includes(scheduler.pid) ? [scheduler] : [];
  });
  return { recordedQuorumSize: decodeRecord(record?.data ?? ""), others, pids };
}

/** Resolves with undefined when the scheduler may join, with the refusal when it may not. */
export function askForAdmission(options: AdmissionOptions): Promise<string | undefined> {
  const { zooKeeper, groupPath, request, clock, logger, patienceMs } = options;
  return new Promise((resolve, reject) => {
    let patience: Timer | undefined;
    let refusal: string | undefined;
    const finish = (then: () => void): void => {
      patience?.cancel();
      void loop.stop();
      then();
    };
    const loop: SyncLoop = new SyncLoop({
      session: zooKeeper.session,
      clock,
      logger,
      what: "the quorum sizes",
      onRefused: (error) => finish(() => reject(error)),
      async work() {
        const view = await readView(options, loop.poke);
        refusal = refusalOf(request, view);
        if (refusal === undefined) {
          if (view.recordedQuorumSize !== request.quorumSize) {
            await zooKeeper.set(quorumPath(groupPath), encodeRecord(request.quorumSize));
          }
          finish(() => resolve(undefined));
        } else if (patience === undefined) {
          logger.warn({ refusal, patienceMs }, "Waiting before the log's replica group is given up");
          patience = clock.after(patienceMs, () => finish(() => resolve(refusal)));
        }
      },
    });
    loop.poke();
  });
}
