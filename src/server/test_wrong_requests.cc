// Each kind of wrong from a small table: where the table stands is where a new one is added.
#include "server/test_wrong_requests.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace gongbao::server::testing {

using Corpus = std::set<std::string>;

namespace {

constexpr std::string_view crlf = "\r\n";

std::string request(std::string_view line, std::string_view fields, std::string_view body = {}) {
  return std::string(line) + "\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

// The good request that is spoiled in one place each; @ marks the places for a foreign byte.
constexpr std::string_view marked =
    "P@OST /o@k?a=@b HTTP/1@.1\r\nHo@st: local@host\r\nX-Fi@eld: val@ue\r\nContent-Len@gth: @2\r\n\r\n{}";

void add_foreign_bytes(Corpus& corpus) {
  const auto count = std::ranges::count(marked, '@');
  for (long place = 0; place < count; ++place) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text;
      long at = 0;
      bool in_value = false;
      for (const char c : marked) {
        if (c != '@') {
          text += c;
        } else if (at++ == place) {
          in_value = text.ends_with("X-Field: val");
          text += static_cast<char>(byte);
        }
      }
      const bool control = (byte < 0x20 && byte != '\t') || byte == 0x7f;
      if (control || (byte >= 0x80 && !in_value)) corpus.insert(text);
    }
  }
}

void add_line_ends(Corpus& corpus) {
  for (std::size_t at = good_request.find(crlf); at != good_request.npos; at = good_request.find(crlf, at + 1)) {
    for (const std::string_view end : {"\n", "\r", "\r\r\n", "\n\r", "\r \n", "\r\n\r", "\x0b", "\x0c", "\n\n"}) {
      std::string text(good_request);
      text.replace(at, 2, end);
      const bool spoils_only_the_body = at + 4 == good_request.size() && end == "\r\n\r";
      if (!spoils_only_the_body) corpus.insert(text);
    }
  }
}

void add_cut_requests(Corpus& corpus) {
  for (std::size_t length = 1; length < good_request.size(); ++length)
    corpus.insert(std::string(good_request.substr(0, length)));
  const std::string chunked =
      request("POST /ok HTTP/1.1", "Host: h\r\nTransfer-Encoding: chunked\r\n", "5;a=b\r\nhello\r\n0\r\nA: b\r\n\r\n");
  for (std::size_t length = 1; length < chunked.size(); ++length) corpus.insert(chunked.substr(0, length));
}

