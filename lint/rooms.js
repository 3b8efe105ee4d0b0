/**
 * The rooms of the project and the arrows among them: `mayImport` names the rooms that a room may import.
 * docs/ARCHITECTURE.md draws this table; the linter and the tidy test read it.
 */

const FOUNDATION = ["core/domain", "base"];

/** First match wins. */
export const ROOMS = [
  { name: "core/domain", path: /^server\/core\/domain\//, mayImport: [] },
  { name: "core", path: /^server\/core\//, mayImport: ["core/domain"], hint: "core/ imports only core/." },
  { name: "base", path: /^server\/base\//, mayImport: ["core/domain"] },
  { name: "api", path: /^server\/(api\/|handle\.ts)/, mayImport: [...FOUNDATION, "core"] },
  { name: "log ports", path: /^prisma-free-store\/log\/ports\//, mayImport: FOUNDATION },
  {
    name: "store core",
    path: /^prisma-free-store\/core\//,
    mayImport: ["core/domain"],
    hint: "core/ imports only core/.",
  },
  {
    name: "store",
    path: /^prisma-free-store\//,
    mayImport: [...FOUNDATION, "store core", "log ports"],
    mayImportTypes: ["api"],
  },
  {
    name: "mesos protocol",
    path: /^server\/mesos\/(proto|codec|recordio|messages|message-shape|json-codec|content-type)/,
    mayImport: FOUNDATION,
  },
  { name: "mesos-local", path: /^server\/mesos\/local\//, mayImport: [...FOUNDATION, "mesos protocol"] },
  {
    name: "scheduler ports",
    path: /^server\/(scheduler|lifecycle)\/ports(\/|\.ts$)/,
    mayImport: [...FOUNDATION, "core"],
  },
  { name: "mesos", path: /^server\/mesos\//, mayImport: [...FOUNDATION, "mesos protocol", "scheduler ports"] },
  { name: "zookeeper", path: /^server\/zookeeper\//, mayImport: [...FOUNDATION, "scheduler ports", "log ports"] },
  {
    name: "executor",
    path: /^server\/executor\//,
    mayImport: [...FOUNDATION, "core", "mesos protocol", "zookeeper"],
  },
  {
    name: "scheduler",
    path: /^server\/scheduler\//,
    mayImport: [...FOUNDATION, "core", "api", "store", "scheduler ports"],
  },
  {
    name: "lifecycle",
    path: /^server\/lifecycle\//,
    mayImport: [...FOUNDATION, "core", "api", "store", "scheduler", "scheduler ports"],
  },
  {
    name: "services",
    path: /^server\/services\//,
    mayImport: [...FOUNDATION, "core", "api", "store", "scheduler", "lifecycle", "scheduler ports"],
  },
  { name: "http", path: /^server\/http\//, mayImport: [...FOUNDATION, "api", "scheduler ports"] },
  { name: "cli", path: /^server\/cli\//, mayImport: [...FOUNDATION, "core", "api", "trpc", "zookeeper"] },
  {
    name: "trpc",
    path: /^server\/trpc\//,
    mayImport: [...FOUNDATION, "api"],
    hint: "A procedure reaches the scheduler through server/handle.ts alone.",
  },
  {
    name: "composition root",
    path: /^server\/[\w.-]+\.ts$/,
    mayImport: [
      ...FOUNDATION,
      "core",
      "api",
      "store",
      "mesos",
      "mesos-local",
      "zookeeper",
      "scheduler",
      "scheduler ports",
      "lifecycle",
      "services",
      "http",
    ],
  },
  {
    name: "components",
    path: /^components\//,
    mayImport: ["core/domain", "trpc"],
    mayImportTypes: ["api", "base"],
    hint: "The console knows the scheduler by its types and its tRPC procedures.",
  },
  {
    name: "app",
    path: /^app\//,
    mayImport: ["components", "trpc", "core/domain", "api"],
    mayImportTypes: ["base"],
    hint: "Bundled code reaches the scheduler through server/handle.ts alone.",
  },
];

/** The room that a file (path from the root, with `/`) is in; undefined for files outside the table. */
export function roomOf(path) {
  return ROOMS.find((room) => room.path.test(path));
}
