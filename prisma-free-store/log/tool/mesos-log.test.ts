import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { silentLogger } from "../../../server/base/logger.ts";
import { staticGroup } from "../replicated/static-group.ts";
import { openTestLog, recordedReadOutput, TemporaryDirectories } from "../testing-directories.ts";
import { runMesosLog } from "./mesos-log.ts";
import { printAction } from "./print-action.ts";

const directories = new TemporaryDirectories();

afterEach(() => directories.removeAll());

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: "", err: "" };
  const code = await runMesosLog(argv, {
    openGroup: () => ({ group: staticGroup([]), close: () => Promise.resolve() }),
    variables: { LIBPROCESS_IP: "127.0.0.1" },
    logger: silentLogger,
    untilStopped: () => Promise.resolve(),
    out: async (text) => void (printed.out += text),
    err: async (text) => void (printed.err += text),
  });
  return { code, ...printed };
}

describe("mesos-log", () => {
  it("without a command prints its usage and fails; help prints it and succeeds", async () => {
    const usage =
      "Usage: mesos-log <command> [OPTIONS]\n\nAvailable commands:\n    help\n    benchmark\n    initialize\n    read\n    replica\n";
    expect(await run()).toEqual({ code: 1, out: "", err: usage });
    expect(await run("help")).toEqual({ code: 0, out: "", err: usage });
  });

  it("does not know other commands", async () => {
    const { code, err } = await run("frobnicate", "--path=x");
    expect(code).toBe(1);
    expect(err).toMatch(/^Cannot find command 'frobnicate'\n\nUsage: /);
  });

  it("explains a command on request", async () => {
    for (const argv of [
      ["help", "read"],
      ["read", "--help"],
    ]) {
      const { code, err } = await run(...argv);
      expect(code).toBe(1);
      expect(err).toMatch(/^Usage: read \[options\]/);
      expect(err).toMatch(/--from=VALUE +Position from which to start/);
    }
  });

  it("refuses flags that it does not know, and values that it cannot read", async () => {
    expect((await run("read", "--pat=x")).err).toMatch(/^Failed to load unknown flag 'pat'\n\nUsage: read/);
    expect((await run("read", "--path")).err).toMatch(/Missing value/);
    expect((await run("read", "--path=x", "--from=-1")).err).toMatch(/Failed to convert '-1' to number/);
    expect((await run("read", "--path=x", "--timeout=soon")).err).toMatch(/Invalid duration 'soon'/);
    expect((await run("read", "stray")).err).toMatch(/Unexpected argument 'stray'/);
  });

  it("requires the path", async () => {
    expect((await run("initialize")).err).toMatch(/^Missing required option --path\n/);
    expect((await run("read")).err).toMatch(/^Missing required flag --path\n/);
  });
});

describe("mesos-log initialize", () => {
  it("makes a directory whose log opens, and refuses to do it twice", async () => {
    const path = join(await directories.make(), "deep", "log");
    expect(await run("initialize", `--path=${path}`)).toEqual({ code: 0, out: "", err: "" });
    expect(await run("initialize", `--path=${path}`)).toEqual({ code: 1, out: "", err: "The log is not empty\n" });
    await (await openTestLog(path)).close();
  });

  it("leaves alone what Mesos has initialized", async () => {
    const path = await directories.copyOf("leveldb-initialize-only");
    expect(await run("initialize", `--path=${path}`, "--timeout=30secs")).toMatchObject({ code: 1 });
    const log = await openTestLog(path);
    expect(log.replicas()).toMatchObject([{ status: "VOTING", promised: "0", begin: "0", end: "0" }]);
    await log.close();
  });
});

