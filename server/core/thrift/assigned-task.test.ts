import { expect, it } from "vitest";
import type { AssignedTask } from "../domain/task.ts";
import { decodeAssignedTask, encodeAssignedTask } from "./assigned-task.ts";

const task: AssignedTask = {
  taskId: "t",
  slaveHost: "h",
  assignedPorts: { http: 31000 },
  instanceId: 2,
  task: {
    job: { role: "r", environment: "e", name: "n" },
    owner: { user: "u" },
    isService: true,
    priority: 1,
    maxTaskFailures: -1,
    resources: [{ numCpus: 0.5 }, { ramMb: 64 }],
    constraints: [{ name: "host", constraint: { limit: { limit: 1 } } }],
    container: { mesos: {} },
    executorConfig: { name: "x", data: "{}" },
  },
};

/** Field ids and types of api.thrift, written out by hand. */
const golden = [
  "0b0001 00000001 74", // 1: taskId "t"
  "0b0003 00000001 68", // 3: slaveHost "h"
  "0c0004", // 4: task
  "020007 01", // 7: isService true
  "08000b 00000001", // 11: priority 1
  "08000d ffffffff", // 13: maxTaskFailures -1
  "0c0011 0b0002 00000001 75 00", // 17: owner {2: "u"}
  "0e0014 0c 00000001", // 20: constraints, one struct
  "0b0001 00000004 686f7374 0c0002 0c0002 080001 00000001 00 00 00", // {1: "host", 2: {2: {1: 1}}}
  "0c0019 0b0001 00000001 78 0b0002 00000002 7b7d 00", // 25: executorConfig
  "0c001c 0b0001 00000001 72 0b0002 00000001 65 0b0003 00000001 6e 00", // 28: job
  "0c001d 0c0001 00 00", // 29: container {1: {}}
  "0e0020 0c 00000002", // 32: resources, two structs
  "040001 3fe0000000000000 00", // {1: 0.5}
  "0a0002 0000000000000040 00", // {2: 64}
  "00", // end of task
  "0d0005 0b 08 00000001 00000004 68747470 00007918", // 5: assignedPorts {"http": 31000}
  "080006 00000002", // 6: instanceId 2
  "00",
]
  .join("")
  .replaceAll(" ", "");

it("writes the bytes that Aurora's scheduler would", () => {
  expect(Buffer.from(encodeAssignedTask(task)).toString("hex")).toBe(golden);
});

it("reads those bytes back", () => {
  expect(decodeAssignedTask(Buffer.from(golden, "hex"))).toEqual(task);
});

it("fills in what the IDL has defaults for", () => {
  const bare = "0b00010000000174" + "0c0004" + "0c001c0b000100000001720b000200000001650b0003000000016e00" + "00" + "00";
  expect(decodeAssignedTask(Buffer.from(bare, "hex"))).toEqual({
    taskId: "t",
    assignedPorts: {},
    instanceId: 0,
    task: {
      job: { role: "r", environment: "e", name: "n" },
      owner: { user: "" },
      isService: false,
      priority: 0,
      maxTaskFailures: 0,
      resources: [],
      constraints: [],
      container: { mesos: {} },
    },
  });
});
