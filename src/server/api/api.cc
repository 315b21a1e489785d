// One line for each kind of route.
#include "server/api/api.h"

#include "server/api/article_routes.h"
#include "server/api/attachment_routes.h"
#include "server/api/batch_routes.h"
#include "server/api/command_routes.h"
#include "server/api/entry_routes.h"
#include "server/api/event_routes.h"
#include "server/api/gazette_routes.h"
#include "server/api/instruction_routes.h"
#include "server/api/invoice_checks.h"
#include "server/api/list_routes.h"
#include "server/api/openapi.h"
#include "server/api/printout_routes.h"
#include "server/api/question_routes.h"
#include "server/api/registry_file_routes.h"
#include "server/api/result_file_routes.h"
#include "server/api/search_routes.h"
#include "server/api/sign_in.h"
#include "server/api/view_routes.h"
#include "server/api/webhook_routes.h"
#include "server/what_if/what_if_routes.h"

namespace gongbao::server {

Result<void> add_api_routes(Router& router, Service& service) {
  for (auto* add : {add_sign_in_routes, add_account_routes, add_person_routes, add_command_routes, add_entry_routes,
                    add_batch_routes, add_instruction_routes, add_view_routes, add_event_routes, add_gazette_routes,
                    add_search_routes, add_webhook_routes, add_attachment_routes, add_what_if_routes,
                    add_invoice_check_routes, add_openapi_route}) {
    if (auto added = add(router, service); !added) return added;
  }
  const auto press = std::make_shared<Press>();
  if (auto added = add_printout_routes(router, service, press); !added) return added;
  if (auto added = add_article_routes(router, service, press); !added) return added;
  // Files of lists and of questions are counted together.
  const auto files = std::make_shared<ListExports>(service);
  if (auto added = add_question_routes(router, service, files); !added) return added;
  if (auto added = add_result_file_routes(router, service, files); !added) return added;
  if (auto added = add_registry_file_routes(router, service, files); !added) return added;
  return add_list_routes(router, service, files);
}

}  // namespace gongbao::server