describe("mesos-log read", () => {
  it("prints a recorded directory byte for byte as Mesos did", async () => {
    const path = await directories.copyOf("leveldb-replica1");
    const { code, out, err } = await run("read", `--path=${path}`);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(await recordedReadOutput());
  });

  it("prints the positions asked for", async () => {
    const path = await directories.copyOf("leveldb-replica1");
    const { out } = await run("read", `--path=${path}`, "--from=1", "--to=2");
    expect(out.match(/^position: .*/gm)).toEqual(["position: 1", "position: 2"]);
  });

  it("prints nothing for a log that was only initialized", async () => {
    const path = await directories.copyOf("leveldb-initialize-only");
    expect(await run("read", `--path=${path}`)).toEqual({ code: 0, out: "", err: "" });
  });

  it("refuses ranges that the log does not have", async () => {
    const path = await directories.copyOf("leveldb-replica1");
    expect((await run("read", `--path=${path}`, "--from=3", "--to=2")).err).toBe("Bad read range (to < from)\n");
    expect((await run("read", `--path=${path}`, "--to=21")).err).toBe("Bad read range (past end of log)\n");
    const log = await openTestLog(path);
    await (await log.becomeWriter()).truncate(10);
    await log.close();
    expect((await run("read", `--path=${path}`, "--from=9")).err).toBe("Bad read range (truncated position)\n");
    expect((await run("read", `--path=${path}`)).out).toMatch(
      /position: 21\n(.*\n)*type: TRUNCATE\ntruncate {\n {2}to: 10\n}\n$/,
    );
  });

  it("names a directory that is not there, that is damaged or in use, and does not make one", async () => {
    const parent = await directories.make();
    expect(await run("read", `--path=${parent}`)).toMatchObject({ code: 1, err: `There is no log at ${parent}\n` });
    const path = await directories.copyOf("leveldb-replica1");
    const log = await openTestLog(path);
    expect((await run("read", `--path=${path}`)).err).toMatch(/in use by another process/);
    await log.close();
    await rm(join(path, (await readdir(path)).find((name) => name.startsWith("MANIFEST")) ?? ""));
    expect(await run("read", `--path=${path}`)).toMatchObject({ code: 1 });
  });

  it("escapes bytes as protobuf's text format does", () => {
    const bytes = Buffer.from([0, 7, 9, 10, 13, 0x20, 0x22, 0x27, 0x41, 0x5c, 0x7e, 0x7f, 0x80, 0xff]);
    const printed = printAction({
      position: 1,
      promised: 1,
      type: "APPEND",
      append: { bytes, cksum: Buffer.from("c") },
    });
    expect(printed).toBe(
      'position: 1\npromised: 1\ntype: APPEND\nappend {\n  bytes: "\\000\\007\\t\\n\\r \\"\\\'A\\\\~\\177\\200\\377"\n  cksum: "c"\n}\n',
    );
    expect(printAction({ position: 2, promised: 1, type: "NOP", nop: { tombstone: true } })).toMatch(
      /nop {\n {2}tombstone: true\n}/,
    );
  });
});

const ENSEMBLE = ["--quorum=1", "--servers=127.0.0.1:2181", "--znode=/log"];

describe("mesos-log replica", () => {
  it("initializes the log, and ends when it is asked to", async () => {
    const path = join(await directories.make(), "log");
    expect(await run("replica", `--path=${path}`, ...ENSEMBLE)).toEqual({ code: 0, out: "", err: "" });
    expect((await run("replica", `--path=${path}`, ...ENSEMBLE)).err).toBe("The log is not empty\n");
    expect((await run("replica", `--path=${path}`, "--no-initialize", ...ENSEMBLE)).code).toBe(0);
  });

  it.each(["quorum", "path", "servers", "znode"])("requires --%s", async (name) => {
    const given = ["--path=x", ...ENSEMBLE].filter((argument) => !argument.startsWith(`--${name}=`));
    expect((await run("replica", ...given)).err).toMatch(
      new RegExp(`^Missing required option --${name}\n\nUsage: replica`),
    );
  });

  it("refuses a quorum of nobody, and what is neither true nor false", async () => {
    expect((await run("replica", "--path=x", "--quorum=0", ...ENSEMBLE.slice(1))).err).toMatch(/must be at least 1/);
    expect((await run("replica", "--path=x", "--initialize=maybe", ...ENSEMBLE)).err).toMatch(/Expecting a boolean/);
  });
});

describe("mesos-log benchmark", () => {
  it("appends what the trace says and writes down how long each took", async () => {
    const directory = await directories.make();
    const [path, input, output] = ["log", "trace", "result"].map((name) => join(directory, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(input, "100B\n2KB\n");
    const files = [`--path=${path}`, `--input=${input}`, `--output=${output}`];
    const { code, out, err } = await run("benchmark", ...files, "--type=one", ...ENSEMBLE);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Total number of appends: 2\nTotal time used: [\d.]+(ms|secs)\n$/);
    const line = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9}\+00:00 Appended (\d+) bytes in [\d.]+ ms$/;
    const lines = (await readFile(output, "utf8")).trimEnd().split("\n");
    expect(lines.map((text) => line.exec(text)?.[1])).toEqual(["100", "2048"]);
    const log = await openTestLog(path);
    const sizes: number[] = [];
    for await (const { data } of log.read(0, 2)) {
      expect(data.every((byte) => byte === 0xff)).toBe(true);
      sizes.push(data.length);
    }
    await log.close();
    expect(sizes).toEqual([100, 2048]);
  });

  it("says what is wrong with the trace", async () => {
    const input = join(await directories.make(), "trace");
    const given = ["--path=x", `--input=${input}`, "--output=y", ...ENSEMBLE];
    expect((await run("benchmark", ...given)).err).toMatch(/^Failed to open the trace file/);
    await writeFile(input, "12 parsecs\n");
    expect((await run("benchmark", ...given)).err).toBe("Failed to parse the trace file: Invalid bytes '12 parsecs'\n");
  });
});
