import fc from "fast-check";
import { expect, it } from "vitest";
import type { Resource, SlaPolicy, TaskConfig } from "../domain/task-config.ts";
import type { AssignedTask } from "../domain/task.ts";
import { decodeAssignedTask, encodeAssignedTask } from "./assigned-task.ts";
import { ThriftDecodeError } from "./binary-reader.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const integer = fc.integer();
const long = fc.maxSafeInteger();
const amount = fc.double({ noNaN: true });

const resource: fc.Arbitrary<Resource> = fc.oneof(
  fc.record({ numCpus: amount }),
  fc.record({ ramMb: long }),
  fc.record({ diskMb: long }),
  fc.record({ namedPort: text }),
  fc.record({ numGpus: long }),
);

const slaPolicy: fc.Arbitrary<SlaPolicy> = fc.oneof(
  fc.record({ percentageSlaPolicy: fc.record({ percentage: amount, durationSecs: long }) }),
  fc.record({ countSlaPolicy: fc.record({ count: long, durationSecs: long }) }),
  fc.record({ coordinatorSlaPolicy: fc.record({ coordinatorUrl: text, statusKey: text }) }),
);

const container: fc.Arbitrary<TaskConfig["container"]> = fc.oneof(
  fc.record({
    mesos: fc.record(
      {
        image: fc.oneof(
          fc.record({ docker: fc.record({ name: text, tag: text }) }),
          fc.record({ appc: fc.record({ name: text, imageId: text }) }),
        ),
        volumes: fc.array(
          fc.record({ containerPath: text, hostPath: text, mode: fc.constantFrom("RW" as const, "RO" as const) }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    docker: fc.record(
      { image: text, parameters: fc.array(fc.record({ name: text, value: text }), { maxLength: 3 }) },
      { requiredKeys: ["image"] },
    ),
  }),
);

const taskConfig: fc.Arbitrary<TaskConfig> = fc.record(
  {
    job: fc.record({ role: text, environment: text, name: text }),
    owner: fc.record({ user: text }),
    isService: fc.boolean(),
    priority: integer,
    maxTaskFailures: integer,
    production: fc.boolean(),
    tier: text,
    resources: fc.array(resource, { maxLength: 5 }),
    constraints: fc.array(
      fc.record({
        name: text,
        constraint: fc.oneof(
          fc.record({ value: fc.record({ negated: fc.boolean(), values: fc.array(text, { maxLength: 3 }) }) }),
          fc.record({ limit: fc.record({ limit: integer }) }),
        ),
      }),
      { maxLength: 3 },
    ),
    mesosFetcherUris: fc.array(
      fc.record(
        { value: text, extract: fc.boolean(), cache: fc.boolean(), outputFile: text },
        { requiredKeys: ["value"] },
      ),
      { maxLength: 3 },
    ),
    taskLinks: fc.dictionary(text, text, { maxKeys: 3 }),
    contactEmail: text,
    executorConfig: fc.record({ name: text, data: fc.string({ unit: "binary" }) }),
    metadata: fc.array(fc.record({ key: text, value: text }), { maxLength: 3 }),
    partitionPolicy: fc.record({ reschedule: fc.boolean(), delaySecs: long }, { requiredKeys: ["reschedule"] }),
    slaPolicy,
    container,
  },
  {
    requiredKeys: ["job", "owner", "isService", "priority", "maxTaskFailures", "resources", "constraints", "container"],
  },
);

const assignedTask: fc.Arbitrary<AssignedTask> = fc.record(
  {
    taskId: text,
    slaveId: text,
    slaveHost: text,
    task: taskConfig,
    assignedPorts: fc.dictionary(text, integer, { maxKeys: 4 }),
    instanceId: integer,
  },
  { requiredKeys: ["taskId", "task", "assignedPorts", "instanceId"] },
);

it("gives every task back as it was", () => {
  fc.assert(
    fc.property(assignedTask, (task) => {
      // toEqual, not toStrictEqual: fast-check's dictionaries may have no prototype.
      expect(decodeAssignedTask(encodeAssignedTask(task))).toEqual(task);
    }),
  );
});

/** What reading `bytes` throws; undefined when it gives a task. */
function readingError(bytes: Uint8Array): unknown {
  try {
    decodeAssignedTask(bytes);
    return undefined;
  } catch (error) {
    return error;
  }
}

it("answers altered bytes with a task or with its own error, never another", () => {
  fc.assert(
    fc.property(assignedTask, fc.nat({ max: 4_000 }), fc.integer({ min: 0, max: 255 }), (task, at, byte) => {
      const bytes = encodeAssignedTask(task);
      bytes[at % bytes.length] = byte;
      const error = readingError(bytes);
      expect(error === undefined || error instanceof ThriftDecodeError).toBe(true);
    }),
  );
});

it("refuses bytes that were cut off, wherever that is", () => {
  fc.assert(
    fc.property(assignedTask, fc.nat({ max: 4_000 }), (task, at) => {
      const bytes = encodeAssignedTask(task);
      expect(readingError(bytes.slice(0, at % bytes.length))).toBeInstanceOf(ThriftDecodeError);
    }),
  );
});
