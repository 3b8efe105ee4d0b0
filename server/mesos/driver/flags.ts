/**
 * Flags of the driver, those of Aurora's CommandLineDriverSettingsModule. One default differs:
 * `-partition_aware` is on, because the task state machine handles every state of a partitioned task, and
 * without it Mesos reports each as TASK_LOST and would kill what comes back.
 */
import {
  booleanFlag,
  durationFlag,
  flagGroup,
  optionalStringFlag,
  positive,
  stringFlag,
  type FlagValues,
} from "../../base/flags/flag.ts";
import { MasterAddressError, parseMasterAddress } from "./master-address.ts";

function badMasterAddress(text: string): string | undefined {
  try {
    parseMasterAddress(text);
    return undefined;
  } catch (error) {
    if (error instanceof MasterAddressError) return error.message;
    throw error;
  }
}

const notEmpty = (text: string): string | undefined => (text === "" ? "must not be empty" : undefined);

export const driverFlags = flagGroup(
  "Mesos driver",
  {
    mesosMasterAddress: stringFlag(
      "mesos_master_address",
      "",
      "Where the Mesos master is: host:port (several with commas), zk://host:port/path, or local for an embedded one.",
      { check: badMasterAddress },
    ),
    frameworkName: stringFlag("framework_name", "Aurora", "Name under which the framework registers with Mesos.", {
      check: notEmpty,
    }),
    frameworkFailoverTimeoutMs: durationFlag(
      "framework_failover_timeout",
      "21days",
      "How long Mesos keeps the framework and its tasks while no scheduler is connected. Keep it very high.",
      { check: positive },
    ),
    replaceRemovedFramework: booleanFlag(
      "replace_removed_framework",
      false,
      "When Mesos has removed the framework, and its tasks with it, register as a new one instead of ending.",
    ),
    frameworkAuthenticationFile: optionalStringFlag(
      "framework_authentication_file",
      "Properties file with aurora_authentication_principal and aurora_authentication_secret, sent to the master.",
    ),
    agentAuthenticationFile: optionalStringFlag(
      "agent_authentication_file",
      "Like framework_authentication_file, sent to agents: needed to show sandboxes where agents authenticate readers.",
    ),
    frameworkAnnouncePrincipal: booleanFlag(
      "framework_announce_principal",
      false,
      "Put the principal of framework_authentication_file into the registration, which Mesos ACLs need.",
    ),
    executorUser: stringFlag(
      "executor_user",
      "root",
      "User that starts executors on the agents. With another than root, all tasks run as that user.",
      { check: notEmpty },
    ),
    receiveRevocableResources: booleanFlag(
      "receive_revocable_resources",
      false,
      "Accept offers of revocable resources from Mesos.",
    ),
    partitionAware: booleanFlag(
      "partition_aware",
      true,
      "Have Mesos report partitioned tasks as such, not as lost. Aurora's default is false.",
    ),
    mesosRole: optionalStringFlag(
      "mesos_role",
      "Mesos role of the framework; without one it is offered unreserved resources only.",
    ),
  },
  (values) => [
    ...(values.mesosMasterAddress === ""
      ? ["-mesos_master_address is required: a master's host:port, zk://host:port/path, or local"]
      : []),
    ...(values.frameworkAnnouncePrincipal && values.frameworkAuthenticationFile === undefined
      ? ["-framework_announce_principal needs -framework_authentication_file, which names the principal"]
      : []),
  ],
);

export type DriverSettings = FlagValues<typeof driverFlags>;
