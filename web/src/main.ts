// Starts the pages: frame, language, routes.
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, speak } from './i18n'
import { router } from './router'
import './styles/base.css'

let language = 'zh'
try {
  language = localStorage.getItem('gongbao.language') ?? 'zh'
} catch {
  // Chinese, then.
}
void speak(language === 'en' ? 'en' : 'zh').then(() => createApp(App).use(i18n).use(router).mount('#app'))
