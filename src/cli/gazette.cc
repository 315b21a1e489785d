// gongbao gazette import: from the printed text of an issue to gazette/<issue>/<document>/text.json.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/screen.h"
#include "law/import.h"

namespace gongbao::cli {

namespace {

struct GazetteOptions {
  std::string text;
  std::string issue = "2023-41";
  std::string out = "gazette";
  bool json = false;
};

Result<std::string> read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return problem("cli.file_unreadable", "", "cannot be read", path);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

int run_gazette_import(const GazetteOptions& options) {
  const Screen screen(options.json);
  const auto text = read_text(options.text);
  if (!text) return screen.error(text.error());
  const auto known = law::Gazette::embedded(options.issue);
  if (!known) return screen.error(known.error());
  const auto imported = law::import_issue(*text, known->info());
  if (!imported) return screen.error(imported.error());
  const auto folder = std::filesystem::path(options.out) / options.issue;
  if (auto written = law::write_issue(*imported, folder); !written) return screen.error(written.error());

  boost::json::array documents;
  for (const law::DocumentText& document : imported->documents) {
    screen.row(document.short_id, grouped(document.anchors.size()) + " 锚点 anchors, SHA-256 " + document.sha256);
    documents.push_back(boost::json::object{
        {"document", document.short_id}, {"anchors", document.anchors.size()}, {"sha256", document.sha256}});
  }
  screen.row("段落 paragraphs", grouped(imported->paragraphs));
  screen.row("接合的段落 joined over a line break", grouped(imported->joined));
  screen.answer(
      {{"documents", std::move(documents)}, {"paragraphs", imported->paragraphs}, {"joined", imported->joined}});
  return success;
}

}  // namespace

void add_gazette(CommandLine& line) {
  Subcommand gazette = line.subcommand("gazette", "公报原文 the printed text of an issue");
  auto options = std::make_shared<GazetteOptions>();
  Subcommand sub = gazette.subcommand("import",
                                      "把公报原文切成条、款、项\n"
                                      "Cuts the printed text of an issue into articles, paragraphs and items.");
  sub.option("text", options->text, "原文文本 the printed text (UTF-8)").required();
  sub.option("--issue", options->issue, "期号 issue");
  sub.option("-o,--out", options->out, "输出目录 folder to write to");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_gazette_import(*options); });
}

}  // namespace gongbao::cli
