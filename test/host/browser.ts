import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from './findBrowser';

const args = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
];

/** Starts a headless browser; close it when done. */
export async function openBrowser(): Promise<Browser> {
  // Chromium's sandbox refuses to run as root.
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: await findBrowser(), chromiumSandbox: !root, args });
}
