import fc from "fast-check";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HostUsers } from "../container/users.ts";
import { FilesError, modeText, SandboxFiles } from "./sandbox-files.ts";

let root: string;
let sandbox: string;
let files: SandboxFiles;

/** `root/sandbox` is attached; `root/secret` and `root/sandbox-too` are not. */
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "sandbox-files-")));
  sandbox = join(root, "sandbox");
  mkdirSync(join(sandbox, "dir"), { recursive: true });
  mkdirSync(join(root, "sandbox-too"));
  writeFileSync(join(root, "secret"), "secret");
  writeFileSync(join(root, "sandbox-too", "secret"), "secret");
  writeFileSync(join(sandbox, "file"), "inside");
  writeFileSync(join(sandbox, "dir", "file"), "inside");
  symlinkSync("..", join(sandbox, "up"));
  symlinkSync(join(root, "secret"), join(sandbox, "out"));
  symlinkSync("/", join(sandbox, "dir", "slash"));
  symlinkSync("file", join(sandbox, "in"));
  symlinkSync("nowhere", join(sandbox, "dangling"));
  symlinkSync("loop", join(sandbox, "loop"));
  execFileSync("mkfifo", [join(sandbox, "pipe")]);
  files = new SandboxFiles(new HostUsers());
  files.attach(sandbox, sandbox);
  files.attach("/latest", sandbox);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function read(path: string): Promise<string> {
  try {
    return Buffer.from((await files.read(path, { offset: 0, length: undefined })).data).toString();
  } catch (error) {
    if (error instanceof FilesError) return error.code;
    throw error;
  }
}

describe("the files of a sandbox", () => {
  it("are all that can be read, whatever the path", async () => {
    const token = fc.constantFrom(
      "..",
      ".",
      "",
      "sandbox",
      "sandbox-too",
      "secret",
      "file",
      "dir",
      "up",
      "out",
      "slash",
      "in",
    );
    const start = fc.constantFrom(sandbox, "/latest", root, "", "/latest/..", `${sandbox}-too`);
    await fc.assert(
      fc.asyncProperty(start, fc.array(token, { maxLength: 6 }), async (prefix, tokens) => {
        expect(["inside", "NOT_FOUND", "INVALID"]).toContain(await read([prefix, ...tokens].join("/")));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["file", "inside"],
    ["./dir/../file", "inside"],
    ["in", "inside"],
    ["file/", "inside"],
    ["up/secret", "INVALID"],
    ["out", "INVALID"],
    ["../sandbox-too/secret", "INVALID"],
    ["dir/slash/etc/passwd", "INVALID"],
    ["dir", "INVALID"],
    ["pipe", "INVALID"],
    ["dangling", "NOT_FOUND"],
    ["loop", "NOT_FOUND"],
    ["file/more", "NOT_FOUND"],
    ["x".repeat(5_000), "NOT_FOUND"],
    ["a\0b", "NOT_FOUND"],
  ])("%s is %s", async (path, what) => {
    expect(await read(`/latest/${path}`)).toBe(what);
  });

  it("are read in parts, 64 KiB at most at once", async () => {
    writeFileSync(join(sandbox, "big"), "0123456789".repeat(10_000));
    const part = async (offset: number, length?: number) => files.read("/latest/big", { offset, length });
    expect(await part(99_995)).toEqual({ size: 100_000, data: Buffer.from("56789") });
    expect((await part(0)).data).toHaveLength(65_536);
    expect((await part(3, 4)).data).toEqual(Buffer.from("3456"));
    expect((await part(200_000)).data).toHaveLength(0);
  });

  it("are listed by name, without links that lead nowhere", async () => {
    const names = (await files.browse("/latest")).map((info) => info.path.slice("/latest/".length));
    expect(names).toEqual(names.toSorted());
    expect(names).toContain("file");
    expect(names).not.toContain("dangling");
    expect(await files.browse("/latest/file")).toEqual([]);
  });

  it("cannot be reached once they are detached", async () => {
    files.attach("/gone", sandbox);
    files.detach("/gone");
    expect(await read("/gone/file")).toBe("NOT_FOUND");
  });
});

describe("a mode", () => {
  it.each([
    [0o100644, "-rw-r--r--"],
    [0o040755, "drwxr-xr-x"],
    [0o120777, "lrwxrwxrwx"],
  ])("%o is shown as %s", (mode, text) => {
    expect(modeText(mode)).toBe(text);
  });
});
