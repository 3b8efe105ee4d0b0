import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Environment } from "../environment.ts";
import { clusterFiles, loadClusters } from "./cluster.ts";
import { discoveryFor } from "./discovery.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "aurora-clusters-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function environment(variables: Record<string, string> = {}): Environment {
  const places = { AURORA_CONFIG_ROOT: join(directory, "etc"), ...variables };
  return { variables: places, home: join(directory, "home"), root: join(directory, "root") } as unknown as Environment;
}

function write(path: string, content: unknown): string {
  const full = join(directory, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, typeof content === "string" ? content : JSON.stringify(content));
  return full;
}

describe("clusters", () => {
  it("are described for the system, for the user, and in the checkout of npm start", () => {
    expect(clusterFiles(environment())).toEqual([
      join(directory, "root/.aurora/clusters.json"),
      join(directory, "etc/clusters.json"),
      join(directory, "home/.aurora/clusters.json"),
    ]);
    const plain = { variables: {}, home: "/home/jane", root: "/opt/aurora" } as unknown as Environment;
    expect(clusterFiles(plain).slice(1)).toEqual(["/etc/aurora/clusters.json", "/home/jane/.aurora/clusters.json"]);
    expect(clusterFiles(environment({ AURORA_STATE_DIR: "/state" }))[0]).toBe("/state/clusters.json");
  });

  it("of the user come before those of the system, which come before that of npm start", () => {
    write("root/.aurora/clusters.json", [{ name: "dev" }, { name: "a", scheduler_uri: "root" }]);
    write("etc/clusters.json", [
      { name: "a", scheduler_uri: "etc" },
      { name: "b", scheduler_uri: "etc", zk_port: "2182" },
    ]);
    write("home/.aurora/clusters.json", { any: { name: "b", scheduler_uri: "home", extra: 1 }, other: { no: "name" } });
    const clusters = loadClusters(environment());
    expect(clusters.all.map(({ name }) => name).toSorted()).toEqual(["a", "b", "dev"]);
    expect(clusters.get("a")).toEqual({ name: "a", scheduler_uri: "etc" });
    expect(clusters.get("b")).toEqual({ name: "b", scheduler_uri: "home", extra: 1 });
  });

  it("that are unknown are told with the files and the nearest name", () => {
    const path = write("etc/clusters.json", [{ name: "devcluster" }]);
    const clusters = loadClusters(environment());
    expect(() => clusters.get("devclutser")).toThrow(/Unknown cluster: devclutser; did you mean devcluster\?/);
    expect(() => clusters.get("devclutser")).toThrow(`\t${path}\n\t${join(directory, "home")}`);
    expect(() => clusters.get("zzz")).toThrow("Unknown cluster: zzz; there are devcluster");
    expect(() => clusters.get("constructor")).toThrow("Unknown cluster");
  });

  it.each([
    ["{", "Unable to parse"],
    ["3", "Unknown layout in"],
    [["x"], "a cluster is an object"],
    [[{ name: 3 }], "name must be a text"],
    [[{ name: "a", zk: 3 }], "zk of cluster a must be a text"],
    [[{ name: "a", zk_port: "x" }], "zk_port of cluster a must be a number"],
  ])("cannot be described by %j", (content, message) => {
    write("etc/clusters.json", content);
    expect(() => loadClusters(environment())).toThrow(message);
    expect(() => loadClusters(environment())).toThrow(join(directory, "etc/clusters.json"));
  });
});

describe("a scheduler", () => {
  it("is where scheduler_uri says", async () => {
    expect(await discoveryFor({ name: "a", scheduler_uri: "host:8081/" }).find()).toBe("http://host:8081");
    expect(await discoveryFor({ name: "a", scheduler_uri: "https://host" }).find()).toBe("https://host");
  });

  it("is looked for in ZooKeeper first", () => {
    const zk = { name: "a", zk: "one,two:2182,[::1]", scheduler_zk_path: "/aurora", scheduler_uri: "x" };
    expect(discoveryFor(zk)).toMatchObject({ isDynamic: true, place: "zk://one:2181,two:2182,[::1]:2181/aurora" });
    expect(discoveryFor({ ...zk, zk_port: 99 }).place).toBe("zk://one:99,two:2182,[::1]:99/aurora");
  });

  it.each([
    [{ name: "a" }, "does not say where its scheduler is", 3],
    [{ name: "a", zk: "x" }, "no scheduler_zk_path", 3],
    [{ name: "a", scheduler_uri: "x", auth_mechanism: "KERBEROS" }, "only knows UNAUTHENTICATED", 30],
  ])("cannot be found for %j", (cluster, message, exitCode) => {
    expect(() => discoveryFor(cluster)).toThrow(message);
    try {
      discoveryFor(cluster);
    } catch (error) {
      expect(error).toMatchObject({ exitCode });
    }
  });
});
