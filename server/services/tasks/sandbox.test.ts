import { describe, expect, it } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import type { ClusterInspector, InspectedFile, SandboxRef } from "../../scheduler/ports/cluster-inspector.ts";
import { Sandboxes, type SandboxOwner } from "./sandbox.ts";

const TASK: ScheduledTask = {
  assignedTask: {
    taskId: "t1",
    slaveId: "agent-1",
    slaveHost: "host-1",
    task: {
      job: { role: "www-data", environment: "prod", name: "hello" },
      owner: { user: "www-data" },
      isService: true,
      priority: 0,
      maxTaskFailures: 1,
      resources: [],
      constraints: [],
      container: { mesos: {} },
    },
    assignedPorts: {},
    instanceId: 0,
  },
  status: "RUNNING",
  failureCount: 0,
  timesPartitioned: 0,
  taskEvents: [],
};
const OWNER: SandboxOwner = { task: TASK, frameworkId: "framework-1" };

/** An agent that keeps files in memory. */
class MemoryAgent implements ClusterInspector {
  readonly files = new Map<string, Uint8Array>();
  isReachable = true;
  isCollected = false;
  reads = 0;
  lastRef: SandboxRef | undefined;

  write(path: string, text: string): void {
    this.files.set(path, new TextEncoder().encode(text));
  }
  agents(): Promise<never[]> {
    return Promise.resolve([]);
  }
  async listFiles(_ref: unknown, path: string): Promise<InspectedFile[] | undefined> {
    await this.#reach();
    if (this.isCollected || path !== "") return undefined;
    return [...this.files].map(([name, bytes]) => ({
      path: name,
      isDirectory: name.endsWith(".d"),
      sizeBytes: bytes.length,
      modifiedMs: 5,
      mode: "-rw-r--r--",
    }));
  }
  async readFile(
    ref: SandboxRef,
    range: { path: string; offset: number; length: number },
  ): Promise<{ data: Uint8Array; size: number } | undefined> {
    await this.#reach();
    this.reads += 1;
    this.lastRef = ref;
    const bytes = this.isCollected ? undefined : this.files.get(range.path);
    if (bytes === undefined) return undefined;
    return { data: bytes.subarray(range.offset, range.offset + range.length), size: bytes.length };
  }
  #reach(): Promise<void> {
    return this.isReachable ? Promise.resolve() : Promise.reject(new Error("connect ECONNREFUSED"));
  }
}

function setUp() {
  const agent = new MemoryAgent();
  const clock = new ManualClock();
  const sandboxes = new Sandboxes({ inspector: agent, clock });
  const read = (offset: number, length = 1000, follow = false) =>
    sandboxes.readFile(OWNER, { taskId: "t1", path: "stdout", offset, length, follow });
  /** Lets everything that is ready run, then moves time. */
  const settle = async (ms: number): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
    clock.advance(ms);
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return { agent, clock, sandboxes, read, settle };
}

