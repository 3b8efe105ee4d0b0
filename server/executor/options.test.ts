import { describe, expect, it } from "vitest";
import { parseFlags, UsageError } from "../base/flags/parse.ts";
import { defaultLogger, executorFlags, joinValues, type ExecutorOptions } from "./options.ts";

function parse(...argv: string[]): ExecutorOptions {
  return parseFlags({ executor: executorFlags }, joinValues(argv)).values.executor;
}

describe("flags", () => {
  it("may have their values beside them, as Aurora's documentation writes them", () => {
    const options = parse("--announcer-ensemble", "zk1:2181,zk2:2181", "--nosetuid", "--stop_timeout_in_secs=30");
    expect(options).toMatchObject({ announcerEnsemble: "zk1:2181,zk2:2181", nosetuid: true, stopTimeoutSecs: 30 });
  });

  it("are all those of Aurora's executor", () => {
    const options = parse(
      ..."--announcer-enable --announcer-serverset-path /x --announcer-allow-custom-serverset-path".split(" "),
      ..."--announcer-hostname h --announcer-zookeeper-auth-config /a.json --mesos-containerizer-path=/m".split(" "),
      ..."--no-create-user --sandbox-mount-point /mnt --execute-as-user me --nosetuid-health-checks".split(" "),
      ..."--runner-logger-destination both --runner-logger-mode rotate --runner-rotate-log-size-mb 7".split(" "),
      ..."--runner-rotate-log-backups 3 --preserve_env".split(" "),
    );
    expect(options).toMatchObject({ announcerServersetPath: "/x", executeAsUser: "me", preserveEnv: true });
    expect(defaultLogger(options)).toEqual({ destination: "both", rotate: { maxBytes: 7 * 1024 ** 2, backups: 3 } });
  });

  it.each(["--runner-logger-destination=tape", "--runner-rotate-log-backups=0", "--announcer-ensemble"])(
    "are refused when they make no sense: %s",
    (argument) => {
      expect(() => parse(argument)).toThrow(UsageError);
    },
  );
});
