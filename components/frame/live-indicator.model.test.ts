import { expect, it } from "vitest";
import { formatClock } from "../format.ts";
import { liveWords } from "./live-indicator.model.ts";

it("tells the age of what is shown while the stream is down", () => {
  const heardMs = Date.UTC(2026, 10, 23, 12, 4, 31);
  expect(liveWords({ liveness: "live", heardMs }).text).toBe("live");
  expect(liveWords({ liveness: "lost", heardMs }).text).toBe(`as of ${formatClock(heardMs)}, reconnecting`);
  expect(liveWords({ liveness: "lost", heardMs: 0 }).text).toBe("reconnecting");
  expect(liveWords({ liveness: "following", heardMs }).text).toBe(`as of ${formatClock(heardMs)}`);
});
