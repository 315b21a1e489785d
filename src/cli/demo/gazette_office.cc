// Texts first: each is its department's words with the lines of the issue that print them.
#include "cli/demo/gazette_office.h"

#include <boost/json/array.hpp>

#include "base/hash.h"

namespace gongbao::cli::demo {

using access::Role;
using boost::json::array;
using boost::json::object;

// The department's name and the day of issue stand under the notice; articles follow.
struct GazetteOffice::Manuscript {
  const char *short_id, *title_zh, *title_en, *doc_number, *number_en, *date_issued, *instrument;
  const char* text;
  int first_line = 0, last_line = 0, addressees_line = 0;  // in the issue; 0: in none yet
  std::vector<const char*> anchors;
};

namespace {

constexpr Actor passer_by{Role::public_, 0, 0, 0};
constexpr const char *first_issue = "2023-42", *next_issue = "2023-43", *the_department = "北京市教育委员会";

constexpr const char* corner_text =
    "北京市教育委员会关于印发《中小学政府公报阅读角管理办法（演示）》的通知\n"
    "京教演〔2023〕1号\n"
    "各区教委，各中小学校:\n"
    "现将《中小学政府公报阅读角管理办法（演示）》印发给你们，请遵照执行。\n"
    "北京市教育委员会\n"
    "2023年11月17日\n"
    "中小学政府公报阅读角管理办法（演示）\n"
    "第一条 为了方便师生查阅政府公报，制定本办法。\n"
    "第二条 学校可以在图书馆设立政府公报阅读角，由专人负责。\n"
    "第三条 阅读角的公报免费提供，开放时间公布在校门口。\n"
    "第四条 本办法自发布之日起施行，有效期至2025年12月31日。\n";
constexpr const char* gate_text =
    "北京市教育委员会关于印发《校门口安静时段办法（演示）》的通知\n"
    "京教演〔2023〕2号\n"
    "各区教委，各中小学校:\n"
    "现将《校门口安静时段办法（演示）》印发给你们，请遵照执行。\n"
    "北京市教育委员会\n"
    "2023年11月22日\n"
    "校门口安静时段办法（演示）\n"
    "第一条 为了保证课堂安静，制定本办法。\n"
    "第二条 上课期间，校门口不播放音乐。\n"
    "第三条 本办法自发布之日起施行。\n";
// After 第二条 comes a 第四条: the slip of the next issue.
constexpr const char* drift_text =
    "北京市教育委员会关于印发《图书漂流办法（演示）》的通知\n"
    "京教演〔2023〕3号\n"
    "各区教委，各中小学校:\n"
    "现将《图书漂流办法（演示）》印发给你们，请遵照执行。\n"
    "北京市教育委员会\n"
    "2023年11月24日\n"
    "图书漂流办法（演示）\n"
    "第一条 为了让图书在学校之间流动，制定本办法。\n"
    "第二条 学校每学期清点一次漂流图书。\n"
    "第四条 本办法自发布之日起施行。\n";
constexpr const char* bell_text =
    "北京市教育委员会关于上下课铃声的通知（演示）\n"
    "京教演〔2023〕4号\n"
    "各区教委:\n"
    "一、铃声由学校自行选定。\n"
    "北京市教育委员会\n"
    "2023年11月27日\n";
constexpr const char* slip_line = "第四条";

std::string head_of(const char* date, int number, int total) {
  return "北京市人民政府公报（演示）\n" + std::string(date) + " 第" + std::to_string(number) + "期（总第" +
         std::to_string(total) + "期）\n";
}

object placed(const char* document, int first, int last, int addressees, const char* instrument) {
  return {{"document", document},          {"lines", {{"first", first}, {"last", last}}},
          {"addressees_line", addressees}, {"signatures", array{the_department}},
          {"instrument", instrument},      {"continuous_items", false}};
}
object cover() { return {{"name", "cover"}, {"lines", {{"first", 1}, {"last", 2}}}}; }

}  // namespace

const GazetteOffice::Manuscript GazetteOffice::reading_corner{
    "reading-corner",
    "北京市教育委员会关于印发《中小学政府公报阅读角管理办法（演示）》的通知",
    "Notice on Reading Corners for the Gazette in Schools (demonstration)",
    "京教演〔2023〕1号",
    "Jingjiaoyan (2023) No. 1",
    "2023-11-17",
    "中小学政府公报阅读角管理办法（演示）",
    corner_text,
    3,
    13,
    5,
    {"addressees", "notice", "1", "2", "3", "4"}};
const GazetteOffice::Manuscript GazetteOffice::quiet_gate{
    "quiet-gate",
    "北京市教育委员会关于印发《校门口安静时段办法（演示）》的通知",
    "Notice on Quiet Hours at School Gates (demonstration)",
    "京教演〔2023〕2号",
    "Jingjiaoyan (2023) No. 2",
    "2023-11-22",
    "校门口安静时段办法（演示）",
    gate_text,
    3,
    12,
    5,
    {"addressees", "notice", "1", "2", "3"}};
const GazetteOffice::Manuscript GazetteOffice::book_drift{"book-drift",
                                                          "北京市教育委员会关于印发《图书漂流办法（演示）》的通知",
                                                          "Notice on Drifting Books (demonstration)",
                                                          "京教演〔2023〕3号",
                                                          "Jingjiaoyan (2023) No. 3",
                                                          "2023-11-24",
                                                          "图书漂流办法（演示）",
                                                          drift_text,
                                                          13,
                                                          22,
                                                          15,
                                                          {}};
const GazetteOffice::Manuscript GazetteOffice::bell_notice{"school-bell",
                                                           "北京市教育委员会关于上下课铃声的通知（演示）",
                                                           "Notice on School Bells (demonstration)",
                                                           "京教演〔2023〕4号",
                                                           "Jingjiaoyan (2023) No. 4",
                                                           "2023-11-27",
                                                           "",
                                                           bell_text,
                                                           0,
                                                           0,
                                                           0,
                                                           {}};

void GazetteOffice::evening() {
  enter_offices();
  hand_in(reading_corner);
  publish_the_first();
  notes_beside_it();
  copies_go_out();
  begin_the_next();
}

void GazetteOffice::enter_offices() {
  editor_ = cast_.enter_office("gazette-editor", Role::editor, 0, 0, "公报编辑室 editors of the gazette",
                               "看第43期缺什么，编目录 what No. 43 still needs, its contents");
  proofreader_ = cast_.enter_office("gazette-proof", Role::proofreader, 0, 0, "公报校对 proofreader",
                                    "对照原文核校一份有差错的文件 read a document with a slip against the print");
  publisher_ = cast_.enter_office("gazette-publisher", Role::publisher, 0, 0, "市政府办公厅 publisher of the gazette",
                                  "看第43期能否出版，刊登勘误 may No. 43 come out; print an erratum");
  const std::uint64_t department =
      play_.say(editor_, "gazette/register_department",
                {{"name_zh", the_department}, {"name_en", "Beijing Municipal Education Commission"}});
  department_ = cast_.enter_office("gazette-edu", Role::department, department, 0,
                                   "北京市教育委员会，供稿 department that hands in",
                                   "提交文件，看来稿办到哪一步 hand in a document, see how far each is");
  const char* places[][5] = {
      {"library", "东城区图书馆（演示）", "110101", "演示街 1 号", "周二至周日 9:00–17:00"},
      {"service_hall", "朝阳区政务服务大厅（演示）", "110105", "演示街 2 号", "工作日 9:00–17:00"},
      {"organ", "西城区人民政府（演示）", "110102", "演示街 3 号", ""}};
  std::uint64_t library = 0;
  for (const auto& [kind, name, area, address, hours] : places) {
    const std::uint64_t place =
        play_.say(editor_, "gazette/register_place",
                  {{"kind", kind}, {"place_name", name}, {"area", area}, {"address", address}, {"hours", hours}});
    if (library == 0) library = place;
  }
  keeper_ = cast_.enter_office("gazette-library", Role::place_keeper, library, 0,
                               "东城区图书馆（演示）赠阅点 place of copies",
                               "确认收到公报，发放一册 confirm copies that came, hand one over");
}

void GazetteOffice::hand_in(const Manuscript& what) {
  play_.say(department_, "gazette/submit_document",
            {{"document", what.short_id},
             {"title_zh", what.title_zh},
             {"title_en", what.title_en},
             {"doc_number", what.doc_number},
             {"date_issued", what.date_issued},
             {"kind", "department_normative"},
             {"text", what.text}});
}

void GazetteOffice::open_issue(int number, int total_number, const char* date, const std::string& text) {
  const std::string issue = "2023-" + std::to_string(number);
  play_.say(editor_, "gazette/open_issue",
            {{"year", 2023}, {"number_in_year", number}, {"total_number", total_number}, {"date", date}});
  play_.say(editor_, "gazette/attach_file",
            {{"issue", issue}, {"text", text}, {"sha256", to_hex(sha256(as_bytes(text)))}});
}

void GazetteOffice::proofread(const Manuscript& what) {
  array confirmed;
  for (const char* each : what.anchors) {
    confirmed.emplace_back(boost::json::string(std::string(what.short_id) + "/" + each));
  }
  play_.say(proofreader_, "gazette/proof_document", {{"document", what.short_id}, {"anchors", confirmed}});
}

void GazetteOffice::publish_the_first() {
  const std::string text = head_of("2023年11月23日", 42, 822) + corner_text;
  open_issue(42, 822, "2023-11-23", text);
  const Manuscript& it = reading_corner;
  play_.say(editor_, "gazette/import_text",
            {{"issue", first_issue},
             {"sha256", to_hex(sha256(as_bytes(text)))},
             {"documents", array{placed(it.short_id, it.first_line, it.last_line, it.addressees_line, it.instrument)}},
             {"pages", array{cover()}}});
  proofread(it);
  play_.say(
      editor_, "gazette/set_contents",
      {{"issue", first_issue},
       {"contents", array{object{{"document", it.short_id}, {"title", it.title_zh}, {"page", 3}}}},
       {"contents_en", array{object{{"document", it.short_id}, {"title", it.title_en}, {"number", it.number_en}}}}});
  play_.say(publisher_, "gazette/publish_issue",
            {{"issue", first_issue}, {"copies", 300}, {"price_fen", 0}, {"issn", "1009-2862"}});
}

void GazetteOffice::notes_beside_it() {
  play_.say(editor_, "gazette/set_label", {{"document", reading_corner.short_id}, {"label", "same_force"}});
  play_.say(department_, "gazette/publish_interpretation",
            {{"target", "reading-corner/2"},
             {"title", "谁可以当“专人”"},
             {"text", "图书馆教师、值周学生都可以；姓名写在阅读角的牌子上。"}});
  play_.say(editor_, "gazette/record_status_event",
            {{"target", reading_corner.short_id},
             {"kind", "expires"},
             {"date", "2025-12-31"},
             {"source", "reading-corner/4"}});
}

// Some have come, some are on the way; somebody waits for one.
void GazetteOffice::copies_go_out() {
  const auto send = [&](int copies) {
    return play_.say(editor_, "gazette/send_copies",
                     {{"issue", first_issue}, {"place", keeper_.organisation}, {"copies", copies}});
  };
  play_.say(keeper_, "gazette/confirm_receipt", {{"delivery", send(20)}});
  send(5);
  play_.say(passer_by, "gazette/request_copy", {{"place", keeper_.organisation}, {"issue", first_issue}});
}

void GazetteOffice::begin_the_next() {
  hand_in(quiet_gate);
  hand_in(book_drift);
  hand_in(bell_notice);
  const std::string text = head_of("2023年11月30日", 43, 823) + gate_text + drift_text;
  open_issue(43, 823, "2023-11-30", text);
  play_.say(editor_, "gazette/list_slip",
            {{"issue", next_issue},
             {"slip",
              {{"document", book_drift.short_id},
               {"anchor", "book-drift/4"},
               {"line", book_drift.last_line},
               {"kind", "number"},
               {"printed", slip_line},
               {"evident", "第三条"},
               {"basis", "第二条之后应为第三条"}}}});
  array documents;
  for (const Manuscript* each : {&quiet_gate, &book_drift}) {
    documents.push_back(
        placed(each->short_id, each->first_line, each->last_line, each->addressees_line, each->instrument));
  }
  play_.say(editor_, "gazette/import_text",
            {{"issue", next_issue},
             {"sha256", to_hex(sha256(as_bytes(text)))},
             {"documents", documents},
             {"pages", array{cover()}}});
  proofread(quiet_gate);
}

}  // namespace gongbao::cli::demo