describe("a sandbox", () => {
  it("lists directories first, by name", async () => {
    const { agent, sandboxes } = setUp();
    for (const name of ["stdout", "b.d", "stderr", "a.d"]) agent.write(name, "");
    const files = await sandboxes.files(OWNER, "");
    expect(files.map((file) => file.name)).toEqual(["a.d", "b.d", "stderr", "stdout"]);
    expect(files[0]).toMatchObject({ path: "a.d", isDirectory: true });
  });

  it("reads from an offset, from the end, and says where to read on", async () => {
    const { agent, read } = setUp();
    agent.write("stdout", "hello world");
    expect(await read(0, 5)).toEqual({ offset: 0, data: "hello", nextOffset: 5, atEnd: false });
    expect(agent.lastRef).toEqual({ agentId: "agent-1", frameworkId: "framework-1", executorId: "thermos-t1" });
    expect(await read(5)).toEqual({ offset: 5, data: " world", nextOffset: 11, atEnd: true });
    expect(await read(-5)).toEqual({ offset: 6, data: "world", nextOffset: 11, atEnd: true });
    expect(await read(-500)).toMatchObject({ offset: 0, data: "hello world" });
    expect(await read(11)).toEqual({ offset: 11, data: "", nextOffset: 11, atEnd: true });
  });

  it("never cuts a character, and makes progress however little is asked for", async () => {
    const { agent, read } = setUp();
    agent.write("stdout", "a€b🚀c");
    expect(await read(-6)).toMatchObject({ offset: 4, data: "b🚀c" });
    expect(await read(-5)).toMatchObject({ offset: 5, data: "🚀c" });
    expect(await read(-4)).toMatchObject({ offset: 9, data: "c" });
    let text = "";
    for (let at = 0, atEnd = false; !atEnd;) {
      const chunk = await read(at, 1);
      expect(chunk.offset).toBe(at);
      expect(chunk.nextOffset).toBeGreaterThan(at);
      text += chunk.data;
      ({ nextOffset: at, atEnd } = chunk);
    }
    expect(text).toBe("a€b🚀c");
  });

  it("keeps a byte order mark, and replaces bytes that are no text", async () => {
    const { agent, read } = setUp();
    agent.files.set("stdout", new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62]));
    expect((await read(0)).data).toBe("\uFEFFa\uFFFDb");
  });

  it("hands a follower data as soon as there is some", async () => {
    const { agent, read, settle } = setUp();
    agent.write("stdout", "one");
    const following = read(3, 1000, true);
    await settle(500);
    agent.write("stdout", "one two");
    await settle(500);
    expect(await following).toEqual({ offset: 3, data: " two", nextOffset: 7, atEnd: true });
  });

  it("tells a follower after about 20 seconds that there is nothing", async () => {
    const { agent, read, settle } = setUp();
    agent.write("stdout", "one");
    const following = read(3, 1000, true);
    for (let i = 0; i < 45; i++) await settle(500);
    expect(await following).toEqual({ offset: 3, data: "", nextOffset: 3, atEnd: true });
    expect(agent.reads).toBeLessThan(45);
  });

  it("sends a follower of a file that was begun anew to its new end at once", async () => {
    const { agent, read } = setUp();
    agent.write("stdout", "new");
    expect(await read(100, 1000, true)).toEqual({ offset: 3, data: "", nextOffset: 3, atEnd: true });
  });

  it("of a task without an agent does not exist", async () => {
    const { sandboxes } = setUp();
    const { slaveId: _slaveId, slaveHost: _slaveHost, ...assignedTask } = TASK.assignedTask;
    const pending: ScheduledTask = { ...TASK, status: "PENDING", assignedTask };
    await expect(sandboxes.files({ ...OWNER, task: pending }, "")).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      message: "Task t1 is PENDING and was never assigned to an agent: it has no sandbox.",
    });
  });

  it("that was removed is told apart from a file that is not there", async () => {
    const { agent, sandboxes, read } = setUp();
    await expect(read(0)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      message: "There is no stdout in the sandbox of task t1.",
    });
    agent.isCollected = true;
    const gone = {
      code: "INVALID_REQUEST",
      message: expect.stringMatching(/^The sandbox of task t1 is gone from host-1/),
    };
    await expect(read(0)).rejects.toMatchObject(gone);
    await expect(sandboxes.files(OWNER, "")).rejects.toMatchObject(gone);
  });

  it("on an agent that does not answer is to be asked for again", async () => {
    const { agent, read } = setUp();
    agent.isReachable = false;
    await expect(read(0)).rejects.toMatchObject({
      code: "ERROR_TRANSIENT",
      message: "The agent on host-1 does not answer: connect ECONNREFUSED",
    });
  });

  it.each(["/etc/passwd", "../x", "a/../../x", "a\0b"])("cannot be left by the path %j", async (path) => {
    const { sandboxes, agent } = setUp();
    await expect(sandboxes.files(OWNER, path)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    const input = { taskId: "t1", path, offset: 0, length: 10 };
    await expect(sandboxes.readFile(OWNER, input)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    expect(agent.reads).toBe(0);
  });
});

describe("a whole file", () => {
  it("is read piece by piece, up to a limit", async () => {
    const { agent, sandboxes } = setUp();
    const text = "0123456789".repeat(250_000);
    agent.write("record", text);
    expect(await sandboxes.wholeFile(OWNER, "record", 8 * 1024 * 1024)).toBe(text);
    expect(agent.reads).toBe(3);
    expect(await sandboxes.wholeFile(OWNER, "record", 10)).toBe("0123456789");
  });

  it("is undefined when the sandbox does not have it, and an error when the sandbox is gone", async () => {
    const { agent, sandboxes } = setUp();
    agent.write("empty", "");
    expect(await sandboxes.wholeFile(OWNER, "empty", 10)).toBe("");
    expect(await sandboxes.wholeFile(OWNER, "record", 10)).toBeUndefined();
    agent.isCollected = true;
    await expect(sandboxes.wholeFile(OWNER, "record", 10)).rejects.toThrow("is gone from host-1");
  });
});
