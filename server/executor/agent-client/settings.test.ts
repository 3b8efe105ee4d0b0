import { expect, it } from "vitest";
import { EnvironmentError, readAgentSettings } from "./settings.ts";

const environment = {
  MESOS_AGENT_ENDPOINT: "10.1.2.3:5051",
  MESOS_EXECUTOR_ID: "e",
  MESOS_FRAMEWORK_ID: "f",
  MESOS_DIRECTORY: "/var/run/1",
};

it("reads what an agent sets", () => {
  const checkpointing = {
    MESOS_CHECKPOINT: "1",
    MESOS_RECOVERY_TIMEOUT: "15mins",
    MESOS_SUBSCRIPTION_BACKOFF_MAX: "1.5secs",
    MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "250ms",
    MESOS_EXECUTOR_AUTHENTICATION_TOKEN: "token",
    MESOS_SANDBOX: "/mnt/mesos/sandbox",
    MESOS_LOCAL: "1",
  };
  expect(readAgentSettings({ ...environment, ...checkpointing })).toEqual({
    agentHost: "10.1.2.3",
    agentPort: 5051,
    executorId: "e",
    frameworkId: "f",
    authenticationToken: "token",
    reconnect: { recoveryTimeoutMs: 900_000, backoffMaxMs: 1500 },
    shutdownGraceMs: 250,
    directory: "/mnt/mesos/sandbox",
    isLocal: true,
  });
});

it("does not reconnect without checkpointing", () => {
  const settings = readAgentSettings({ ...environment, MESOS_CHECKPOINT: "0", MESOS_RECOVERY_TIMEOUT: "15mins" });
  expect(settings).toMatchObject({ reconnect: undefined, directory: "/var/run/1", isLocal: false });
});

it("takes the agent's address from its process id when there is no endpoint", () => {
  const { MESOS_AGENT_ENDPOINT: _, ...rest } = environment;
  expect(readAgentSettings({ ...rest, MESOS_SLAVE_PID: "slave(1)@[::1]:5051" })).toMatchObject({
    agentHost: "::1",
    agentPort: 5051,
  });
});

it.each([
  ["127.0.0.1:5051", {}, true],
  ["localhost:5051", {}, true],
  ["10.0.0.1:5051", { MESOS_LOCAL: "1" }, true],
  ["10.0.0.1:5051", {}, false],
])("knows whether the agent at %s with %o is an embedded one", (address, more, isLocal) => {
  expect(readAgentSettings({ ...environment, MESOS_AGENT_ENDPOINT: address, ...more })).toMatchObject({ isLocal });
});

it.each([
  [{ MESOS_EXECUTOR_ID: "" }, "MESOS_EXECUTOR_ID is not set"],
  [{ MESOS_DIRECTORY: undefined }, "MESOS_DIRECTORY is not set"],
  [{ MESOS_AGENT_ENDPOINT: undefined }, "MESOS_AGENT_ENDPOINT is not set"],
  [{ MESOS_AGENT_ENDPOINT: "nowhere" }, "MESOS_AGENT_ENDPOINT=nowhere is not an address"],
  [{ MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "soon" }, "is not a duration"],
])("refuses an environment with %o", (change, message) => {
  expect(() => readAgentSettings({ ...environment, ...change })).toThrow(EnvironmentError);
  expect(() => readAgentSettings({ ...environment, ...change })).toThrow(message);
});
