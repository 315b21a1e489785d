// What the units of the measures have planned, unit by unit: most of it in time, some late, and some parts of the 89
// without anything yet.
#include "cli/demo/beauty.h"

namespace gongbao::cli::demo {

const BeautyIndustry::Task BeautyIndustry::tasks[] = {
    // 营造创新生态
    {"CP", 1, 96, -40, Way::done, "发布化妆品新原料研发攻关榜单"},
    {"CP", 1, 96, 25, Way::begun, "兑现新原料和新功效产品奖励"},
    {"ST", 1, 94, -30, Way::done, "组织基因编辑与细胞培养底层技术课题"},
    {"EI", 1, 92, -9, Way::begun, "高精尖产业资金支持美丽健康项目清单"},
    {"CP", 2, 95, 40, Way::begun, "未来美城公共服务平台落地三家"},
    {"ST", 2, 94, -20, Way::done, "认定校医研企协同创新平台"},
    {"EI", 2, 90, 60, Way::planned, "建设医疗美容器械研发转化平台"},
    {"DA", 2, 88, -15, Way::done, "平台检验能力指导"},
    {"CP", 3, 93, 30, Way::begun, "研究型病房与企业结对"},
    {"HC", 3, 91, -5, Way::planned, "整形外科研究型病房示范建设方案"},
    {"DA", 3, 86, 20, Way::begun, "细胞治疗研究风险评估指引"},
    {"MR", 4, 90, -25, Way::done, "斑贴试验资质审批时限压减"},
    {"DA", 4, 88, 35, Way::begun, "检验检测专业化服务平台名录"},
    {"CU", 5, 96, -35, Way::done, "进口样品免证免检操作指引"},
    {"CU", 5, 60, 15, Way::begun, "样品预检与核销一体办理"},
    {"BD", 5, 85, 10, Way::begun, "开发区企业样品通关辅导"},
    {"110115", 5, 84, 45, Way::planned, "临空区样品进口服务站"},
    {"IP", 6, 90, -12, Way::done, "新原料专利快速预审备案企业清单"},
    {"IP", 6, 70, 20, Way::begun, "涉外专利保密审查绿色通道"},
    {"BD", 6, 80, 50, Way::planned, "知识产权维权服务进园区"},
    // 创新监管模式
    {"DA", 7, 88, -18, Way::done, "个性化服务试点实施方案"},
    {"BD", 7, 82, 30, Way::begun, "试点企业遴选"},
    {"DA", 8, 88, -28, Way::done, "与国家审评机构建立联动机制"},
    {"110114", 8, 75, 5, Way::begun, "新原料备案咨询预审窗口"},
    {"BD", 8, 76, 40, Way::planned, "开通特殊化妆品注册咨询窗口"},
    {"DA", 9, 86, 12, Way::begun, "不良反应公共数据专区上线"},
    {"EI", 9, 80, 55, Way::planned, "公共数据目录纳入不良反应汇总"},
    {"EI", 10, 85, -50, Way::done, "标准化补助办法衔接"},
    {"DA", 10, 84, 30, Way::begun, "化妆品团体标准评价"},
    {"MR", 10, 83, -14, Way::done, "团体标准转化指导"},
    {"CP", 10, 78, 60, Way::planned, "标准创新示范企业培育"},
    // 培育产业集群
    {"CM", 11, 92, -22, Way::done, "总部企业政策一本通"},
    {"CM", 11, 64, 18, Way::begun, "专业机构引进项目奖励细则"},
    {"ST", 11, 80, 26, Way::begun, "“报备即批准”高新技术企业辅导"},
    {"110105", 11, 78, -7, Way::begun, "在京设立法人公司服务专班"},
    {"CP", 12, 90, -10, Way::done, "未来美城先行先试政策清单"},
    {"EI", 12, 82, 33, Way::begun, "企业技术中心培育库"},
    {"CM", 13, 88, -16, Way::done, "“京妆”品牌名录第一批"},
    {"CU", 13, 70, 28, Way::begun, "离境退税店引入本土品牌通关便利"},
    {"110115", 13, 66, 42, Way::planned, "大兴机场京妆销售点"},
    {"EI", 14, 86, 9, Way::begun, "京津冀美丽健康供应链服务平台"},
    {"DR", 14, 84, -3, Way::planned, "链主企业采购合同统计口径"},
    {"DA", 14, 78, 36, Way::begun, "三地监管信息互认"},
    // 强化消费引领
    {"CM", 15, 88, 22, Way::begun, "美丽健康主题步行街评选"},
    {"110105", 15, 74, -20, Way::done, "首店和旗舰店落地服务"},
    {"DA", 16, 80, -8, Way::done, "上市销售证明替代文件清单"},
    {"CP", 17, 72, -2, Way::done, "美丽健康产业博览会"},
    {"CU", 17, 70, 14, Way::begun, "保税展示交易担保管理办法"},
    // 健全保障机制
    {"CM", 18, 95, -45, Way::done, "建立联席会议制度"},
    {"LQ", 18, 90, 24, Way::begun, "纳入“两区”国际商务服务协调工作组"},
    {"TA", 18, 70, 45, Way::planned, "人才专题研究"},
    {"EI", 19, 88, 16, Way::begun, "智能化绿色化升级项目库"},
    {"ST", 19, 80, -11, Way::done, "首都科技创新券服务机构入库"},
    {"FI", 19, 60, 38, Way::planned, "资金保障安排"},
    {"PN", 21, 85, -6, Way::begun, "弹性年期供地试点地块"},
    {"DR", 21, 70, 48, Way::planned, "标准厂房租赁支持目录"},
};

void BeautyIndustry::plan_items() {
  for (const Task& each : tasks) {
    play_.on(before(each.planned), [this, &each] { plan_item(each); });
  }
}

// Reported after some weeks, and finished a while before it was due.
void BeautyIndustry::plan_item(const Task& task) {
  const std::uint64_t item = play_.say(
      unit(task.unit), "beauty-health/plan_item",
      {{"measure", task.measure}, {"deliverable", task.text}, {"due", to_string(last_day_ + Days{task.due})}});
  constexpr std::int32_t begins_after = 8;
  if (task.way != Way::planned) play_.in_work_days(begins_after, [this, &task, item] { go_on(task, item); });
}

void BeautyIndustry::go_on(const Task& task, std::uint64_t item) {
  play_.say(unit(task.unit), "beauty-health/report_item", {{"item", item}, {"evidence", "阶段进展：方案已印发。"}});
  if (task.way != Way::done) return;
  constexpr std::int32_t takes = 9;
  play_.in_work_days(takes, [this, &task, item] {
    play_.say(unit(task.unit), "beauty-health/finish_item", {{"item", item}, {"evidence", "完成情况报告及附件清单。"}});
  });
}

}  // namespace gongbao::cli::demo
