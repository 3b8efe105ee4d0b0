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

/** The same as examples/jobs/hello_world.aurora, to the letter. */
const HELLO_WORLD = `# Three instances, each on a host of its own; each greets, and tells the port that it was given.
greet = Process(
  name = 'greet',
  cmdline = """
    while true; do
      echo "$(date -u +%FT%TZ) hello from instance {{mesos.instance}} on port {{thermos.ports[http]}}"
      sleep 2
    done
  """)

hello_world = Task(
  name = 'hello_world',
  processes = [greet],
  resources = Resources(cpu = 0.5, ram = 64*MB, disk = 64*MB))

jobs = [
  Service(
    cluster = 'devcluster',
    role = 'www-data',
    environment = 'devel',
    name = 'hello_world',
    task = hello_world,
    instances = 3,
    constraints = {'host': 'limit:1'}),
]
`;

const VARIABLES = `# A service in two environments; what to greet with is asked for below the editor.
class Profile(Struct):
  pause = Default(Integer, 2)

greet = Process(
  name = 'greet',
  cmdline = 'while true; do echo "{{greeting}} from {{mesos.instance}}"; sleep {{profile.pause}}; done')

task = SequentialTask(
  processes = [greet],
  resources = Resources(cpu = 0.25, ram = 32*MB, disk = 32*MB))

base = Service(cluster = 'devcluster', role = 'www-data', name = 'greeter', task = task)

jobs = [
  base(environment = environment, instances = instances).bind(profile = Profile())
  for environment, instances in [('devel', 1), ('test', 2)]
]
`;

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
  { id: "hello_world", label: "hello_world.aurora: a service of three instances", text: HELLO_WORLD },
  { id: "variables", label: "Two jobs, with variables to fill in", text: VARIABLES },
  { id: "service", label: "JSON: a service of three instances", text: prettyJson(SERVICE) },
  { id: "adhoc", label: "JSON: a job that ends", text: prettyJson(AD_HOC) },
  { id: "flapping", label: "JSON: a service that keeps failing", text: prettyJson(FLAPPING) },
];
