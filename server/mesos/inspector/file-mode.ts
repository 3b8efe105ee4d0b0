/** `st_mode` of stat(2). */

const TYPE_MASK = 0o170000;
const TYPE_LETTERS: Readonly<Record<number, string>> = {
  0o140000: "s",
  0o120000: "l",
  0o100000: "-",
  0o060000: "b",
  0o040000: "d",
  0o020000: "c",
  0o010000: "p",
};

export function isDirectory(mode: number): boolean {
  return (mode & TYPE_MASK) === 0o040000;
}

/** As `ls -l` shows it: `-rw-r--r--`. */
export function formatMode(mode: number): string {
  const permission = (special: number, letters: string, shift: number): string => {
    const bits = (mode >> shift) & 7;
    const execute = (bits & 1) !== 0;
    const [both = "", only = ""] = letters;
    const last = (mode & special) !== 0 ? (execute ? both : only) : execute ? "x" : "-";
    return `${(bits & 4) !== 0 ? "r" : "-"}${(bits & 2) !== 0 ? "w" : "-"}${last}`;
  };
  const type = TYPE_LETTERS[mode & TYPE_MASK] ?? "?";
  return type + permission(0o4000, "sS", 6) + permission(0o2000, "sS", 3) + permission(0o1000, "tT", 0);
}
