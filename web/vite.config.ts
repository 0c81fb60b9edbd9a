import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compress.ts';

// The host stays as the browser asked for it: a change that seems to come from another site is refused.
const api = { target: process.env.XUNCHENG_API ?? 'http://127.0.0.1:8080', changeOrigin: false };

/** The office's page: built to web/dist, or served while it is written with everything else asked of a running product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  build: {
    target: 'es2022',
    // No inline script: the page is served under a strict content security policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  server: { proxy: { '/api': api, '/health': api, '/status': api, '/feeds': api } },
});
