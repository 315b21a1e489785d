// The one place where addresses and the list of printouts meet.
#include "formats/printout_request.h"

#include "formats/parameters_json.h"
#include "policies/registry/printouts.h"

namespace gongbao::formats {

std::vector<PrintoutShape> public_printouts() {
  std::vector<PrintoutShape> all;
  policies::Printouts::each([&]<class Asked>() {
    all.push_back({Asked::name, policies::system_of_asked<Asked>(), Asked::title_zh, Asked::title_en,
                   policies::grants_of_question<Asked>(), shape_of<Asked>()});
  });
  return all;
}

Result<AskedPrintout> printout_from_parameters(std::string_view name,
                                               std::span<const std::pair<std::string, std::string>> parameters) {
  Result<AskedPrintout> result = problem("ledger.schema_invalid", "printout", "there is no printout of this name");
  policies::Printouts::with_name(name, [&]<class Asked>() {
    const Result<Asked> asked = from_parameters<Asked>(parameters);
    if (!asked) {
      result = std::unexpected(asked.error());
      return;
    }
    result = [asked = *asked](const policies::City& city, const access::Actor& actor) -> Composed {
      auto made = policies::compose(city, actor, asked);
      if (const policies::Code* code = std::get_if<policies::Code>(&made)) return {*code, {}};
      return {0, std::get<0>(std::move(made))};
    };
  });
  return result;
}

}  // namespace gongbao::formats
