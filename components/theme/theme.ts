/**
 * Mantine's theme: small, quiet controls in the colours of tokens.css. Mantine's own colour variables
 * are pointed at our tokens, so that both have one source.
 */
import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  NumberInput,
  Popover,
  SegmentedControl,
  Select,
  Tabs,
  TextInput,
  Tooltip,
} from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eef1fd",
  "#dce2fa",
  "#b9c5f5",
  "#aebcff",
  "#93a6ff",
  "#5a70dd",
  "#3a51c6",
  "#2d41a8",
  "#24368c",
  "#1c2b72",
];

/** Mantine's grounds and lines in the dark, in our greys. */
const dark: MantineColorsTuple = [
  "#dbe1e8",
  "#b6bfca",
  "#98a3b0",
  "#5b6673",
  "#323b46",
  "#29313b",
  "#1a2027",
  "#151a20",
  "#11151a",
  "#0e1115",
];

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { accent, dark },
  fontFamily: "var(--font-ui)",
  fontFamilyMonospace: "var(--font-mono)",
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "15px", xl: "18px" },
  defaultRadius: "6px",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "compact-sm", variant: "default", fw: 500 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 26, variant: "subtle", color: "gray" } }),
    TextInput: TextInput.extend({ defaultProps: { size: "xs" } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: "xs" } }),
    Select: Select.extend({ defaultProps: { size: "xs" } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: "xs" } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: "xs", radius: "6px" },
      styles: { label: { fontWeight: 500 } },
    }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 250, transitionProps: { duration: 80 }, multiline: true, maw: 360 },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 80 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 80 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.45 } },
      styles: {
        content: { background: "var(--raised)", border: "1px solid var(--line)" },
        header: { background: "var(--raised)" },
      },
    }),
  },
});

const shared = {
  "--mantine-color-body": "var(--page)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-dim)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--tone-bad)",
  "--mantine-color-placeholder": "var(--text-faint)",
  "--mantine-color-accent-light": "var(--accent-soft)",
  "--mantine-color-accent-light-hover": "var(--selected)",
  "--mantine-color-accent-light-color": "var(--accent)",
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--mantine-line-height": "20px" },
  light: shared,
  dark: shared,
});
