// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/exam/citations.h"

namespace gongbao::exam {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer exam_runs[] = {
    // state.h
    {"final-a", computed, "is_covered"},
    {"final-b", computed, "exam_year_of"},
    {"3.2.1d", computed, "pe_year_of"},
    // subjects.h
    {"3.1a", computed, "each_subject"},
    {"3.1b", computed, "class_of"},
    {"3.1.1", computed, "class_of"},
    {"3.1.2", computed, "class_of"},
    {"3.1.3", computed, "class_of"},
    {"3.3.1g", computed, "maxima_of"},
    // transcript.h
    {"3.2.1f", computed, "listening_of"},
    {"3.3.1a", computed, "transcript_of"},
    {"3.3.1b", computed, "maximum_of"},
    {"3.3.1c", computed, "maximum_of"},
    {"3.3.1d", computed, "maximum_of"},
    {"3.3.1e", computed, "maximum_of"},
    {"3.3.1f", computed, "maximum_of"},
    {"3.3.1i", computed, "transcript_of"},
    {"3.3.2c", computed, "transcript_of"},
    {"3.3.3c", computed, "transcript_of"},
    // graduation.h
    {"3.3.1h", computed, "graduation_of"},
    {"3.3.2b", computed, "graduation_of"},
    {"3.3.3b", computed, "graduation_of"},
    {"3.3.1i", report, "admission_cell"},
    {"3.3.2c", report, "admission_cell"},
    {"3.3.3c", report, "admission_cell"},
    // scores.h
    {"3.3.2a", computed, "grade_by"},
    // figures.h, desk.h
    {"4.1b", report, "told_bands"},
    {"4.1b", computed, "age_of"},
};

constexpr law::NoSoftware exam_reasons[] = {
    {"intro-a", "says on what the document rests; shown beside the text"},
    {"1", "the thought behind the reform; shown beside the text"},
    {"2.1", "a principle of education; shown beside the text"},
    {"2.2", "a principle of selection; shown beside the text"},
    {"2.3", "a principle; that comprehensive quality counts is 3.3.1d"},
    {"2.4", "a principle; that three kinds of results stand together is 3.3"},
    {"3a", "announces what 3.1 to 3.3 rule one by one"},
    {"4.1a", "asks city and districts for further documents, which are theirs to write"},
    {"4.2c", "how lessons follow the curriculum shows in no record; when courses end stands under 4.2d"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return exam_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return exam_reasons; }

}  // namespace gongbao::exam
