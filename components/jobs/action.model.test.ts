import { describe, expect, it } from "vitest";
import type { InstanceView, JobView } from "../../server/api/jobs.ts";
import { begin, killQuestion, progressOf, restartQuestion } from "./action.model.ts";

const key = { role: "www-data", environment: "prod", name: "hello" };

function jobOf(...states: (readonly [number, string, InstanceView["status"]])[]): JobView {
  return {
    instances: states.map(([instanceId, taskId, status]) => ({ instanceId, taskId, status })),
  } as unknown as JobView;
}

describe("before an action", () => {
  it("says what will happen to what", () => {
    const twelve = Array.from({ length: 12 }, (_, i) => i);
    const question = killQuestion({ job: key, instanceIds: twelve, whole: true });
    expect(question.title).toBe("Kill 12 instances of www-data/prod/hello");
    expect(question.typeToConfirm).toBe("www-data/prod/hello");
  });

  it("does not have the name typed for a few instances", () => {
    expect(killQuestion({ job: key, instanceIds: [3], whole: false })).toMatchObject({
      title: "Kill instance 3 of www-data/prod/hello",
      typeToConfirm: undefined,
    });
    expect(killQuestion({ job: key, instanceIds: [1, 2, 3], whole: false }).sentence).toContain("1–3");
    expect(restartQuestion({ job: key, instanceIds: [1], whole: false }).title).toContain("Restart instance 1");
  });
});

describe("after an action", () => {
  it("follows a kill until every task is over", () => {
    const before = jobOf([0, "a", "RUNNING"], [1, "b", "RUNNING"]);
    const doing = begin("kill", before, [0, 1]);
    expect(progressOf(doing, jobOf([0, "a", "KILLING"], [1, "b", "KILLED"])).sentence).toBe(
      "Killing 2 instances: 1 of 2 gone.",
    );
    expect(progressOf(doing, jobOf([0, "a", "KILLED"])).sentence).toBe("Killed 2 instances.");
  });

  it("follows a restart until the new tasks run", () => {
    const doing = begin("restart", jobOf([0, "a", "RUNNING"]), [0]);
    expect(progressOf(doing, jobOf([0, "a", "RUNNING"])).done).toBe(0);
    expect(progressOf(doing, jobOf([0, "b", "PENDING"])).done).toBe(0);
    expect(progressOf(doing, jobOf([0, "b", "RUNNING"])).done).toBe(1);
  });

  it("follows added instances until they run", () => {
    const doing = begin("add", jobOf([0, "a", "RUNNING"]), [1, 2]);
    expect(progressOf(doing, jobOf([0, "a", "RUNNING"], [1, "b", "RUNNING"]))).toMatchObject({ done: 1, total: 2 });
  });
});
