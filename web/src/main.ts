// Starts the pages: frame, language, routes.
import { createApp } from 'vue'
import App from './App.vue'
import { kept } from './api/kept'
import { i18n, speak } from './i18n'
import { pause } from './ui/pause'
import { router } from './router'
import './styles/base.css'

// What is done in one piece keeps the reader's taps waiting, longest on a phone: reading the script is one, drawing the
// frame another (by then a public address is resolved), and the page in it a third (App.vue).
void speak(kept('language') === 'en' ? 'en' : 'zh').then(async () => {
  const app = createApp(App).use(i18n).use(router)
  await pause()
  app.mount('#app')
})
