// One step: the day, the actor, the command, the answer, the comparison.
#include "cli/scenario/play.h"

#include <algorithm>
#include <cctype>

#include "cli/scenario/actors.h"
#include "cli/scenario/document_words.h"
#include "cli/scenario/keys.h"
#include "formats/batch_file.h"
#include "policies/registry/laws.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Actor;
using access::Role;

std::string text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr) return {};
  const auto word = read_word(*value, key);
  return word ? *word : std::string();
}

// "23:59" or "23:59:59"
Result<std::int64_t> second_of_day(const json::value& value, std::string_view path) {
  const auto text = read_word(value, path);
  if (!text) return std::unexpected(text.error());
  std::int64_t parts[3] = {0, 0, 0};
  std::size_t part = 0, digits = 0;
  for (const char c : *text) {
    if (c == ':' && digits > 0 && part < 2) {
      ++part;
      digits = 0;
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0 && digits < 2) {
      parts[part] = parts[part] * 10 + (c - '0');
      ++digits;
    } else {
      return wrong(path, "must be a time of day, such as \"23:59\"");
    }
  }
  if (part == 0 || digits == 0 || parts[0] > 23 || parts[1] > 59 || parts[2] > 59) {
    return wrong(path, "must be a time of day, such as \"23:59\"");
  }
  return parts[0] * 3600 + parts[1] * 60 + parts[2];
}

struct Entered {
  Reply reply;
  std::uint64_t operator_id = 0;
  std::optional<custody::PackedInstruction> record;
};

class Player {
 public:
  Player(const Scenario& scenario, const policies::LawBooks& law, const AtEnd& at_end, JournalIs journal)
      : scenario_(scenario), law_(law), at_end_(at_end), journal_(journal) {}

  Played run() {
    if (const Done known = check_clauses(); !known) return invalid(known.error());
    auto world = World::open(law_, scenario_.system);
    if (!world) return invalid(world.error());
    world_ = std::move(*world);
    auto played = play_all();
    played.answered.outcomes = world_->answered().outcomes;
    played.answered.clauses.insert(world_->answered().clauses.begin(), world_->answered().clauses.end());
    return played;
  }

 private:
  using Done = Result<void>;

  Done check_clauses() const {
    const std::string path = inside(scenario_.path, "clauses");
    for (std::size_t i = 0; i < scenario_.clauses.size(); ++i) {
      const auto clause = read_clause(json::value(scenario_.clauses[i]), inside(path, i), law_.clauses());
      if (!clause) return std::unexpected(clause.error());
    }
    return {};
  }

