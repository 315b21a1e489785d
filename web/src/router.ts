// Page addresses. The public part is one small script; each desk is fetched when it is opened. First segments stand in
// vite.config.ts too: the program answers them with this page.
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { nextTick, watch } from 'vue'
import { homeOf, opens } from './api/places'
import { office, refresh, role, session, signedIn, speakAs } from './api/session'
import { i18n } from './i18n'
import IssuePage from './gazette/IssuePage.vue'

type At = { params: Record<string, string | string[]> }
// up: the page above, for the crumbs.
const desk = (path: string, title: string, component: RouteRecordRaw['component'], up?: (at: At) => string): RouteRecordRaw => ({ path, component: component as never, meta: { title, signedIn: true, up } })

const routes: RouteRecordRaw[] = [
  { path: '/', component: IssuePage, meta: { title: 'nav.issue' } },
  { path: '/search', component: () => import('./gazette/SearchPage.vue'), meta: { title: 'nav.search', up: () => '/' } },
  { path: '/coverage', component: () => import('./gazette/CoveragePage.vue'), meta: { title: 'nav.coverage', up: () => '/' } },
  { path: '/c/:citation(.+)', component: () => import('./gazette/CitePage.vue'), meta: { title: 'nav.citation' } },
  { path: '/cards', component: () => import('./pages/LookupPage.vue'), meta: { title: 'nav.lookup' } },
  { path: '/operators/:id(\\d+)', component: () => import('./pages/OperatorPage.vue'), meta: { title: 'operator.title', up: () => '/cards' } },
  { path: '/check', component: () => import('./pages/CheckPage.vue'), meta: { title: 'check.title' } },
  { path: '/childcare', component: () => import('./childcare/LookupPage.vue'), meta: { title: 'nav.nurseries' } },
  { path: '/childcare/:id(\\d+)', component: () => import('./childcare/RecordPage.vue'), meta: { title: 'nav.nurseryRecord', up: () => '/childcare' } },
  { path: '/childcare/check', component: () => import('./childcare/CheckPage.vue'), meta: { title: 'nav.nurseryCheck', up: () => '/childcare' } },
  { path: '/heating', component: () => import('./heating/CalculatorPage.vue'), meta: { title: 'nav.heatCalculator' } },
  { path: '/heating/catalogue', component: () => import('./heating/CataloguePage.vue'), meta: { title: 'nav.heatCatalogue', up: () => '/heating' } },
  { path: '/vehicles', component: () => import('./vehicles/LookupPage.vue'), meta: { title: 'nav.cars' } },
  { path: '/vehicles/check', component: () => import('./vehicles/CheckPage.vue'), meta: { title: 'nav.carCheck', up: () => '/vehicles' } },
  { path: '/exams', component: () => import('./exams/LookupPage.vue'), meta: { title: 'nav.exams' } },
  { path: '/exams/check', component: () => import('./exams/CheckPage.vue'), meta: { title: 'nav.examCheck', up: () => '/exams' } },
  { path: '/eldercare', component: () => import('./eldercare/LookupPage.vue'), meta: { title: 'nav.care' } },
  { path: '/eldercare/recruitment', component: () => import('./eldercare/RecruitmentPage.vue'), meta: { title: 'nav.careRecruitment', up: () => '/eldercare' } },
  { path: '/lawyers', component: () => import('./lawyers/LookupPage.vue'), meta: { title: 'nav.bar' } },
  { path: '/lawyers/plan', component: () => import('./lawyers/PlanPage.vue'), meta: { title: 'nav.barPlan', up: () => '/lawyers' } },
  { path: '/lawyers/draw', component: () => import('./lawyers/DrawPage.vue'), meta: { title: 'nav.barDraw', up: () => '/lawyers' } },
  { path: '/school-traffic', component: () => import('./roads/SchoolsPage.vue'), meta: { title: 'nav.roads' } },
  { path: '/school-traffic/ranking', component: () => import('./roads/RankingPage.vue'), meta: { title: 'nav.roadRanking', up: () => '/school-traffic' } },
  { path: '/school-traffic/:school(\\d+)', component: () => import('./roads/SchoolPage.vue'), meta: { title: 'nav.roadRecord', up: () => '/school-traffic' } },
  { path: '/beauty', component: () => import('./beauty/LookupPage.vue'), meta: { title: 'nav.beauty' } },
  { path: '/beauty/measures', component: () => import('./beauty/MeasuresPage.vue'), meta: { title: 'nav.beautyMeasures', up: () => '/beauty' } },
  { path: '/law/:document', component: () => import('./pages/LawPage.vue'), meta: { title: 'nav.law', up: () => '/' } },
  { path: '/law/:document/:path(.+)', component: () => import('./gazette/ArticlePage.vue'), meta: { title: 'nav.article', up: (at: At) => `/law/${String(at.params.document)}` } },
  // The addresses that are printed: issue, document, article.
  { path: '/gazette', component: () => import('./press/IssuesPage.vue'), meta: { title: 'nav.pressIssues', up: () => '/' } },
  { path: '/gazette/copies', component: () => import('./press/CopiesPage.vue'), meta: { title: 'nav.pressCopies', up: () => '/gazette' } },
  { path: '/signup', component: () => import('./pages/SignUpPage.vue'), meta: { title: 'login.signUp', up: () => '/login' } },
  { path: '/login', component: () => import('./pages/LoginPage.vue'), meta: { title: 'login.title' } },
  desk('/me', 'nav.me', () => import('./desks/MePage.vue')),
  desk('/my', 'my.title', () => import('./desks/MyCards.vue')),
  desk('/my/:operator(\\d+)/:card(\\d+)', 'my.one', () => import('./desks/MyCard.vue'), () => '/my'),
  desk('/desk/todo', 'todo.title', () => import('./desks/TodoPage.vue')),
  desk('/desk/operator/:id(\\d+)?', 'nav.operator', () => import('./desks/OperatorDesk.vue')),
  desk('/desk/bank', 'bank.title', () => import('./desks/BankDesk.vue')),
  desk('/desk/district', 'district.title', () => import('./desks/DistrictDesk.vue')),
  desk('/desk/city', 'city.title', () => import('./desks/CityDesk.vue')),
  desk('/desk/report', 'nav.report', () => import('./desks/ReportPage.vue')),
  desk('/desk/platform', 'nav.platform', () => import('./desks/PlatformDesk.vue')),
  desk('/desk/register', 'nav.register', () => import('./desks/RegisterDesk.vue')),
  desk('/desk/performance', 'nav.performance', () => import('./desks/PerformanceDesk.vue')),
  desk('/desk/association', 'nav.association', () => import('./desks/AssociationDesk.vue')),
  desk('/desk/market', 'nav.market', () => import('./desks/MarketDesk.vue')),
  desk('/city/what-if', 'nav.whatIf', () => import('./desks/WhatIfPage.vue'), () => homeOf(role.value)[0]),
  desk('/desk/parameters', 'nav.parameters', () => import('./desks/ParametersPage.vue')),
  desk('/desk/credit', 'nav.credit', () => import('./desks/CreditPage.vue')),
  desk('/desk/trail/:id(\\d+)', 'trail.title', () => import('./desks/TrailPage.vue'), (at) => `/desk/operator/${String(at.params.id)}`),
  desk('/desk/entry/:id(\\d+)', 'trail.entry', () => import('./ui/EntryPage.vue')),
  desk('/contracts', 'nav.contracts', () => import('./childcare/MyContracts.vue')),
  desk('/contracts/:operator(\\d+)/:contract(\\d+)', 'nav.contract', () => import('./childcare/MyContract.vue'), () => '/contracts'),
  desk('/contracts/:operator(\\d+)/:contract(\\d+)/slips/:item([0-9a-f]+)', 'nav.slip', () => import('./childcare/SlipPage.vue'), (at) => `/contracts/${String(at.params.operator)}/${String(at.params.contract)}`),
  desk('/desk/nursery/:id(\\d+)/contracts/:contract(\\d+)/slips/:item([0-9a-f]+)', 'nav.slip', () => import('./childcare/SlipPage.vue'), (at) => `/desk/nursery/${String(at.params.id)}`),
  desk('/desk/nursery/:id(\\d+)/trail', 'trail.title', () => import('./desks/TrailPage.vue'), (at) => `/desk/nursery/${String(at.params.id)}`),
  desk('/desk/nursery/:id(\\d+)?', 'nav.nursery', () => import('./childcare/InstitutionDesk.vue')),
  desk('/desk/nursery-bank', 'nav.nurseryBank', () => import('./childcare/BankDesk.vue')),
  desk('/desk/health', 'nav.health', () => import('./childcare/DistrictDesk.vue')),
  desk('/desk/health-city', 'nav.healthCity', () => import('./childcare/CityDesk.vue')),
  desk('/desk/mediation', 'nav.mediation', () => import('./childcare/MediationDesk.vue')),
  desk('/renewal', 'nav.renewals', () => import('./heating/MyRenewal.vue')),
  desk('/renewal/:application(\\d+)', 'nav.renewal', () => import('./heating/RenewalPage.vue'), () => homeOf(role.value)[0]),
  desk('/desk/village', 'nav.village', () => import('./heating/VillageDesk.vue')),
  desk('/desk/heating', 'nav.heatQueue', () => import('./heating/DistrictDesk.vue')),
  desk('/desk/heating-books', 'nav.heatBooks', () => import('./heating/BooksDesk.vue')),
  desk('/desk/heating-city', 'nav.heatCity', () => import('./heating/CityDesk.vue')),
  desk('/desk/heating-loans', 'nav.heatLoans', () => import('./heating/LoansDesk.vue')),
  desk('/desk/supplier', 'nav.supplier', () => import('./heating/SupplierDesk.vue')),
  desk('/vehicles/mine', 'nav.myCars', () => import('./vehicles/MyCars.vue')),
  desk('/desk/car-trade', 'nav.carTrade', () => import('./vehicles/TradeDesk.vue')),
  desk('/desk/car-trade/:transaction(\\d+)', 'nav.carDeal', () => import('./vehicles/DealPage.vue'), () => '/desk/car-trade'),
  desk('/desk/car-station', 'nav.carStation', () => import('./vehicles/StationDesk.vue')),
  desk('/desk/car-city', 'nav.carCity', () => import('./vehicles/CommerceDesk.vue')),
  desk('/desk/car-office', 'nav.carOffice', () => import('./vehicles/OfficesDesk.vue')),
  desk('/exams/mine', 'nav.examMine', () => import('./exams/MyTranscript.vue')),
  desk('/desk/exam-school', 'nav.examSchool', () => import('./exams/SchoolDesk.vue')),
  desk('/desk/exam-marking', 'nav.examMarking', () => import('./exams/MarkingDesk.vue')),
  desk('/desk/exams', 'nav.examDesk', () => import('./exams/DistrictDesk.vue')),
  desk('/eldercare/apply', 'nav.careApply', () => import('./eldercare/ApplyPage.vue')),
  desk('/eldercare/mine', 'nav.careMine', () => import('./eldercare/MyReports.vue')),
  desk('/eldercare/mine/:report(\\d+)', 'nav.careReport', () => import('./eldercare/ReportPage.vue'), () => '/eldercare/mine'),
  desk('/desk/eldercare', 'nav.careDesk', () => import('./eldercare/DepartmentDesk.vue')),
  desk('/desk/eldercare-home', 'nav.careHome', () => import('./eldercare/HomeDesk.vue')),
  desk('/desk/lawyers', 'nav.barDesk', () => import('./lawyers/DeskPage.vue')),
  desk('/lawyers/mine', 'nav.barMine', () => import('./lawyers/MinePage.vue')),
  desk('/desk/roads', 'nav.roadDesk', () => import('./roads/RoadsDesk.vue')),
  desk('/desk/school-roads', 'nav.roadSchool', () => import('./roads/SchoolDesk.vue')),
  desk('/desk/rounds', 'nav.roadRounds', () => import('./roads/RoundsDesk.vue')),
  desk('/desk/shifts', 'nav.roadShifts', () => import('./roads/ShiftsDesk.vue')),
  desk('/beauty/mine', 'nav.beautyMine', () => import('./beauty/MyIndustry.vue')),
  desk('/beauty/award/:application(\\d+)', 'nav.beautyAward', () => import('./beauty/AwardPage.vue'), () => homeOf(role.value)[0]),
  desk('/desk/beauty', 'nav.beautyDesk', () => import('./beauty/IndustryDesk.vue')),
  desk('/desk/beauty-books', 'nav.beautyBooks', () => import('./beauty/BooksDesk.vue')),
  { path: '/gazette/:year(\\d+)/:number(\\d+)/:place(.*)?', component: () => import('./press/IssuePage.vue'), meta: { title: 'nav.pressIssue', up: () => '/gazette' } },
  desk('/desk/gazette', 'nav.pressDesk', () => import('./press/PressDesk.vue')),
  desk('/desk/gazette/:issue', 'nav.pressDraft', () => import('./press/DraftPage.vue'), () => '/desk/gazette'),
  { path: '/:rest(.*)*', component: () => import('./pages/NothingPage.vue'), meta: { title: 'nothing.title' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  // A filter or a part that is chosen leaves the page where it is.
  scrollBehavior: (to, from, saved) => saved ?? (to.hash || to.path === from.path ? false : { top: 0 }),
})

// Who is not known yet is led nowhere: he may be signed in.
function admission(to: RouteLocationNormalized) {
  if (!session.asked || !to.meta.signedIn) return true
  if (!signedIn.value) return { path: '/login', query: { to: to.fullPath } }
  return session.me.must_change_password && to.path !== '/me' ? '/me' : true
}
// What everybody may read is not kept waiting for who asks.
let asking: Promise<unknown> | null = null
router.beforeEach(async (to) => {
  if (!session.asked && !session.refused) asking ??= refresh().finally(() => (asking = null))
  if (to.meta.signedIn) await asking
  return admission(to)
})
watch(
  () => session.asked,
  () => {
    const instead = admission(router.currentRoute.value)
    if (instead !== true) void router.replace(instead)
  },
)

// Who may report has applied once: one person's two offices, and a page is opened under the one whose it is.
const ofOnePerson = ['applicant', 'supervisor']
router.beforeEach((to) => {
  if (!signedIn.value || !to.meta.signedIn || !ofOnePerson.includes(role.value) || opens(office.value, to.path)) return
  const other = session.me.offices.find((each) => ofOnePerson.includes(each.role) && opens(each, to.path))
  if (other) speakAs(other.office)
})

const title = () => {
  const name = router.currentRoute.value.meta.title as string | undefined
  document.title = `${name ? `${i18n.global.t(name)} · ` : ''}${i18n.global.t('name')}`
}
watch(i18n.global.locale, title)
router.afterEach((to, from) => {
  title()
  // Whoever reads by ear begins at the new page, not in the menu of the old one.
  if (from.matched.length > 0 && to.path !== from.path) void nextTick(() => document.getElementById('main')?.focus({ preventScroll: true }))
})

// Another version of the program has files of other names: a page that is missing is opened anew, once.
router.onError(async (_, to, from) => {
  if (from.matched.length && (await fetch('/healthz').catch(() => null))?.ok) location.assign(to.fullPath)
})
