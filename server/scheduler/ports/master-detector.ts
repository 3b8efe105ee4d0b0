/**
 * Where the leading Mesos master is to be found. A fixed list of masters and ZooKeeper are two sources of
 * the same answer: candidates, of which the driver tries one after the other until one leads (a master
 * that does not lead redirects to the one that does).
 */
import type { MasterAddress } from "./driver.ts";

export interface MasterDetector {
  /**
   * Calls `onChange` with the candidates as soon as they are known and again whenever they change; the
   * list is empty while there is no master. The driver drops a connection that started at a candidate
   * which is no longer listed.
   * @returns ends the watch; `onChange` is not called afterwards.
   */
  watch(onChange: (candidates: readonly MasterAddress[]) => void): () => void;
}
