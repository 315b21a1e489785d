// Starts the pages: frame, language, routes.
import { createApp } from 'vue'
import App from './App.vue'
import { kept } from './api/kept'
import { i18n, speak } from './i18n'
import { router } from './router'
import './styles/base.css'

void speak(kept('language') === 'en' ? 'en' : 'zh').then(() => createApp(App).use(i18n).use(router).mount('#app'))
