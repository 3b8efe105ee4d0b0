/** What the command ends with: Aurora's codes (`client/cli/__init__.py`) and argparse's for a command line that cannot be read. */
export const EXIT_OK = 0;
/** The admin commands' only failure (`die` of `admin/admin_util.py`). */
export const EXIT_ADMIN_FAILURE = 1;
export const EXIT_USAGE = 2;
export const EXIT_INVALID_CONFIGURATION = 3;
export const EXIT_COMMAND_FAILURE = 4;
export const EXIT_INVALID_COMMAND = 5;
export const EXIT_INVALID_PARAMETER = 6;
export const EXIT_NETWORK_ERROR = 7;
export const EXIT_TIMEOUT = 9;
export const EXIT_API_ERROR = 10;
export const EXIT_UNKNOWN_ERROR = 20;
export const EXIT_AUTH_ERROR = 30;
export const EXIT_INTERRUPTED = 130;
