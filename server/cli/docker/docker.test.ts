import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CliWorld } from "../testing/cli-world.ts";
import { imageOf } from "./bind-images.ts";

const KEY = "west/bozo/test/hello";
const FILE = `
task = Task(processes = [Process(name = 'p', cmdline = 'true')], resources = Resources(cpu = 1, ram = 1*MB, disk = 1*MB))
jobs = [Job(cluster = 'west', role = 'bozo', environment = 'test', name = 'hello', task = task,
  container = Docker(image = '{{docker.image[library/python][2.7]}}'))]
`;

let world: CliWorld;
let server: Server;
let host: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: string[] = [];

beforeEach(async () => {
  world = await CliWorld.start();
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  asked.length = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.describeClusters([{ name: "west", docker_registry: `http://${host}` }]);
  world.writeFile("hello.aurora", FILE);
});
afterEach(async () => {
  await world.close();
  server.closeAllConnections();
  server.close();
});

const inspect = (): ReturnType<CliWorld["run"]> => world.run("job", "inspect", KEY, "hello.aurora", "--raw");

describe("an image named by its tag", () => {
  it("is resolved to its digest, with the token that anybody can have", async () => {
    answer = (request, response) => {
      if (request.url?.startsWith("/token") === true) {
        response.writeHead(200, { "content-type": "application/json" }).end('{"token":"t0"}');
      } else if (request.headers.authorization !== "Bearer t0") {
        const challenge = `Bearer realm="http://${host}/token",service="reg",scope="repository:library/python:pull"`;
        response.writeHead(401, { "www-authenticate": challenge }).end();
      } else response.writeHead(200, { "docker-content-digest": "sha256:abc" }).end();
    };
    const { exitCode, out, err } = await inspect();
    expect(err).toBe(`Resolved library/python:2.7 => ${host}/library/python@sha256:abc\n`);
    expect(exitCode).toBe(0);
    const { taskConfig } = JSON.parse(out) as { taskConfig: { container: unknown } };
    expect(taskConfig.container).toMatchObject({ docker: { image: `${host}/library/python@sha256:abc` } });
    expect(asked).toEqual([
      "HEAD /v2/",
      "GET /token?service=reg&scope=repository%3Alibrary%2Fpython%3Apull",
      "HEAD /v2/",
      "HEAD /v2/library/python/manifests/2.7",
      "GET /token?service=reg&scope=repository%3Alibrary%2Fpython%3Apull",
      "HEAD /v2/library/python/manifests/2.7",
    ]);
  });

  it.each([
    ["is not a registry v2 (HTTP 404)", 404, {}],
    ["Unable to resolve image library/python:2.7", 200, {}],
    ["wants Basic authorization, which is not supported", 401, { "www-authenticate": "Basic realm=x" }],
    ["does not say who gives tokens", 401, { "www-authenticate": "Bearer x" }],
    ["wants unnamed authorization", 401, {}],
  ])("is refused when the registry %s", async (message, status, headers) => {
    answer = (_request, response) => void response.writeHead(status, headers).end();
    const { exitCode, err } = await inspect();
    expect([exitCode, err]).toEqual([3, expect.stringContaining(message)]);
  });

  it("is refused when no registry answers", async () => {
    answer = (request) => void request.socket.destroy();
    expect(await inspect()).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining("no answer from the Docker registry") as string,
    });
  });

  it("may be bound by hand", async () => {
    const bound = await world.run(
      "job",
      "inspect",
      KEY,
      "hello.aurora",
      "--raw",
      "--bind",
      "docker.image[library/python][2.7]=mine",
    );
    expect(bound).toMatchObject({ exitCode: 0, err: "" });
    expect(asked).toEqual([]);
  });
});

it("other variables are no images", () => {
  expect(imageOf("docker.image[a/b][c.1]")).toEqual({ name: "a/b", tag: "c.1" });
  for (const name of ["docker.image[a]", "profile.image[a][b]", "docker.images[a][b]"])
    expect(imageOf(name)).toBeUndefined();
});
