// What is published of all together (4.1b): how many have which grade, pass or band of points, by subject and
// jurisdiction. Groups below small_cell are not told, and nobody is ranked. Students are gone through in pieces, so
// that nothing else waits longer than for one piece. All pieces are of one moment: when what is counted changes
// meanwhile, counting begins again.
#pragma once

#include "policies/exam/state.h"

namespace gongbao::exam {

// Whose results are counted. school: of that one only; 0: of the whole jurisdiction.
struct Counted {
  std::int64_t exam_year = 0;
  std::uint32_t jurisdiction = 0;
  Date day;
  std::uint64_t school = 0;
};
// How far it has come: the last number that was looked at.
struct Piece {
  std::string after;
  bool ended = false;
};
// What has been gathered, and of which moment.
struct Gathering {
  Piece piece;
  Date day;
  std::uint64_t change = 0;  // the entry that last changed what is counted
  int begun = 0;             // times
  bool begins_anew = true;   // what was gathered is to be thrown away
  bool unsettled = false;    // it changed so often that the pieces are of different moments
};
// Before each piece. what: which changes matter; of that year.
void keep_moment(const State& state, std::int64_t exam_year, Date day, Change what, Gathering& gathering);

// The next ones of that exam year, by number. Others are stepped over quickly, and many of them end a piece as well.
using Numbered = std::pair<const std::string, Student>;
std::vector<const Numbered*> next_piece(const State& state, std::int64_t exam_year, Piece& piece);
// Whether a student of that exam year is one of them: not gone, and there on that day.
bool counts(const State& state, const Counted& whose, const Student& student);

// By grade, by pass, or by tenths of the maximum ("90": from 90 % on); of all subjects in one walk.
using Bands = std::map<std::string, std::int64_t>;
using BandsOfSubjects = std::map<Subject, Bands>;
void count_bands(const State& state, const Counted& whose, Piece& piece, BandsOfSubjects& bands);
// Nothing: too few to be told. How many there are together is no secret, so bands that are too few hide behind the
// smallest of those that are enough, and behind all that are as many: which of the hidden ones is which is nowhere
// told. Where nothing is left to tell, not even which bands are empty.
using Distribution = std::map<std::string, std::optional<std::int64_t>>;
Distribution told_bands(const State& state, std::int64_t exam_year, Subject subject, const Bands& bands);

// How many have a total of so many whole points, the highest first.
using Totals = std::map<std::int64_t, std::int64_t, std::greater<>>;
void count_totals(const State& state, const Counted& whose, Piece& piece, Totals& totals);
// 一分一段: totals point by point, the highest first, in hundredths. A row of too few takes in those below it until it
// has enough; the last one goes to the row above. Nothing where all together are too few.
struct Segment {
  std::int64_t from = 0;
  std::int64_t below = 0;
  std::int64_t count = 0;
  std::int64_t cumulative = 0;
};
std::vector<Segment> segments_of(const State& state, std::int64_t exam_year, const Totals& totals);

}  // namespace gongbao::exam