void add_targets(Corpus& corpus) {
  std::vector<std::string> targets = {"ok",
                                      "*",
                                      "http://localhost/ok",
                                      "https://localhost/ok",
                                      "localhost:80",
                                      "//",
                                      "//ok",
                                      "/ok/",
                                      "/ok//",
                                      "/../ok",
                                      "/ok/..",
                                      "/ok/.",
                                      "/./ok",
                                      "/%2e/ok",
                                      "/%2E%2e/ok",
                                      "/.%2e/ok",
                                      "/ok\\..",
                                      "/ok%5c",
                                      "/ok%2f..",
                                      "/ok#a",
                                      "/ok?a=<b>",
                                      "/ok?\"",
                                      "/{ok}",
                                      "/o|k",
                                      "/o^k",
                                      "/o`k",
                                      "/%",
                                      "/%4",
                                      "/ok?%",
                                      "/ok?a=%4",
                                      "/ok?=b",
                                      "/ok?a=%ff",
                                      "/ok?a=%00",
                                      "/ok;/..",
                                      "ftp://x/ok",
                                      "javascript:alert(1)",
                                      "\\ok",
                                      "/ok%u0041",
                                      "/%c0%ae%c0%ae/ok",
                                      "/%e0%80%af"};
  for (int byte = 0; byte < 256; ++byte) {
    char escape[8];
    std::snprintf(escape, sizeof escape, "%%%02x", byte);
    if (byte < 0x20 || byte >= 0x7f || byte == '/' || byte == '\\') {
      targets.push_back("/ok" + std::string(escape));
      if (byte != '/' && byte != '\\') targets.push_back("/ok?a=" + std::string(escape));
    }
    const bool hex = std::isxdigit(byte) != 0;
    if (!hex && byte > 0x20 && byte < 0x7f) targets.push_back("/ok%" + std::string(1, static_cast<char>(byte)) + "1");
    if (!hex && byte > 0x20 && byte < 0x7f) targets.push_back("/ok%1" + std::string(1, static_cast<char>(byte)));
  }
  targets.push_back("/ok?" + std::string(20'000, 'a'));
  targets.push_back("/" + std::string(9'000, 'a'));
  for (const std::string& target : targets)
    for (const std::string_view line : {"GET ", "POST "})
      corpus.insert(request(std::string(line) + target + " HTTP/1.1", "Host: localhost\r\n"));
}

void add_lines(Corpus& corpus) {
  for (const std::string_view version : {"HTTP/0.9",
                                         "HTTP/1.2",
                                         "HTTP/1.",
                                         "HTTP/.1",
                                         "HTTP/1",
                                         "HTTP/2.0",
                                         "HTTP/3",
                                         "HTTP/11",
                                         "HTTP/1.10",
                                         "HTTP/1.1.1",
                                         "http/1.1",
                                         "Http/1.1",
                                         "HTTP 1.1",
                                         "HTTP/1,1",
                                         "HTTP/-1.1",
                                         "HTTP/1.-1",
                                         "HTTPS/1.1",
                                         "HTTP//1.1",
                                         "HTTP/1.1 ",
                                         "HTTP/1.1\t",
                                         " HTTP/1.1",
                                         "HTTP/1.1 HTTP/1.1",
                                         "",
                                         "ICAP/1.0",
                                         "RTSP/1.0",
                                         "SIP/2.0",
                                         "HTTP/1.x",
                                         "HTTP/x.1",
                                         "HTTP/99999999999.1",
                                         "%48TTP/1.1"})
    for (const std::string_view method : {"GET", "POST"})
      corpus.insert(request(std::string(method) + " /ok " + std::string(version), "Host: localhost\r\n"));
  for (const std::string_view line : {"",
                                      " ",
                                      "GET",
                                      "GET ",
                                      "GET  ",
                                      "/ok",
                                      " GET /ok HTTP/1.1",
                                      "\tGET /ok HTTP/1.1",
                                      "GET\t/ok\tHTTP/1.1",
                                      "GET /ok\tHTTP/1.1",
                                      "GET  /ok HTTP/1.1",
                                      "GET /ok  HTTP/1.1",
                                      "GET /o k HTTP/1.1",
                                      "GET /ok HTTP/1.1 x",
                                      "GET,/ok,HTTP/1.1",
                                      "G ET /ok HTTP/1.1",
                                      "GET: /ok HTTP/1.1",
                                      "(GET) /ok HTTP/1.1",
                                      "G{T /ok HTTP/1.1",
                                      "G@T /ok HTTP/1.1",
                                      "\"GET\" /ok HTTP/1.1",
                                      "get /ok HTTP/1.1",
                                      "GETT /ok HTTP/1.1",
                                      "BREW /ok HTTP/1.1",
                                      "CONNECT localhost:80 HTTP/1.1",
                                      "CONNECT /ok HTTP/1.1",
                                      "TRACE /ok HTTP/1.1",
                                      "DELETE /ok HTTP/1.1",
                                      "PUT /ok HTTP/1.1",
                                      "PATCH /ok HTTP/1.1",
                                      "PRI * HTTP/2.0",
                                      "OPTIONS * HTTP/1.1",
                                      "M-SEARCH * HTTP/1.1",
                                      "PROPFIND / HTTP/1.1",
                                      "SELECT 1",
                                      "EHLO mail",
                                      "SSH-2.0-x",
                                      "\x16\x03\x01\x02",
                                      "\x05\x01",
                                      "{}",
                                      "<xml/>",
                                      "GET http:// HTTP/1.1",
                                      "\xef\xbb\xbfGET /ok HTTP/1.1",
                                      "HTTP/1.1 200 OK"})
    corpus.insert(request(line, "Host: localhost\r\n"));
}

void add_fields(Corpus& corpus) {
  for (const char c : std::string_view("()<>@,;\\\"/[]?={} \t"))
    for (const std::string_view name : {"Ho?st", "X-Fi?eld", "Content-?Length", "?X", "X?"}) {
      std::string field(name);
      field[field.find('?')] = c;
      corpus.insert(request("GET /ok HTTP/1.1", "Host: localhost\r\n" + field + ": 1\r\n"));
    }
  for (const std::string_view fields : {"",
                                        ": x\r\n",
                                        "Host\r\n",
                                        "Host\r\nHost: localhost\r\n",
                                        "Host: localhost\r\nno colon\r\n",
                                        "Host: localhost\r\n folded: x\r\n",
                                        "Host: localhost\r\nA: b\r\n c\r\n",
                                        "Host: localhost\r\nA: b\r\n\tc\r\n",
                                        "Host:\r\n",
                                        "Host: \r\n",
                                        "Host: a b\r\n",
                                        "Host: a,b\r\n",
                                        "Host: a/b\r\n",
                                        "Host: a@b\r\n",
                                        "Host: a?b\r\n",
                                        "Host: a#b\r\n",
                                        "Host: <a>\r\n",
                                        "Host: a\\b\r\n",
                                        "Host: 'a'\r\n",
                                        "Host: a;b\r\n",
                                        "Host: a%00b\r\n",
                                        "Host: localhost\r\n: \r\n",
                                        " Host: localhost\r\n",
                                        "\tHost: localhost\r\n",
                                        "Host : localhost\r\n",
                                        "Host\t: localhost\r\n",
                                        "X: y\r\n"})
    for (const std::string_view line : {"GET /ok HTTP/1.1", "POST /ok HTTP/1.1"}) corpus.insert(request(line, fields));
  for (const std::string_view name : {"Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Content-Encoding",
                                      "Authorization", "Expect", "Idempotency-Key", "X-Request-Id", "Accept-Language",
                                      "If-None-Match", "Last-Event-ID", "User-Agent", "Origin", "Referer", "Cookie"})
    for (const std::string_view second : {"a", "0", "localhost", ""}) {
      const std::string twice(name);
      std::string other = twice;
      std::ranges::transform(other, other.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
      corpus.insert(request("POST /ok HTTP/1.1", (twice == "Host" ? "" : "Host: localhost\r\n") + twice + ": 0\r\n" +
                                                     other + ": " + std::string(second) + "\r\n"));
    }
  for (const std::string_view expect : {"", "100", "100-continue, x", "200-ok", "continue", "x=y", "100-continue;q=1"})
    corpus.insert(
        request("POST /ok HTTP/1.1", "Host: h\r\nContent-Length: 2\r\nExpect: " + std::string(expect) + "\r\n", "{}"));
  for (const std::string_view coding :
       {"br", "deflate", "zstd", "gzip, gzip", "gzip,br", "x-gzip", "compress", "*", "gzip;q=1"})
    corpus.insert(request("POST /ok HTTP/1.1",
                          "Host: h\r\nContent-Length: 2\r\nContent-Encoding: " + std::string(coding) + "\r\n", "{}"));
  std::string many = "Host: h\r\n";
  for (int i = 0; i < 200; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  corpus.insert(request("GET /ok HTTP/1.1", many));
  corpus.insert(request("GET /ok HTTP/1.1", "Host: h\r\nX: " + std::string(20'000, 'a') + "\r\n"));
  corpus.insert(request("GET /ok HTTP/1.1", "Host: h\r\n" + std::string(20'000, 'a') + ": x\r\n"));
}

constexpr std::string_view smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

void add_lengths(Corpus& corpus) {
  const std::vector<std::string> lengths = {"-1",
                                            "+2",
                                            "2,2",
                                            "2, 2",
                                            "2 2",
                                            "2;",
                                            "0x2",
                                            "2.0",
                                            "2e0",
                                            "\"2\"",
                                            "two",
                                            "",
                                            " ",
                                            "18446744073709551616",
                                            "99999999999999999999",
                                            "9223372036854775808",
                                            "-0",
                                            "+0",
                                            "0,0",
                                            "2\t2",
                                            "2abc",
                                            "abc2",
                                            "0b10",
                                            "1_0",
                                            "２",
                                            "2%",
                                            "NaN",
                                            "Infinity",
                                            "null",
                                            "2\xc2\xa0",
                                            "00000000000000000000000000000000000000002x",
                                            "4294967296000",
                                            "1048577"};
  const std::vector<std::string> encodings = {"chunked",
                                              "Chunked",
                                              "CHUNKED",
                                              "gzip",
                                              "gzip, chunked",
                                              "chunked, gzip",
                                              "chunked, chunked",
                                              "identity",
                                              "identity, chunked",
                                              "xchunked",
                                              "chunkedx",
                                              "x-chunked",
                                              "chunked;q=1",
                                              "chunked ; a",
                                              ",chunked",
                                              "chunked,",
                                              "\"chunked\"",
                                              "'chunked'",
                                              "chunk",
                                              "",
                                              "deflate",
                                              "compress",
                                              "null",
                                              "chunked\t,",
                                              "chunked, identity",
                                              "cHuNkEd, x",
                                              "[chunked]",
                                              "chunked\xc2\xa0",
                                              "chu nked",
                                              "\x80"};
  for (const std::string& length : lengths)
    for (const std::string_view method : {"GET", "POST"}) {
      const std::string line = std::string(method) + " /ok HTTP/1.1";
      corpus.insert(request(line, "Host: h\r\nContent-Length: " + length + "\r\n", smuggled));
      corpus.insert(request(line, "Content-Length: " + length + "\r\nHost: h\r\n", smuggled));
      corpus.insert(request(line, "Host: h\r\nContent-Length: 0\r\nContent-Length: " + length + "\r\n", smuggled));
    }
  for (const std::string& encoding : encodings) {
    const bool plain =
        encoding.size() == 7 && std::tolower(encoding[0]) == 'c' && encoding.ends_with(encoding[6] == 'D' ? "D" : "d");
    const std::string field = "Transfer-Encoding: " + encoding + "\r\n";
    if (!plain) corpus.insert(request("POST /ok HTTP/1.1", "Host: h\r\n" + field, "0\r\n\r\n" + std::string(smuggled)));
    corpus.insert(request("POST /ok HTTP/1.0", "Host: h\r\n" + field, "0\r\n\r\n" + std::string(smuggled)));
    corpus.insert(request("POST /ok HTTP/1.1", "Host: h\r\n" + field + field, "0\r\n\r\n" + std::string(smuggled)));
    for (const std::string_view length : {"0", "2", "5", "1000", "x"}) {
      const std::string other = "Content-Length: " + std::string(length) + "\r\n";
      corpus.insert(request("POST /ok HTTP/1.1", "Host: h\r\n" + field + other, "0\r\n\r\n" + std::string(smuggled)));
      corpus.insert(request("POST /ok HTTP/1.1", "Host: h\r\n" + other + field, "0\r\n\r\n" + std::string(smuggled)));
    }
  }
}

std::string many_chunks(const std::string& chunk, int times) {
  std::string body;
  for (int i = 0; i < times; ++i) body += chunk;
  return body + "0\r\n\r\n";
}

void add_chunks(Corpus& corpus) {
  std::vector<std::string> bodies = {"\r\n",
                                     "x\r\n",
                                     "-1\r\n",
                                     "+1\r\na\r\n",
                                     "0x1\r\na\r\n",
                                     "1\r\nab\r\n",
                                     "2\r\na\r\n0\r\n\r\n",
                                     "1\na\n0\n\n",
                                     "1\r\na\n0\r\n\r\n",
                                     "1\r\na0\r\n\r\n",
                                     "1 \r\na\r\n0\r\n\r\nx",
                                     " 1\r\na\r\n0\r\n\r\n",
                                     "1\r\r\na\r\n",
                                     "1\n\r\na\r\n",
                                     "1;\n\r\na\r\n",
                                     "1;a=\"\n\"\r\na\r\n",
                                     "1;a=b\nx\r\na\r\n",
                                     "1;\x01\r\na\r\n",
                                     "ffffffffffffffff1\r\na\r\n",
                                     "10000000000000000\r\na\r\n",
                                     "FFFFFFFFFFFFFFFF\r\na\r\n",
                                     "7fffffffffffffff\r\na\r\n",
                                     "1\r\na\r\n0\r\nA\r\n\r\n",
                                     "1\r\na\r\n0\r\n: x\r\n\r\n",
                                     "1\r\na\r\n0\r\nA: b\n\r\n\r\n",
                                     "1\r\na\r\n0\r\nA : b\r\n\r\n",
                                     "1\r\na\r\n0\r\nA\x01: b\r\n\r\n",
                                     "1\r\na\r\n-0\r\n\r\n",
                                     "g\r\na\r\n",
                                     "1,1\r\na\r\n",
                                     "1.0\r\na\r\n",
                                     "\"1\"\r\na\r\n",
                                     "1\r\na\r\n0\r\n" + std::string(30'000, 'a'),
                                     std::string(30'000, '0') + "1\r\na\r\n0\r\n\r\n",
                                     "1;" + std::string(30'000, 'a'),
                                     many_chunks("1;" + std::string(1'000, 'e') + "\r\na\r\n", 200),
                                     "100001\r\n" + std::string(0x100001, 'a') + "\r\n0\r\n\r\n"};
  for (int byte = 0; byte < 256; ++byte)
    if (std::isxdigit(byte) == 0 && byte != '\r' && byte != ';' && byte != ' ' && byte != '\t')
      bodies.push_back("1" + std::string(1, static_cast<char>(byte)) + "\r\na\r\n0\r\n\r\n");
  for (const std::string& body : bodies)
    corpus.insert(request("POST /ok HTTP/1.1", "Host: h\r\nTransfer-Encoding: chunked\r\n", body));
}

}  // namespace

Corpus wrong_requests() {
  Corpus corpus;
  add_foreign_bytes(corpus);
  add_line_ends(corpus);
  add_cut_requests(corpus);
  add_targets(corpus);
  add_lines(corpus);
  add_fields(corpus);
  add_lengths(corpus);
  add_chunks(corpus);
  return corpus;
}

}  // namespace gongbao::server::testing
