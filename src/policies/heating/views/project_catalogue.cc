// An entry is listed between days: what a day changes is looked at again on that day.
#include "policies/heating/views/project_catalogue.h"

#include "policies/heating/document.h"

namespace gongbao::heating {

using policies::Rows;

namespace {

view::Supplying supplier_named_in(Rows& rows, const std::string& supplier, std::uint64_t entry) {
  auto row = rows.find<view::Supplying>(supplier).value_or(view::Supplying{});
  if (row.supplier_id == 0) {
    row.supplier = supplier;
    row.supplier_id = entry;
  }
  return row;
}

// As it stands today, to be looked at again on the days on which that changes.
void put_listed(Rows& rows, view::Listed row, Date today) {
  row.listed = row.listed_on(today);
  rows.put(row);
  const auto after_last = row.listed_to ? std::optional(*row.listed_to + Days{1}) : std::nullopt;
  for (const std::optional<Date> day : {std::optional(row.listed_from), after_last, row.withdrawn_on}) {
    if (day && *day > today) rows.put(view::ListingTurn{*day, row.catalogue_entry});
  }
}

std::optional<view::Listed> listed_as(Rows& rows, std::uint64_t entry) {
  const auto of = rows.find<view::EntryOf>(entry);
  return of ? rows.find<view::Listed>(of->supplier, entry) : std::nullopt;
}

}  // namespace

void project_day(Rows& rows, Date day) {
  for (const view::ListingTurn& turn : rows.under<view::ListingTurn>(day)) {
    if (const auto row = listed_as(rows, turn.catalogue_entry)) put_listed(rows, *row, day);
    rows.erase<view::ListingTurn>(turn.day, turn.catalogue_entry);
  }
}

void project(Rows& rows, const CatalogueEntryPublished& fact, const FactOrigin& origin) {
  const CatalogueEntry& said = fact.entry;
  rows.put(supplier_named_in(rows, said.supplier, origin.entry));
  // Its entries are found by its name, this one by its number.
  rows.put(view::EntryOf{origin.entry, said.supplier});
  put_listed(
      rows,
      {said.supplier, origin.entry, said.model, said.category, said.price, said.quality_standard,
       said.free_warranty_months, said.onsite_repair_hours, said.listed.from, said.listed.to, std::nullopt, false},
      origin.booked_on);
}

void project(Rows& rows, const CatalogueEntryWithdrawn& fact, const FactOrigin& origin) {
  auto row = listed_as(rows, fact.catalogue_entry);
  if (!row) return;
  row->withdrawn_on = origin.booked_on;
  put_listed(rows, *row, origin.booked_on);
}

void project(Rows& rows, const SamplingRecorded& fact, const FactOrigin& origin) {
  view::Supplying row = supplier_named_in(rows, fact.supplier, origin.entry);
  ++row.samplings;
  if (fact.sampling.result == SamplingResult::failed) ++row.failed;
  rows.put(row);
  rows.put(view::Sampled{origin.entry, fact.supplier, row.supplier_id, fact.sampling.model, fact.sampling.sampled_on,
                         fact.sampling.result});
}

void project(Rows& rows, const SupplierExcluded& fact, const FactOrigin& origin) {
  view::Supplying row = supplier_named_in(rows, fact.supplier, origin.entry);
  row.excluded = true;
  row.excluded_for = fact.exclusion.ground;
  row.excluded_from = fact.exclusion.from;
  row.published = fact.exclusion.published;
  rows.put(row);
  for (view::Listed entry : rows.under<view::Listed>(fact.supplier)) {
    if (entry.withdrawn_on) continue;
    entry.withdrawn_on = fact.exclusion.from;
    put_listed(rows, entry, origin.booked_on);
  }
}

void project(Rows& rows, const PublicityItemPublished& fact, const FactOrigin& origin) {
  rows.put(view::Told{origin.entry, fact.item.topic, fact.item.text, fact.item.published_on});
}

}  // namespace gongbao::heating
