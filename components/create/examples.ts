/** Jobs to start from; each runs as it is on any agent with a shell. */
import { prettyJson } from "./pretty-json.ts";

export interface Example {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** A task for AuroraExecutor with one process. */
function thermos(name: string, process: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ task: { name, processes: [process] } });
}

const SERVICE = {
  key: { role: "www-data", environment: "devel", name: "hello_world" },
  owner: { user: "www-data" },
  instanceCount: 3,
  taskConfig: {
    isService: true,
    resources: [{ numCpus: 0.5 }, { ramMb: 64 }, { diskMb: 64 }, { namedPort: "http" }],
    constraints: [{ name: "host", constraint: { limit: { limit: 1 } } }],
    executorConfig: {
      name: "AuroraExecutor",
      data: thermos("hello_world", {
        name: "greet",
        cmdline:
          'while true; do echo "$(date -u +%FT%TZ) hello from instance {{mesos.instance}} on port {{thermos.ports[http]}}"; sleep 2; done',
      }),
    },
  },
};

const AD_HOC = {
  key: { role: "www-data", environment: "devel", name: "count_to_twenty" },
  owner: { user: "www-data" },
  instanceCount: 1,
  taskConfig: {
    isService: false,
    maxTaskFailures: 1,
    resources: [{ numCpus: 0.25 }, { ramMb: 32 }, { diskMb: 32 }],
    executorConfig: {
      name: "AuroraExecutor",
      data: thermos("count_to_twenty", {
        name: "count",
        cmdline: "for i in $(seq 20); do echo $i; sleep 1; done",
      }),
    },
  },
};

const FLAPPING = {
  key: { role: "www-data", environment: "devel", name: "always_fails" },
  owner: { user: "www-data" },
  instanceCount: 1,
  taskConfig: {
    isService: true,
    resources: [{ numCpus: 0.1 }, { ramMb: 32 }, { diskMb: 32 }],
    executorConfig: {
      name: "AuroraExecutor",
      data: thermos("always_fails", { name: "fail", cmdline: "echo going down; exit 1" }),
    },
  },
};

export const EXAMPLES: readonly Example[] = [
  { id: "service", label: "A service of three instances", text: prettyJson(SERVICE) },
  { id: "adhoc", label: "A job that ends", text: prettyJson(AD_HOC) },
  { id: "flapping", label: "A service that keeps failing", text: prettyJson(FLAPPING) },
];
