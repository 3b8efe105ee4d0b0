import { expect, it } from "vitest";
import { describeFailure } from "./failure.ts";

function refused(auroraCode: string, message: string): Error {
  return Object.assign(new Error(message), { data: { auroraCode } });
}

it("repeats what the scheduler said as a sentence", () => {
  expect(describeFailure(refused("INVALID_REQUEST", "job www-data/prod/hello already exists"))).toEqual({
    title: "The scheduler refused",
    message: "Job www-data/prod/hello already exists.",
    transient: false,
  });
});

it("says that asking again may help while storage is not ready", () => {
  expect(describeFailure(refused("ERROR_TRANSIENT", "Storage is not READY"))).toMatchObject({ transient: true });
});

it("does not repeat a browser's words about the network", () => {
  expect(describeFailure(new TypeError("Failed to fetch"))).toMatchObject({ title: "No answer", transient: true });
});

it("hands on the id under which the log has the rest", () => {
  const error = Object.assign(new Error("internal error"), { data: { auroraCode: "ERROR", correlationId: "c-1" } });
  expect(describeFailure(error).correlationId).toBe("c-1");
});
