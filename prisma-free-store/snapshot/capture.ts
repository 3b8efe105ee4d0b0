/**
 * The state of all stores as the ops that rebuild it from nothing. Capturing copies references to immutable
 * entities, which takes milliseconds for a hundred thousand tasks; the ops are made later, a few at a time.
 */
import type { Op } from "../op.ts";
import type { StoreProvider } from "../storage.ts";
import type { MemStores } from "../stores/stores.ts";

/** Tasks saved by one op. */
const TASKS_AN_OP = 250;

/** What each store is rebuilt by. A store that is added and not here does not compile. */
const CAPTURE: { readonly [K in keyof StoreProvider]: (stores: MemStores) => () => Iterable<Op> } = {
  scheduler: ({ scheduler }) => {
    const id = scheduler.fetchFrameworkId();
    return () => (id === undefined ? [] : [{ saveFrameworkId: { id } }]);
  },
  cronJobs: ({ cronJobs }) => each(cronJobs.fetchJobs(), (job) => [{ saveCronJob: { job } }]),
  quotas: ({ quotas }) => each(quotas.fetchQuotas(), ([role, quota]) => [{ saveQuota: { role, quota } }]),
  attributes: (stores) =>
    each(stores.attributes.getAllHostAttributes(), (attributes) => [{ saveHostAttributes: { attributes } }]),
  hostMaintenance: ({ hostMaintenance }) =>
    each(hostMaintenance.getHostMaintenanceRequests(), (request) => [{ saveHostMaintenanceRequest: { request } }]),
  jobUpdates: ({ jobUpdates }) =>
    each(jobUpdates.fetchJobUpdates({}), ({ update, updateEvents, instanceEvents }) => {
      const { key } = update.summary;
      return [
        { saveJobUpdate: { update } },
        ...updateEvents.map((event): Op => ({ saveJobUpdateEvent: { key, event } })),
        ...instanceEvents.map((event): Op => ({ saveJobInstanceUpdateEvent: { key, event } })),
      ];
    }),
  tasks: ({ tasks }) => {
    const all = tasks.all();
    return function* () {
      for (let i = 0; i < all.length; i += TASKS_AN_OP) yield { saveTasks: { tasks: all.slice(i, i + TASKS_AN_OP) } };
    };
  },
};

function each<T>(values: Iterable<T>, ops: (value: T) => readonly Op[]): () => Iterable<Op> {
  const captured = [...values];
  return function* () {
    for (const value of captured) yield* ops(value);
  };
}

/** The ops that lead from empty stores to the state of this moment, whatever happens to the stores later. */
export function captureState(stores: MemStores): Iterable<Op> {
  const parts = Object.values(CAPTURE).map((capture) => capture(stores));
  return (function* () {
    for (const ops of parts) yield* ops();
  })();
}
