// Field by field, and then how the invoice stands.
#include "policies/used_vehicle/verify.h"

#include <algorithm>

namespace gongbao::used_vehicle {

namespace {

constexpr std::size_t told_signs = 6;  // of a VIN, to the public (spec/04 part 9)

bool same_party(const NamedParty& named, const Party& party) {
  return named.uscc ? *named.uscc == party.uscc : party.is_person() && named.person == party.person;
}

// The fields in which what is presented differs from the invoice, or from the transaction that it is to prove.
std::vector<std::string_view> differing(const State& state, const Presented& said, const InvoiceText& invoice,
                                        const Transaction* transaction, Date day) {
  const std::vector<std::string>& compared = state.parameters.list("verify_fields", day);
  std::vector<std::string_view> fields;
  const auto look = [&](std::string_view field, bool differs) {
    if (differs && std::ranges::find(compared, field) != compared.end()) fields.push_back(field);
  };
  const auto party_differs = [&](const std::optional<NamedParty>& named, const Party& of_invoice,
                                 const Party Transaction::*of_transaction) {
    return named && (!same_party(*named, of_invoice) ||
                     (transaction != nullptr && !same_party(*named, transaction->*of_transaction)));
  };
  const auto differs = [&](const auto& value, const auto& of_invoice, const auto Transaction::*of_transaction) {
    return value && (*value != of_invoice || (transaction != nullptr && *value != transaction->*of_transaction));
  };
  look("invoice_date", said.invoice_date && *said.invoice_date != date_of(invoice.issued_at));
  look("issuer", said.issuer && *said.issuer != invoice.issuer);
  look("seller", party_differs(said.seller, invoice.seller, &Transaction::seller));
  look("buyer", party_differs(said.buyer, invoice.buyer, &Transaction::buyer));
  // Fewer signs are the end of more vehicles: nobody finds out a price by guessing with none.
  const bool end_differs =
      said.vin_last6 && (said.vin_last6->size() != told_signs || !invoice.vin.ends_with(*said.vin_last6));
  look("vin", end_differs || differs(said.vin, invoice.vin, &Transaction::vin));
  look("plate", differs(said.plate, invoice.plate, &Transaction::plate));
  look("price", differs(said.price, invoice.price, &Transaction::price));
  return fields;
}

// Of an invoice that says what is presented.
Result standing(const State& state, const Invoice& invoice, Date day) {
  if (invoice.state == InvoiceState::voided || invoice.state == InvoiceState::red_lettered) return Result::voided;
  if (invoice.state == InvoiceState::used) return Result::already_used;
  const std::uint64_t issuer = operator_id_of(state, invoice.text.issuer);
  // Of those issued here the order of entries has spoken already.
  const bool agent = invoice.source == InvoiceSource::imported && invoice.text.kind == InvoiceKind::market_agent;
  if (agent && was_suspended(state, issuer, invoice.text.issued_at)) return Result::issued_while_suspended;
  const Operator* row = find_row(state.operators, issuer);
  return row != nullptr && row->connected_on(day) ? Result::valid : Result::issuer_not_connected;
}

}  // namespace

Verification verify(const State& state, const Presented& presented, const Transaction* transaction, Date day) {
  Verification out;
  const std::uint64_t* id = find_row(state.invoices_by_no, presented.invoice_no);
  if (id == nullptr) return out;
  out.invoice = *id;
  const Invoice& invoice = state.invoices.at(*id);
  out.fields = differing(state, presented, invoice.text, transaction, day);
  out.result = out.fields.empty() ? standing(state, invoice, day) : Result::mismatch;
  return out;
}

Presented seen_by_public(const Presented& said) {
  Presented out;
  out.invoice_no = said.invoice_no;
  out.price = said.price;
  out.vin_last6 = said.vin_last6;
  if (!out.vin_last6 && said.vin) {
    out.vin_last6 = said.vin->size() < told_signs ? *said.vin : said.vin->substr(said.vin->size() - told_signs);
  }
  return out;
}

std::string_view clause_of(Result result) {
  switch (result) {
    case Result::mismatch:
    case Result::not_found:
      return "4b";
    case Result::voided:
    case Result::already_used:
      return "4c";
    case Result::issued_while_suspended:
      return "5e";
    case Result::issuer_not_connected:
      return "4d";
    default:
      return "3d";
  }
}

void show(Answer& answer, const Verification& verification) {
  answer.text("result", std::string(enum_name(verification.result)));
  answer.text("basis", "used-vehicle/" + std::string(clause_of(verification.result)));
  for (const std::string_view field : verification.fields) answer.text("fields", std::string(field));
}

Answer decide(const Context& in, const VerifyInvoice& command) {
  Answer answer = accept();
  show(answer, verify(in.state, command.presented, nullptr, in.today));
  return answer;
}

}  // namespace gongbao::used_vehicle
