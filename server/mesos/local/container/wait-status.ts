/** Exit statuses as waitpid(2) gives them and as Mesos words them (src/common/status_utils.hpp, strsignal(3)). */
import { constants } from "node:os";

/** The raw status of a process that Node saw end. */
export function waitStatus(code: number | null, signal: NodeJS.Signals | null): number {
  return signal === null ? ((code ?? 0) & 0xff) << 8 : constants.signals[signal];
}

const SIGNAL_TEXTS: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGHUP: "Hangup",
  SIGINT: "Interrupt",
  SIGQUIT: "Quit",
  SIGILL: "Illegal instruction",
  SIGTRAP: "Trace/breakpoint trap",
  SIGABRT: "Aborted",
  SIGBUS: "Bus error",
  SIGFPE: "Floating point exception",
  SIGKILL: "Killed",
  SIGUSR1: "User defined signal 1",
  SIGSEGV: "Segmentation fault",
  SIGUSR2: "User defined signal 2",
  SIGPIPE: "Broken pipe",
  SIGALRM: "Alarm clock",
  SIGTERM: "Terminated",
  SIGXCPU: "CPU time limit exceeded",
  SIGXFSZ: "File size limit exceeded",
};

/** `exited with status 1`, `terminated with signal Killed`. */
export function endText(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null
    ? `exited with status ${code ?? 0}`
    : `terminated with signal ${SIGNAL_TEXTS[signal] ?? signal}`;
}
