/**
 * Stats of the driver itself. Event counts, subscription attempts and the timer are Aurora's
 * (VersionedMesosSchedulerImpl); what became of calls is ours.
 */
import type { Counter, StatsRegistry, TimerStat } from "../../base/stats/stats.ts";
import { mesos } from "../messages.ts";

export interface DriverStats {
  readonly subscriptionAttempts: Counter;
  readonly received: TimerStat;
  /** Handed to the connection. */
  readonly callsSent: Counter;
  /** Made while not subscribed, and so not sent. */
  readonly callsDropped: Counter;
  /** Answered with an error of ours. */
  readonly callsRefused: Counter;
  /** Sent, but the connection ended before an answer. */
  readonly callsLost: Counter;
  /** Subscriptions dropped because the master went silent. */
  readonly silences: Counter;
  event(type: number): void;
}

export function driverStats(stats: StatsRegistry): DriverStats {
  const types = Object.entries(mesos.v1.scheduler.Event.Type).filter(([, value]) => typeof value === "number");
  const events = new Map(
    types.map(([name, value]) => [Number(value), stats.counter(`mesos_scheduler_event_${name}`)] as const),
  );
  return {
    subscriptionAttempts: stats.counter("mesos_scheduler_subscription_attempts"),
    received: stats.timer("scheduler_received"),
    callsSent: stats.counter("mesos_scheduler_calls_sent"),
    callsDropped: stats.counter("mesos_scheduler_calls_dropped"),
    callsRefused: stats.counter("mesos_scheduler_calls_refused"),
    callsLost: stats.counter("mesos_scheduler_calls_lost"),
    silences: stats.counter("mesos_scheduler_silent_streams"),
    event: (type) => events.get(type)?.increment(),
  };
}
