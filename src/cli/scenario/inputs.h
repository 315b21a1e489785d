// From the words of a step to what a gate takes: labels become numbers, yuan become fen, what everybody would write the
// same way is filled in. Nothing is judged here but the form.
#pragma once

#include "cli/scenario/labels.h"
#include "cli/scenario/scenario.h"

namespace gongbao::cli::scenario {

// How the id of an instruction comes about.
struct IdWish {
  std::optional<Id16> same;  // of an earlier step
  std::optional<Date> day;   // nullopt: today
};

// Whose a command of heating is: the district and village, the household's account, the application.
struct HeatingCase {
  law::AreaCode area = 0;
  std::uint64_t village = 0;
  std::uint64_t account = 0;
  std::uint64_t application = 0;
};

// What a file calls vehicles and imported invoices: no step makes them one by one.
struct VehicleNames {
  std::map<std::string, boost::json::object> vehicles;  // as the register has them
  std::map<std::string, std::string> invoices;          // by number
  std::uint64_t numbers = 0;                            // invoice numbers made up so far
};

// Whom a command of eldercare is about: the department, the person, the institution that has the order.
struct EldercareCase {
  std::uint32_t area = 0;
  std::uint64_t account = 0;
  std::uint64_t institution = 0;
};

// Whom a command of school traffic is about: the unit, the township and the school.
struct TrafficCase {
  std::uint32_t unit = 0;
  std::uint64_t township = 0;
  std::uint64_t school = 0;
  std::uint64_t account = 0;  // of who checks in
};
// Whom a command on the legal profession is about: the firm with its district, the lawyer's account.
struct LegalCase {
  std::uint32_t area = 0;
  std::uint64_t firm = 0;
  std::uint64_t account = 0;
};

class Inputs {
 public:
  Inputs(const World& world, Labels& labels) : world_(world), labels_(labels) {}

  // JSON as typed_command_from_json takes it. operator_id: the one found in it, 0 = none.
  Result<boost::json::value> typed(const formats::CommandShape& command, const boost::json::value& given,
                                   const std::string& path);
  Result<custody::Instruction> instruction(custody::Op op, const boost::json::value& given, const std::string& path,
                                           const IdWish& id);
  std::uint64_t operator_id() const { return operator_id_; }
  std::optional<std::uint64_t> bank_id() const { return bank_id_; }
  // Of the contract that the command is about; 0 = of none.
  std::uint64_t family() const { return family_; }
  const HeatingCase& heating_case() const { return heating_case_; }
  // Who gives a command of used vehicles or examinations where nobody is named; nullopt: the first role of its
  // permissions.
  const std::optional<access::Actor>& usual_speaker() const { return usual_speaker_; }
  const EldercareCase& eldercare_case() const { return eldercare_case_; }
  const TrafficCase& traffic_case() const { return traffic_case_; }
  const LegalCase& legal_case() const { return legal_case_; }
  VehicleNames& vehicle_names() { return vehicle_names_; }

  Result<std::uint64_t> number(const std::string& kind, const boost::json::value& value, std::string_view path);
  // The same, of what a step has named before: an expectation names nothing new.
  Result<std::uint64_t> number_in_use(const std::string& kind, const boost::json::value& value, std::string_view path);
  // The operator named, or the only one there is.
  Result<std::uint64_t> operator_named(const boost::json::value* value, std::string_view path);
  // Id of the instruction that made it: a step's label or 32 hex digits.
  Result<Id16> item(const boost::json::value& value, std::string_view path) const;

 private:
  using Members = boost::json::object;

  Result<boost::json::value> value_of(const formats::FieldShape& shape, const boost::json::value& given,
                                      const std::string& path);
  Result<boost::json::value> object_of(const formats::FieldShape& shape, const boost::json::value& given,
                                       const std::string& path);
  Result<boost::json::value> missing(const formats::FieldShape& shape, const std::string& path);
  std::string account_for(std::string_view command) const;

  Result<boost::json::value> word_value(const formats::Word& word, const boost::json::value& given,
                                        const std::string& path);
  Result<void> fill_in(custody::Op op, Members& members, const std::string& path);
  void fill_in_sale(custody::Op op, Members& members) const;
  void fill_in_from_item(custody::Op op, Members& members) const;
  void fill_in_from_original(custody::Op op, Members& members) const;
  void fill_in_refund(custody::Op op, Members& members) const;
  Result<std::uint64_t> purpose(const boost::json::value& value, std::string_view path) const;
  Result<std::uint64_t> operator_meant(const Members& members, std::string_view path);
  std::optional<std::uint64_t> initial_order(const Made& bill) const;
  std::optional<std::uint64_t> only_product() const;
  const custody::OperatorBook* book() const { return world_.city().books().find_operator(operator_id_); }
  std::uint8_t scheme_of(custody::Op op) const;

  const World& world_;
  Labels& labels_;
  std::uint64_t operator_id_ = 0;
  std::optional<std::uint64_t> bank_id_;
  std::uint64_t family_ = 0;
  HeatingCase heating_case_;
  std::optional<access::Actor> usual_speaker_;
  EldercareCase eldercare_case_;
  TrafficCase traffic_case_;
  LegalCase legal_case_;
  VehicleNames vehicle_names_;
  std::string command_;
  std::uint64_t ids_ = 0;         // instructions so far
  std::uint64_t bank_lines_ = 0;  // bank transaction numbers made for typed commands
};

}  // namespace gongbao::cli::scenario
