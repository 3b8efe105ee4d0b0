/**
 * The candidates of an election as Curator's `LeaderSelector` names and orders them (Aurora's `CuratorSingletonService.java`
 * uses it on the serverset's own path): `_c_<uuid>-lock-<number>`, ordered by what follows the last `lock-`. The
 * uuid tells a candidate's nodes from all others; the serverset's members lie among them.
 */

const LOCK_NAME = "lock-";

/** What a candidate's node is created under. */
export function candidatePrefix(uuid: string): string {
  return `_c_${uuid}-${LOCK_NAME}`;
}

function orderOf(name: string): string | undefined {
  const at = name.lastIndexOf(LOCK_NAME);
  return at < 0 ? undefined : name.slice(at + LOCK_NAME.length);
}

/** The candidates among a serverset's nodes, the leader first. */
export function candidatesAmong(names: readonly string[]): string[] {
  return names
    .flatMap((name) => {
      const order = orderOf(name);
      return order === undefined ? [] : [{ name, order }];
    })
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ name }) => name);
}
