/** Where the scheduler listens and what it calls itself; Aurora's `JettyServerModule` and discovery flags. */
import {
  booleanFlag,
  flagGroup,
  integerFlag,
  optionalStringFlag,
  portNumber,
  type FlagValues,
} from "../base/flags/flag.ts";

export const httpFlags = flagGroup("HTTP", {
  httpPort: integerFlag(
    "http_port",
    0,
    "The port to start an HTTP server on. Default value will choose a random port.",
    { check: portNumber },
  ),
  ip: optionalStringFlag("ip", "The ip address to listen. If not set, the scheduler will listen on all interfaces."),
  hostname: optionalStringFlag(
    "hostname",
    "The hostname to advertise in ZooKeeper instead of the locally-resolved hostname.",
  ),
  quitFromAnywhere: booleanFlag(
    "allow_remote_quit",
    false,
    "Accept POST /quitquitquit and /abortabortabort from other hosts than this one.",
  ),
});

export type HttpSettings = FlagValues<typeof httpFlags>;
