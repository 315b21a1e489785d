// Chinese first; the same keys stand in words.en.ts.
export default {
  gazette: {
    name: '北京市人民政府公报', sponsor: '北京市人民政府办公厅主办', issue: '{year}年第{number}期（总第{total}期）', column: '【部门文件】', numbered: '（{n}）', contents: '目录', official: '目录有中英文，以中文为准。', page: '第 {n} 页',
    search: '检索公报全文', searchHint: '词语、文号、条款编号', go: '检索', found: '“{q}”：{n} 处', none: '没有查到“{q}”。', documents: '文件', places: '条款', onDay: '效力按这一天', only: '只查这份文件', more: '再显示一些',
    serves: '办事与查询', runs: '{running} / {clauses} 条款已由程序执行', notYet: '本文件的条款尚未接入程序', download: '下载', text: '纯文本', web: '网页', json: 'JSON', xml: 'Akoma Ntoso', pdf: 'PDF', csv: '目录表', hashes: '大小与 SHA-256', bytes: '{n} 字节', feed: '订阅（Atom）', statusFeed: '订阅效力变动（Atom）', coverage: '条款执行表',
    article: '条文', words: '原文', standing: '在 {day} 的效力', source: '依据', note: '说明', clauses: '在这一条下运行的内容', clause: '条款', norm: '要求', state: '状态', runsBy: '执行', testedBy: '算例', examples: '{n} 个', others: '另有 {n} 项', refuses: '不合时的答复', reason: '理由',
    params: '参数', param: '参数', value: '现值', since: '自', history: '历次变更', changed: '理由', noParams: '这一条没有参数。',
    decisions: '依据这一条作出的决定', today: '今日', month: '本月', accepted: '通过', refused: '拒绝', noDecisions: '最近 {n} 天没有依据这一条的决定。', notBegun: '尚未开始第一天。', each: '件',
    cite: '引用', citation: '《{title}》{number} {place}', copy: '复制链接', copied: '已复制', code: '此链接的二维码', before: '上一条', after: '下一条', above: '所在部分', whole: '文件全文', sha: '正文 SHA-256',
    resolving: '正在查找引文…', several: '这个引文不止一处：', missing: '引文“{c}”在本期公报中找不到。', external: '“{c}”不在本期公报刊载之列。', 
    table: '条款执行表', tableLead: '公报每一条款由程序的哪一部分执行、由哪些算例检验；组织性的条款说明为什么没有程序。', computable: '可计算', running: '已执行', rate: '比例', showAll: '逐条', hide: '收起', mark: '标出这一条款的原文',
  },
  legal: { not_issued: '尚未印发', not_yet_effective: '尚未生效', in_force: '有效', partially_repealed: '部分废止', repealed: '已废止', expired: '已失效' },
  clauseState: { running: '执行中', untested: '未检验', recorded: '留有记录', explained: '已说明', missing: '缺' },
  implementer: { command: '命令', computed: '计算', timer: '期限', report: '报表', record: '记录', page: '页面' },
}
