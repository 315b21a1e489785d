// Builds the pages into a folder that the program reads at start: files with their hash in the name, each beside its
// gzip, and pages.json, the addresses that are pages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const outDir = process.env.GONGBAO_WEB_OUT ?? '../build/web'

// First segments of the routes in src/router.ts.
const pages = ['', 'operators', 'check', 'login', 'signup', 'law', 'my', 'desk', 'me', 'childcare', 'contracts', 'city', 'heating', 'renewal', 'vehicles', 'exams', 'eldercare', 'lawyers', 'beauty', 'cards', 'search', 'coverage', 'c', 'gazette']

function forTheProgram(): Plugin {
  return {
    name: 'gongbao-files',
    apply: 'build',
    closeBundle() {
      writeFileSync(join(outDir, 'pages.json'), JSON.stringify(pages))
      for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|json|txt)$/.test(file)) continue
        const bytes = readFileSync(join(outDir, file))
        const packed = gzipSync(bytes, { level: 9 })
        if (packed.length < bytes.length) writeFileSync(join(outDir, `${file}.gz`), packed)
      }
    },
  }
}

export default defineConfig({
  plugins: [vue(), forTheProgram()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2021',
    // Nothing inlined: the policy of the page takes scripts and styles from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: Object.fromEntries(['/v1', '/openapi.json', '/healthz', '/readyz'].map((path) => [path, process.env.GONGBAO ?? 'http://127.0.0.1:8023'])),
  },
})
