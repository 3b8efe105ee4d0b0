/** The document around every page. The server renders the frame; lists and charts render in the browser. */
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import "../components/theme/mantine.css";
import "../components/theme/tokens.css";
import "../components/theme/global.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { AppFrame } from "../components/frame/app-frame.tsx";
import { Providers } from "../components/providers.tsx";
import { Awaiting } from "../components/ui/answer.tsx";
import { InBrowser } from "../components/ui/in-browser.tsx";

export const metadata: Metadata = {
  title: { default: "Aurora", template: "%s · Aurora" },
  description: "The console of an Aurora scheduler",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f6f8" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1115" },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <Providers>
          <AppFrame>
            <InBrowser fallback={<Awaiting />}>{children}</InBrowser>
          </AppFrame>
        </Providers>
      </body>
    </html>
  );
}
