import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { buildSchema, isInterfaceType } from 'graphql';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

// The product serves the application below /app; during work on it, Vite serves it and passes the rest on.
const product = process.env.INCLUSION_URL ?? 'http://127.0.0.1:5080';

// What each interface of the contract may be: without it the cache drops the fields of `... on UserError`.
const schema = buildSchema(readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8'));
const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType)
  .map(each => [each.name, schema.getPossibleTypes(each).map(type => type.name)]);

export default defineConfig({
  base: '/app/',
  define: { __INTERFACES__: JSON.stringify(Object.fromEntries(interfaces)) },
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      manifest: {
        name: 'Inclusion', short_name: 'Inclusion', lang: 'fr', start_url: '/app/', scope: '/app/', display: 'standalone',
        background_color: '#ffffff', theme_color: '#1f4aa8',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
        navigateFallback: 'index.html',
        navigateFallbackAllowlist: [/^\/app(\/|$)/],
        cleanupOutdatedCaches: true,
        importScripts: ['straight.js'],
        globIgnores: ['straight.js'],
      },
    }),
  ],
  build: { target: 'es2022', sourcemap: false, cssCodeSplit: false, manifest: true, modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', proxy: { '/graphql': product, '/account': product, '/vouchers': product, '/letters': product } },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
