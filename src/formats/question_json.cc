// The one place where addresses and the list of questions meet.
#include "formats/question_json.h"

#include "formats/parameters_json.h"
#include "policies/registry/questions.h"

namespace gongbao::formats {

namespace {

template <class Answer>
Told told_of(std::variant<Answer, policies::Code> told) {
  if (const policies::Code* code = std::get_if<policies::Code>(&told)) return {.code = *code};
  return {.to_json = [answer = std::get<0>(std::move(told))] { return to_json(answer); }};
}

template <class Question>
AskedQuestion asked(const Question& question) {
  return [question](const policies::City& city, const access::Actor& actor) {
    return told_of(policies::answer(city, actor, question));
  };
}

template <policies::GatheredInPieces Question>
AskedQuestion asked(const Question& question) {
  return [question, gathered = std::make_shared<typename Question::Gathered>()](const policies::City& city,
                                                                                const access::Actor& actor) -> Told {
    auto told = policies::answer_piece(city, actor, question, *gathered);
    return told ? told_of(*std::move(told)) : Told{.unfinished = true};
  };
}

}  // namespace

std::vector<QuestionShape> public_questions() {
  std::vector<QuestionShape> all;
  policies::Questions::each([&]<class Question>() {
    all.push_back({Question::name, policies::system_of_asked<Question>(), shape_of<Question>(),
                   shape_of<typename Question::Answer>()});
  });
  return all;
}

Result<AskedQuestion> question_from_parameters(std::string_view name,
                                               std::span<const std::pair<std::string, std::string>> parameters,
                                               Gate& gate) {
  Result<AskedQuestion> result = problem("ledger.schema_invalid", "question", "there is no question of this name");
  policies::with_question(name, [&]<class Question>() {
    const Result<Question> question = from_parameters<Question>(parameters, &gate);
    if (question) {
      result = asked(*question);
    } else {
      result = std::unexpected(question.error());
    }
  });
  return result;
}

}  // namespace gongbao::formats
