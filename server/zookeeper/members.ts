/** Reads the sequential nodes under a path, with their contents. */
import type { Watcher } from "node-zookeeper-client";
import type { NodeStat, ZooKeeper } from "./requests.ts";
import { bySequence, parseSequentialName, type SequentialName } from "./sequential.ts";

/** A node as it was seen. */
export interface SeenNode extends SequentialName {
  readonly data: string;
  readonly stat: NodeStat;
}

export interface MembersQuery {
  readonly zooKeeper: ZooKeeper;
  readonly parent: string;
  /** Which nodes are meant; all sequential ones when it is left out. */
  readonly label?: string | undefined;
  /** Called once when what was read is no longer so. */
  readonly watcher?: Watcher | undefined;
}

export function childPath(parent: string, name: string): string {
  return parent === "/" ? `/${name}` : `${parent}/${name}`;
}

async function listMembers({ zooKeeper, parent, label, watcher }: MembersQuery): Promise<SequentialName[]> {
  let names = await zooKeeper.children(parent, watcher);
  if (names === undefined && watcher !== undefined) {
    const isThereNow = (await zooKeeper.exists(parent, watcher)) !== undefined;
    if (isThereNow) names = await zooKeeper.children(parent, watcher);
  }
  const nodes = (names ?? []).flatMap((name) => parseSequentialName(name) ?? []);
  return nodes.filter((node) => label === undefined || node.label === label).sort(bySequence);
}

/** In the order of their numbers; none where the path is not there. */
export async function readMembers(query: MembersQuery): Promise<readonly SeenNode[]> {
  const { zooKeeper, parent, watcher } = query;
  const nodes = await listMembers(query);
  const read = await Promise.all(
    nodes.map(async (node) => {
      const content = await zooKeeper.get(childPath(parent, node.name), watcher);
      return content === undefined ? [] : [{ ...node, ...content }];
    }),
  );
  return read.flat();
}