  Played play_all() {
    inputs_ = std::make_unique<Inputs>(*world_, labels_);
    for (const Step& step : scenario_.given) {
      if (!play(step, 0)) return std::move(played_);
    }
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i) {
      if (!play(scenario_.steps[i], i + 1)) return std::move(played_);
      ++played_.steps;
    }
    if (journal_ == JournalIs::told_again) {
      if (const auto holds = world_->holds_on_replay(); !holds) return invalid(holds.error());
    }
    if (at_end_) at_end_(*world_);
    return std::move(played_);
  }
  Played invalid(Problem p) {
    note_invalid(std::move(p));
    return std::move(played_);
  }
  void note_invalid(Problem p) { played_.invalid = formats::located(std::move(p), *scenario_.document); }

  // False when the scenario ends here.
  bool play(const Step& step, std::size_t number) {
    step_ = &step;
    number_ = number;
    const Done done = perform();
    if (done) return !played_.failed;
    note_invalid(done.error());
    return false;
  }

  Done perform() {
    if (const Done moved = move_clock(); !moved) return moved;
    if (step_->action == "day") return judge_turn();
    world_->take_journals();  // those of the days on the way
    const std::string path = inside(step_->path, step_->action);
    if (step_->action == "check") return check(path);
    if (step_->action == "batch") return batch(path);
    const auto entered = enter(step_->action, step_->inputs, step_->manner, path);
    if (!entered) return std::unexpected(entered.error());
    if (const Done named = name(step_->manner, *entered); !named) return named;
    const std::vector<ledger::Journal> journals = world_->take_journals();
    return judge(step_->manner, step_->path, entered->reply, entered->operator_id, &journals, true);
  }

  // --- time
  // -----------------------------------------------------------------------------------------------------------
  Done move_clock() {
    Date day = world_->begun() ? world_->today() : scenario_.first_day;
    const json::value* on = step_->action == "day" ? &step_->inputs : step_->manner.if_contains("on");
    const std::string path = inside(step_->path, step_->action == "day" ? "day" : "on");
    if (on != nullptr) {
      const auto named = read_day(*on, path);
      if (!named) return std::unexpected(named.error());
      day = *named;
    }
    if (world_->begun() && day < world_->today()) {
      return wrong(path, to_string(day) + " lies before " + to_string(world_->today()));
    }
    std::optional<std::int64_t> second;
    if (const json::value* at = step_->manner.if_contains("at")) {
      const auto read = second_of_day(*at, inside(step_->path, "at"));
      if (!read) return std::unexpected(read.error());
      second = *read;
    }
    world_->take_journals();
    auto turned = world_->go_to(day, second);
    if (!turned) return std::unexpected(turned.error());
    turned_ = std::move(*turned);
    return {};
  }
  // Whose state is meant where nobody is named; 0 among several.
  std::uint64_t only_operator() const {
    const std::vector<std::uint64_t> all = world_->collectors();
    return all.size() == 1 ? all.front() : 0;
  }
  Done judge_turn() {
    const std::vector<ledger::Journal> journals = world_->take_journals();
    return judge(step_->manner, step_->path, turned_, only_operator(), &journals, true);
  }

  Done check(const std::string& path) {
    const json::object* body = step_->inputs.if_object();
    if (body == nullptr) return wrong(path, "check is a map of what to look at");
    json::object expected = *body;
    const json::value* named = expected.if_contains("operator");
    const auto id = inputs_->operator_named(named, path);
    if (!id) return std::unexpected(id.error());
    expected.erase("operator");
    const json::value value = expected;
    const Happened happened{nullptr, *id, nullptr, true};
    return record_mismatches(compare(&value, path, happened, *world_, *inputs_), Reply{}, false);
  }

  Result<Actor> actor(std::string_view usual, std::uint64_t operator_id, std::optional<std::uint64_t> bank_id) {
    return actor_in(*step_, *world_, *inputs_, usual, operator_id, bank_id);
  }

  // --- commands
  // -------------------------------------------------------------------------------------------------------
  std::vector<std::string> actions() const {
    std::vector<std::string> known{"day", "check", "batch", "repeat"};
    for (const auto& command : formats::public_commands()) {
      if (command_meant(command.name)) known.emplace_back(command.name);
    }
    for (std::uint8_t op = 1; op < 64; ++op) {
      const std::string_view name = custody::op_name(static_cast<custody::Op>(op));
      if (!name.empty()) known.emplace_back(name);
    }
    return known;
  }

  // Of the scenario's document, or of what all share; never another document's.
  std::optional<formats::CommandShape> command_meant(std::string_view name) const {
    auto own = formats::public_command(std::string(world_->document()) + "/" + std::string(name));
    if (own) return own;
    auto any = formats::public_command(name);
    return any && policies::is_document(any->system) ? std::nullopt : any;
  }

  Result<Entered> enter(const std::string& action, const json::value& inputs, const json::object& manner,
                        const std::string& path) {
    if (const auto op = custody::op_named(action)) {
      if (*op == custody::Op::apply_release && inputs.is_object() && inputs.get_object().contains("items")) {
        return apply_items(inputs.get_object(), manner, path);
      }
      const auto record = pack_record(*op, inputs, manner, path);
      if (!record) return std::unexpected(record.error());
      return send_one(*record);
    }
    if (action == "repeat") return repeat(inputs, path);
    const auto command = command_meant(action);
    if (!command) return wrong(path, "there is no command " + action + suggestion(action, actions()));
    return give(*command, inputs, path);
  }

  Result<Entered> give(const formats::CommandShape& command, const json::value& inputs, const std::string& path) {
    auto members = inputs_->typed(command, inputs, path);
    if (!members) return std::unexpected(members.error());
    auto typed = formats::typed_command_from_json(command.full(), *members, gate_);
    if (!typed) {
      Problem p = typed.error();
      p.field = p.field.empty() ? path : path + "." + p.field;
      return std::unexpected(std::move(p));
    }
    const auto by = actor(usual_role(command, *members), inputs_->operator_id(), inputs_->bank_id());
    if (!by) return std::unexpected(by.error());
    Entered entered;
    entered.operator_id = inputs_->operator_id();
    if (auto asked = answer_of_question(*typed, *by)) {
      entered.reply = std::move(*asked);
      return entered;
    }
    auto reply = world_->give(std::move(*typed), *by);
    if (!reply) return std::unexpected(reply.error());
    entered.reply = std::move(*reply);
    if (const policies::Figure* made = entered.reply.figure("operator_id"); made != nullptr) {
      entered.operator_id = static_cast<std::uint64_t>(made->value);
    }
    if (const policies::Figure* made = entered.reply.figure("application"); made != nullptr) {
      entered.operator_id = static_cast<std::uint64_t>(made->value);
    }
    if (entered.operator_id == 0) entered.operator_id = only_operator();
    return entered;
  }
  // 公众 and tax look at an invoice without a trace; what they ask has the form of the station's command.
  std::optional<Reply> answer_of_question(const formats::TypedFromJson& typed, const Actor& by) {
    using used_vehicle::VerifyInvoice;
    VerifyInvoice command;
    const bool asks = by.role == Role::public_ || by.role == Role::tax;
    if (!asks || typed.type != VerifyInvoice::number || !decode_all(typed.bytes, command)) return std::nullopt;
    used_vehicle::Presented said = command.presented;
    if (by.role == Role::public_) said = used_vehicle::seen_by_public(said);
    policies::Answer answer;
    const auto found =
        used_vehicle::verify(world_->city().of<used_vehicle::Document>(), said, nullptr, world_->today());
    used_vehicle::show(answer, found);
    return world_->asked("used-vehicle/verify_invoice", std::move(answer.figures));
  }
  // The first one that the permissions name.
  std::string usual_role(const formats::CommandShape& command, const json::value& members) const {
    if (command.name == policies::SetParameter::name) return owner_of_parameter(members.get_object());
    if (command.name == "adopt_calendar_notice") return "market_regulation";
    if (command.name == "open_batch") return "custody_bank";
    const auto grants = policies::grants_of(command.full());
    return grants.empty() ? "operator" : std::string(enum_name(grants.front().role));
  }
  std::string owner_of_parameter(const json::object& members) const {
    const law::Parameters* parameters = world_->city().parameters_of(world_->document());
    const std::string name = text_in(members, "parameter");
    const law::Parameter* parameter = parameters == nullptr ? nullptr : parameters->find(name);
    if (parameter != nullptr && !parameter->owner.empty()) return parameter->owner;
    const DocumentWords* words = words_of(world_->system());
    return std::string(words == nullptr ? DocumentWords{}.owner : words->owner);
  }

  Result<IdWish> id_wish(const json::object& manner, const std::string& path) {
    IdWish wish;
    if (const json::value* same = manner.if_contains("same_id")) {
      const auto id = inputs_->item(*same, inside(path, "same_id"));
      if (!id) return std::unexpected(id.error());
      wish.same = *id;
    }
    if (const json::value* day = manner.if_contains("id_day")) {
      const auto read = read_day(*day, inside(path, "id_day"));
      if (!read) return std::unexpected(read.error());
      wish.day = *read;
    }
    return wish;
  }
  Result<custody::PackedInstruction> pack_record(custody::Op op, const json::value& inputs, const json::object& manner,
                                                 const std::string& path) {
    const auto wish = id_wish(manner, step_->path);
    if (!wish) return std::unexpected(wish.error());
    const auto instruction = inputs_->instruction(op, inputs, path, *wish);
    if (!instruction) return std::unexpected(instruction.error());
    return custody::pack(*instruction);
  }
  Result<Entered> send_one(const custody::PackedInstruction& record) {
    const custody::Instruction sent = custody::unpack(record);
    const std::uint64_t operator_id = sent.operator_id;
    const auto by = actor(usual_sender(sent), operator_id, std::nullopt);
    if (!by) return std::unexpected(by.error());
    auto replies = world_->send(std::span(&record, 1), *by, 0);
    if (!replies) return std::unexpected(replies.error());
    return Entered{std::move(replies->front()), operator_id, record};
  }
  // Cards are the bank's to tell of; of fee lots each tells what it did.
  static std::string usual_sender(const custody::Instruction& in) {
    if (in.scheme == custody::scheme_prepaid_card) return "custody_bank";
    return std::string(enum_name(policies::grants_of(in.op, in.scheme).front().role));
  }
  Result<Entered> repeat(const json::value& inputs, const std::string& path) {
    const auto label = read_word(inputs, path);
    if (!label) return std::unexpected(label.error());
    const Made* made = labels_.find(*label);
    if (made == nullptr || !made->record) {
      return wrong(path, "no instruction was named " + *label + suggestion(*label, labels_.names()));
    }
    return send_one(*made->record);
  }
  // An application of several items is one record per item; the first refusal, or the last answer.
  Result<Entered> apply_items(const json::object& inputs, const json::object& manner, const std::string& path) {
    const json::array* items = inputs.at("items").if_array();
    if (items == nullptr || items->empty()) return wrong(inside(path, "items"), "items are a list");
    Entered entered;
    for (std::size_t i = 0; i < items->size(); ++i) {
      json::object one = inputs;
      one.erase("items");
      one["item"] = (*items)[i];
      const auto record = pack_record(custody::Op::apply_release, one, manner, path);
      if (!record) return std::unexpected(record.error());
      auto sent = send_one(*record);
      if (!sent) return sent;
      entered = std::move(*sent);
      if (entered.reply.code != 0) return entered;
    }
    return entered;
  }

  Done name(const json::object& manner, const Entered& entered) {
    std::string label = text_in(manner, "id");
    // The payment of the one household needs no name.
    const bool first_payment = step_->action == "confirm_amount" && labels_.find("payment") == nullptr;
    if (label.empty() && first_payment && entered.reply.code == 0) label = "payment";
    if (label.empty()) return {};
    Made made{entered.reply.entry, entered.record, entered.reply.figures, entered.operator_id};
    if (labels_.add(label, std::move(made))) return {};
    return wrong(inside(step_->path, "id"), "another step is named " + label);
  }

  // --- batches
  // --------------------------------------------------------------------------------------------------------
  struct Line {
    json::object manner;
    std::string path;
    custody::PackedInstruction record{};
  };

  Result<Line> read_line(const json::value& value, const std::string& path) {
    const json::object* object = value.if_object();
    if (object == nullptr) return wrong(path, "a record is written like a step");
    Line line;
    line.path = path;
    std::string action;
    json::value inputs;
    for (const auto& member : *object) {
      const std::string key(member.key());
      if (std::ranges::find(keys::record_manner, key) != keys::record_manner.end()) {
        line.manner[key] = member.value();
      } else if (action.empty()) {
        action = key;
        inputs = member.value();
      } else {
        return wrong(inside(path, key), "a record does one thing: " + action + " stands there already");
      }
    }
    const std::string at = inside(path, action);
    if (action == "repeat") {
      const auto label = read_word(inputs, at);
      if (!label) return std::unexpected(label.error());
      const Made* made = labels_.find(*label);
      if (made == nullptr || !made->record) return wrong(at, "no instruction was named " + *label);
      line.record = *made->record;
      return line;
    }
    const auto op = custody::op_named(action);
    if (!op) return wrong(at, "a batch has instructions only, not " + action + suggestion(action, actions()));
    const auto record = pack_record(*op, inputs, line.manner, at);
    if (!record) return std::unexpected(record.error());
    line.record = *record;
    // Named at once, so that later records of the batch can speak of it.
    if (const std::string label = text_in(line.manner, "id"); !label.empty()) {
      Made made;
      made.record = line.record;
      made.operator_id = custody::unpack(line.record).operator_id;
      if (!labels_.add(label, std::move(made))) return wrong(inside(path, "id"), "another step is named " + label);
    }
    return line;
  }

  // Control data as the file's own, unless the scenario says otherwise.
  Result<formats::BatchEnvelope> envelope(const formats::ControlTotals& totals, const json::object& body,
                                          const std::string& path, std::uint64_t bank_id) {
    formats::BatchEnvelope identity;
    identity.bank_id = bank_id;
    identity.account_no = text_in(body, "account_no");
    identity.batch_id = text_in(body, "batch_id");
    if (identity.batch_id.empty()) identity.batch_id = "batch-" + std::to_string(++batches_);
    identity.business_date = world_->today();
    if (const json::value* date = body.if_contains("business_date")) {
      const auto day = read_day(*date, inside(path, "business_date"));
      if (!day) return std::unexpected(day.error());
      identity.business_date = *day;
    }
    auto envelope = totals.envelope(identity);
    if (!envelope) return wrong(path, "the sums of the records leave 64 bits");
    const json::value* control = body.if_contains("control");
    if (control == nullptr) return *envelope;
    const json::object* stated = control->if_object();
    const std::string at = inside(path, "control");
    if (stated == nullptr)
      return wrong(at, "control names what the envelope says: {purchase: {count: 3, sum: 300.00}}");
    for (const auto& member : *stated) {
      const auto op = custody::op_named(std::string_view(member.key()));
      const std::string here = inside(at, member.key());
      if (member.key() == "count" && member.value().is_int64()) {
        envelope->count = static_cast<std::uint64_t>(member.value().get_int64());
        continue;
      }
      const json::object* of_op = member.value().if_object();
      if (!op || of_op == nullptr) return wrong(here, "control has count, and per op {count: …, sum: …}");
      formats::OpTotals& totals_of_op = envelope->per_op[static_cast<std::uint8_t>(*op)];
      if (const json::value* count = of_op->if_contains("count"); count != nullptr && count->is_int64()) {
        totals_of_op.count = static_cast<std::uint64_t>(count->get_int64());
      }
      if (const json::value* sum = of_op->if_contains("sum")) {
        const auto fen = read_yuan(*sum, inside(here, "sum"));
        if (!fen) return std::unexpected(fen.error());
        totals_of_op.sum = Money{*fen};
      }
    }
    return *envelope;
  }

  Done batch(const std::string& path) {
    const json::object* body = step_->inputs.if_object();
    if (body == nullptr) return wrong(path, "a batch is a map with records");
    if (const auto known = only_known_keys(*body, path, keys::batch); !known) return known;
    const json::value* list = body->if_contains("records");
    const std::string records_path = inside(path, "records");
    if (list == nullptr || !list->is_array()) return wrong(path, "a batch has a list of records");
    std::vector<Line> lines;
    formats::ControlTotals totals;
    for (std::size_t i = 0; i < list->get_array().size(); ++i) {
      auto line = read_line(list->get_array()[i], inside(records_path, i));
      if (!line) return std::unexpected(line.error());
      totals.add(line->record);
      lines.push_back(std::move(*line));
    }
    const std::uint64_t operator_id = lines.empty() ? 0 : custody::unpack(lines.front().record).operator_id;
    const auto* book = world_->city().books().find_operator(operator_id);
    std::uint64_t bank_id = book == nullptr ? 0 : book->bank_id;
    if (const json::value* bank = body->if_contains("bank"); bank != nullptr || bank_id == 0) {
      const auto id = inputs_->number("bank", bank == nullptr ? json::value("bank") : *bank, inside(path, "bank"));
      if (!id) return std::unexpected(id.error());
      bank_id = *id;
    }
    const auto stated = envelope(totals, *body, path, bank_id);
    if (!stated) return std::unexpected(stated.error());
    Entered opened;
    opened.operator_id = operator_id;
    if (const auto agreed = totals.agrees_with(*stated); !agreed) {
      const auto code = formats::code_named(agreed.error().code).value_or(custody::code::batch_control_mismatch);
      opened.reply = world_->refused(policies::OpenBatch::name, code);
      opened.reply.figures.push_back({"control", policies::Figure::Unit::text, 0, agreed.error().message});
      return judge(step_->manner, step_->path, opened.reply, operator_id, nullptr, true);
    }
    return play_batch(lines, *stated, std::move(opened), path);
  }

  Done play_batch(const std::vector<Line>& lines, const formats::BatchEnvelope& stated, Entered opened,
                  const std::string& path) {
    const auto by = actor("custody_bank", 0, stated.bank_id);
    if (!by) return std::unexpected(by.error());
    const policies::OpenBatch command{stated.bank_id,       stated.account_no, stated.batch_id,
                                      stated.business_date, stated.count,      stated.sha256};
    auto reply = world_->give({policies::OpenBatch::number, 1, canonical_bytes(command)}, *by);
    if (!reply) return std::unexpected(reply.error());
    opened.reply = std::move(*reply);
    const Done named = name(step_->manner, opened);
    if (!named) return named;
    const bool again = opened.reply.figure("repeated") != nullptr;
    if (opened.reply.code == 0 && !again) {
      std::vector<custody::PackedInstruction> records;
      for (const Line& line : lines) records.push_back(line.record);
      auto replies = world_->send(records, *by, opened.reply.entry);
      if (!replies) return std::unexpected(replies.error());
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::uint64_t id = custody::unpack(lines[i].record).operator_id;
        if (const std::string label = text_in(lines[i].manner, "id"); !label.empty()) {
          labels_.replace(label, Made{(*replies)[i].entry, lines[i].record, (*replies)[i].figures, id});
        }
        const Done judged = judge(lines[i].manner, lines[i].path, (*replies)[i], id, nullptr, false);
        if (!judged || played_.failed) return judged;
      }
    }
    (void)path;
    const std::vector<ledger::Journal> journals = world_->take_journals();
    return judge(step_->manner, step_->path, opened.reply, opened.operator_id, &journals, true);
  }

  // --- comparison
  // -----------------------------------------------------------------------------------------------------
  Done judge(const json::object& manner, const std::string& path, const Reply& reply, std::uint64_t operator_id,
             const std::vector<ledger::Journal>* journals, bool state_known) {
    const Happened happened{&reply, operator_id, journals, state_known};
    const json::value* expected = manner.if_contains("expect");
    return record_mismatches(
        compare(expected, expected == nullptr ? path : inside(path, "expect"), happened, *world_, *inputs_), reply,
        true);
  }
  Done record_mismatches(const Result<Compared>& compared, const Reply& reply, bool answered) {
    if (!compared) return std::unexpected(compared.error());
    played_.answered.clauses.insert(compared->clauses.begin(), compared->clauses.end());
    const std::vector<Mismatch>& mismatches = compared->mismatches;
    if (mismatches.empty()) return {};
    FailedStep failed;
    failed.number = number_;
    failed.action = step_->action;
    failed.where = scenario_.where(step_->path);
    failed.mismatches = mismatches;
    for (const Mismatch& each : mismatches) failed.places.push_back(scenario_.where(each.path));
    if (answered) failed.answer = to_json(reply);
    played_.failed = std::move(failed);
    return {};
  }

  const Scenario& scenario_;
  const policies::LawBooks& law_;
  const AtEnd& at_end_;
  const JournalIs journal_;
  std::unique_ptr<World> world_;
  Labels labels_;
  std::unique_ptr<Inputs> inputs_;
  formats::MemoryGate gate_;
  Played played_;
  const Step* step_ = nullptr;
  std::size_t number_ = 0;
  Reply turned_;
  std::uint64_t batches_ = 0;
};

}  // namespace

Played play(const Scenario& scenario, const policies::LawBooks& law, const AtEnd& at_end, JournalIs journal) {
  return Player(scenario, law, at_end, journal).run();
}

}  // namespace gongbao::cli::scenario
