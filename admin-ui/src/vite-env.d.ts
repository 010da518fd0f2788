/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

/** The interfaces of the contract, each with the types that implement it (vite.config.ts). */
declare const __INTERFACES__: Record<string, string[]>;
