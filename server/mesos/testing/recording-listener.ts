/** A driver listener for tests that keeps what it is told. */
import type { DriverListener } from "../../scheduler/ports/driver.ts";

/** A call of the listener: method and arguments. */
export type Told = {
  readonly [M in keyof DriverListener]: readonly [M, ...Parameters<DriverListener[M]>];
}[keyof DriverListener];

export class RecordingListener implements DriverListener {
  readonly told: Told[] = [];

  /** The arguments of each call of one method. */
  of<M extends keyof DriverListener>(method: M): Parameters<DriverListener[M]>[] {
    return this.told.filter((call) => call[0] === method).map((call) => call.slice(1) as Parameters<DriverListener[M]>);
  }

  registered(...args: Parameters<DriverListener["registered"]>): void {
    this.told.push(["registered", ...args]);
  }
  disconnected(): void {
    this.told.push(["disconnected"]);
  }
  resourceOffers(...args: Parameters<DriverListener["resourceOffers"]>): void {
    this.told.push(["resourceOffers", ...args]);
  }
  offerRescinded(...args: Parameters<DriverListener["offerRescinded"]>): void {
    this.told.push(["offerRescinded", ...args]);
  }
  statusUpdate(...args: Parameters<DriverListener["statusUpdate"]>): void {
    this.told.push(["statusUpdate", ...args]);
  }
  agentLost(...args: Parameters<DriverListener["agentLost"]>): void {
    this.told.push(["agentLost", ...args]);
  }
  executorLost(...args: Parameters<DriverListener["executorLost"]>): void {
    this.told.push(["executorLost", ...args]);
  }
  frameworkMessage(...args: Parameters<DriverListener["frameworkMessage"]>): void {
    this.told.push(["frameworkMessage", ...args]);
  }
  error(...args: Parameters<DriverListener["error"]>): void {
    this.told.push(["error", ...args]);
  }
}
