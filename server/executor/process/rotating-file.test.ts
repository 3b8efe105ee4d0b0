import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { RotatingFile } from "./rotating-file.ts";

const owner = { user: { name: "me", uid: 0, gid: 0 }, switchesUser: false };
const directories: string[] = [];

function newPath(): string {
  const directory = mkdtempSync(join(tmpdir(), "aurora-rotating-"));
  directories.push(directory);
  return join(directory, "stdout");
}

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** The files of a log, the oldest first. */
function contents(path: string, backups: number): string[] {
  const names = Array.from({ length: backups }, (_, i) => `${path}.${backups - i}`).concat(path);
  return names.flatMap((name) => (existsSync(name) ? [readFileSync(name, "utf8")] : []));
}

it("puts a file aside when it has reached its size, and keeps as many as it should", () => {
  const path = newPath();
  const file = new RotatingFile(path, { maxBytes: 4, backups: 2 }, owner);
  for (const piece of ["one.", "two.", "thr", "ee", "four", "5"]) file.write(Buffer.from(piece));
  file.close();
  expect(contents(path, 2)).toEqual(["three", "four", "5"]);
});

it("goes on where an earlier one stopped", () => {
  const path = newPath();
  writeFileSync(path, "abc");
  const file = new RotatingFile(path, { maxBytes: 4, backups: 1 }, owner);
  file.write(Buffer.from("d"));
  file.write(Buffer.from("e"));
  file.close();
  expect(contents(path, 1)).toEqual(["abcd", "e"]);
});

it("goes on when its files were taken away", () => {
  const path = newPath();
  const file = new RotatingFile(path, { maxBytes: 4, backups: 1 }, owner);
  rmSync(path);
  file.write(Buffer.from("gone"));
  file.write(Buffer.from("here"));
  file.write(Buffer.from("!"));
  file.close();
  expect(contents(path, 1)).toEqual(["here", "!"]);
});

it("loses no byte and splits no piece, whatever is written", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 30 }), (pieces) => {
      const path = newPath();
      const file = new RotatingFile(path, { maxBytes: 16, backups: 30 }, owner);
      for (const piece of pieces) file.write(Buffer.from(piece));
      file.close();
      const found = contents(path, 30);
      expect(found.join("")).toBe(pieces.join(""));
      for (const one of found.slice(0, -1)) expect(Buffer.byteLength(one)).toBeGreaterThanOrEqual(16);
    }),
    { numRuns: 30 },
  );
});
