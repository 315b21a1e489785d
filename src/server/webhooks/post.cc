// libcurl as a client that believes nothing: its answers as what they mean here.
#include "server/webhooks/post.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

namespace gongbao::server {

namespace {

constexpr std::size_t longest_answer_head = 16'384;  // with those of 1xx before it
constexpr int most_heads = 8;
constexpr long first_final_status = 200;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

class HeaderLines {
 public:
  HeaderLines() = default;
  HeaderLines(const HeaderLines&) = delete;
  HeaderLines& operator=(const HeaderLines&) = delete;
  ~HeaderLines() { curl_slist_free_all(list_); }
  bool add(const std::string& line) {
    curl_slist* longer = curl_slist_append(list_, line.c_str());
    if (longer != nullptr) list_ = longer;
    return longer != nullptr;
  }
  curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

// What the callbacks of one post see.
struct Post {
  CURL* handle = nullptr;
  const PostOptions& options;
  const std::atomic<bool>& stop;
  bool anywhere = false;  // the host is one of those that may be inside
  std::size_t head_bytes = 0;
  int heads = 0;
  int status = 0;
  std::chrono::steady_clock::time_point last_moment = {};  // for an answer; set when the connection stands
};

std::string numeric(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.sa_family == AF_INET) {
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text, sizeof text);
  } else if (address.sa_family == AF_INET6) {
    ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, text, sizeof text);
  }
  return text;
}

curl_socket_t open_socket(void* its, curlsocktype, curl_sockaddr* to) {
  const Post& post = *static_cast<Post*>(its);
  if (!post.anywhere && !is_public(numeric(to->addr))) return CURL_SOCKET_BAD;
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

// A line of a head. Heads of 1xx come before the answer and are none; with the last line of the answer's head all is
// known, and what else is said is not read.
std::size_t take_head_line(char* line, std::size_t, std::size_t size, void* its) {
  Post& post = *static_cast<Post*>(its);
  post.head_bytes += size;
  if (post.head_bytes > longest_answer_head) return 0;
  const std::string_view text(line, size);
  if (text != "\r\n" && text != "\n") return size;
  long status = 0;
  curl_easy_getinfo(post.handle, CURLINFO_RESPONSE_CODE, &status);
  if (status < first_final_status) return ++post.heads < most_heads ? size : 0;
  post.status = static_cast<int>(status);
  return 0;
}

std::size_t take_no_body(char*, std::size_t, std::size_t, void*) { return 0; }

bool stands(CURL* handle) {
  curl_off_t micros = 0;
  return curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &micros) == CURLE_OK && micros > 0;
}

// Asked many times while one waits. Not 0: ends the post.
int goes_on(void* its, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  Post& post = *static_cast<Post*>(its);
  if (post.stop) return 1;
  if (!stands(post.handle)) return 0;
  const auto now = std::chrono::steady_clock::now();
  if (post.last_moment == decltype(now){}) post.last_moment = now + post.options.times.answer;
  return now >= post.last_moment ? 1 : 0;
}

bool add_authorities(SSL_CTX* context, const std::string& file) {
  return SSL_CTX_set_default_verify_paths(context) == 1 &&
         (file.empty() || SSL_CTX_load_verify_locations(context, file.c_str(), nullptr) == 1);
}

CURLcode set_authorities(CURL*, void* context, void* its) {
  const Post& post = *static_cast<Post*>(its);
  return add_authorities(static_cast<SSL_CTX*>(context), post.options.authorities) ? CURLE_OK
                                                                                   : CURLE_SSL_CACERT_BADFILE;
}

std::string url_of(const WebhookAddress& address) {
  return (address.tls ? "https://" : "http://") + address.authority() + address.target;
}

long millis(std::chrono::milliseconds time) { return static_cast<long>(std::max<std::int64_t>(time.count(), 1)); }

// Nothing of the surroundings is believed: no proxy, no redirect, no other scheme, no file of passwords, no old HTTP.
void set_manners(CURL* handle) {
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);  // a name that is not found yet is not waited for
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);  // what was signed
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "gongbao");
}

void set_tls(CURL* handle, Post& post) {
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_CAINFO, nullptr);
  curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
  curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, set_authorities);
  curl_easy_setopt(handle, CURLOPT_SSL_CTX_DATA, &post);
}

void set_callbacks(CURL* handle, Post& post) {
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &post);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_head_line);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &post);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_no_body);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, goes_on);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &post);
}

bool fill(HeaderLines& lines, const Headers& headers) {
  bool whole = lines.add("Content-Type: application/json") && lines.add("Connection: close") && lines.add("Expect:");
  for (const auto& [name, value] : headers) whole = whole && lines.add(name + ": " + value);
  return whole;
}

}  // namespace

Posted post_event(const WebhookAddress& address, const PostOptions& options, const Headers& headers,
                  const std::string& body, const std::atomic<bool>& stop) {
  const Handle handle(curl_easy_init(), &curl_easy_cleanup);
  HeaderLines lines;
  if (!handle || !fill(lines, headers)) return {};
  Post post{handle.get(), options, stop, is_allowed(address, options.allowed)};
  set_manners(handle.get());
  set_tls(handle.get(), post);
  set_callbacks(handle.get(), post);
  curl_easy_setopt(handle.get(), CURLOPT_CONNECTTIMEOUT_MS, millis(options.times.connect));
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, millis(options.times.connect) + millis(options.times.answer));
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_URL, url_of(address).c_str());
  curl_easy_perform(handle.get());  // how it ends is known from what was reached and said
  return {stands(handle.get()), post.status};
}

Result<void> check_authorities(const std::string& file) {
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
  if (!context || !add_authorities(context.get(), file)) {
    return problem("server.bad_tls", "authorities", "not a readable PEM file of certificates", file);
  }
  return {};
}

}  // namespace gongbao::server
