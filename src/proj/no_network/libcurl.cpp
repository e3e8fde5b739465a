// A library without a network in the place of libcurl.
//
// PROJ of Debian is linked to libcurl, which brings 22 more libraries (TLS, LDAP, Kerberos, HTTP/2): a tenth of the time of a
// single map goes into loading them, for a network that rutter never uses. The plug-ins name this library before PROJ and GDAL
// do, so that the loader, which knows libraries by their SONAME, takes it for theirs. A transfer fails, with the reason where
// the caller wants it; what asks for an object other than a handle gets nothing.
//
// Most functions stand here by name alone: they do not look at their arguments.
#include <cstdarg>
#include <cstring>

#define NO_NETWORK extern "C" __attribute__((visibility("default")))

namespace {

constexpr const char* reason = "rutter uses no network";
constexpr int could_not_connect = 7;  // CURLE_COULDNT_CONNECT
constexpr int error_buffer = 10010;   // CURLOPT_ERRORBUFFER: of 256 bytes

/// A handle of a transfer. GDAL takes a transfer that leaves its buffer for errors empty for a success.
struct Handle {
  char* error = nullptr;
};

/// curl_version_info_data as far as every version of libcurl fills it; what is behind it is zero.
struct VersionInfo {
  int age = 0;
  const char* version = "0.0.0";
  unsigned number = 0;
  const char* host = "none";
  int features = 0;
  const char* tls = nullptr;
  long tls_number = 0;
  const char* zlib = nullptr;
  const char* const* protocols = nullptr;
  const void* later[16] = {};
};

}  // namespace

NO_NETWORK void* curl_easy_init();
void* curl_easy_init() {
  return new Handle;
}

NO_NETWORK void* curl_easy_duphandle(const void* handle);
void* curl_easy_duphandle(const void* handle) {
  return handle != nullptr ? new Handle(*static_cast<const Handle*>(handle)) : nullptr;
}

NO_NETWORK void curl_easy_cleanup(void* handle);
void curl_easy_cleanup(void* handle) {
  delete static_cast<Handle*>(handle);
}

NO_NETWORK void curl_easy_reset(void* handle);
void curl_easy_reset(void* handle) {
  if (handle != nullptr) *static_cast<Handle*>(handle) = {};
}

NO_NETWORK int curl_easy_setopt(void* handle, int option, ...);
int curl_easy_setopt(void* handle, int option, ...) {
  if (handle == nullptr || option != error_buffer) return 0;
  std::va_list given;
  va_start(given, option);
  static_cast<Handle*>(handle)->error = va_arg(given, char*);
  va_end(given);
  return 0;
}

NO_NETWORK int curl_easy_perform(void* handle);
int curl_easy_perform(void* handle) {
  if (handle != nullptr && static_cast<Handle*>(handle)->error != nullptr)
    std::strcpy(static_cast<Handle*>(handle)->error, reason);
  return could_not_connect;
}

NO_NETWORK int curl_global_init();
int curl_global_init() {
  return 0;
}

NO_NETWORK int curl_global_init_mem();
int curl_global_init_mem() {
  return 0;
}

NO_NETWORK const void* curl_version_info();
const void* curl_version_info() {
  static const char* const no_protocols[] = {nullptr};
  static const VersionInfo info = [] {
    VersionInfo made;
    made.protocols = no_protocols;
    return made;
  }();
  return &info;
}

// Of these a caller reads how much is still to be done, and would ask again.
NO_NETWORK int curl_multi_perform(void* handle, int* running);
int curl_multi_perform(void* /*handle*/, int* running) {
  if (running != nullptr) *running = 0;
  return 0;
}

NO_NETWORK void* curl_multi_info_read(void* handle, int* left);
void* curl_multi_info_read(void* /*handle*/, int* left) {
  if (left != nullptr) *left = 0;
  return nullptr;
}

NO_NETWORK int curl_multi_wait(void* handle, void* more, unsigned count, int timeout_ms, int* ready);
int curl_multi_wait(void* /*handle*/, void* /*more*/, unsigned /*count*/, int /*timeout_ms*/, int* ready) {
  if (ready != nullptr) *ready = 0;
  return 0;
}

NO_NETWORK int curl_multi_poll(void* handle, void* more, unsigned count, int timeout_ms, int* ready);
int curl_multi_poll(void* /*handle*/, void* /*more*/, unsigned /*count*/, int /*timeout_ms*/, int* ready) {
  if (ready != nullptr) *ready = 0;
  return 0;
}

// What ends in a code, what gives a pointer or nothing, and what gives a text.
#define CODE(name)            \
  NO_NETWORK int name();      \
  int name() {                \
    return could_not_connect; \
  }
#define NOTHING(name)      \
  NO_NETWORK void* name(); \
  void* name() {           \
    return nullptr;        \
  }
#define TEXT(name)               \
  NO_NETWORK const char* name(); \
  const char* name() {           \
    return reason;               \
  }

// clang-format off
CODE(curl_easy_getinfo) CODE(curl_easy_header) CODE(curl_easy_pause) CODE(curl_easy_recv) CODE(curl_easy_send)
CODE(curl_easy_upkeep) CODE(curl_formadd) CODE(curl_formget) CODE(curl_global_sslset) CODE(curl_mime_data)
CODE(curl_mime_data_cb) CODE(curl_mime_encoder) CODE(curl_mime_filedata) CODE(curl_mime_filename) CODE(curl_mime_headers)
CODE(curl_mime_name) CODE(curl_mime_subparts) CODE(curl_mime_type) CODE(curl_multi_add_handle) CODE(curl_multi_assign)
CODE(curl_multi_cleanup) CODE(curl_multi_fdset) CODE(curl_multi_remove_handle) CODE(curl_multi_setopt) CODE(curl_multi_socket)
CODE(curl_multi_socket_action) CODE(curl_multi_socket_all) CODE(curl_multi_timeout) CODE(curl_multi_wakeup)
CODE(curl_share_cleanup) CODE(curl_share_setopt) CODE(curl_url_get) CODE(curl_url_set) CODE(curl_ws_recv) CODE(curl_ws_send)
NOTHING(curl_easy_escape) NOTHING(curl_easy_nextheader) NOTHING(curl_easy_option_by_id) NOTHING(curl_easy_option_by_name)
NOTHING(curl_easy_option_next) NOTHING(curl_easy_unescape) NOTHING(curl_escape) NOTHING(curl_formfree) NOTHING(curl_free)
NOTHING(curl_getdate) NOTHING(curl_getenv) NOTHING(curl_global_cleanup) NOTHING(curl_maprintf) NOTHING(curl_mfprintf)
NOTHING(curl_mime_addpart) NOTHING(curl_mime_free) NOTHING(curl_mime_init) NOTHING(curl_mprintf) NOTHING(curl_msnprintf)
NOTHING(curl_msprintf) NOTHING(curl_multi_init) NOTHING(curl_mvaprintf) NOTHING(curl_mvfprintf) NOTHING(curl_mvprintf)
NOTHING(curl_mvsnprintf) NOTHING(curl_mvsprintf) NOTHING(curl_pushheader_byname) NOTHING(curl_pushheader_bynum)
NOTHING(curl_share_init) NOTHING(curl_slist_append) NOTHING(curl_slist_free_all) NOTHING(curl_strequal)
NOTHING(curl_strnequal) NOTHING(curl_unescape) NOTHING(curl_url) NOTHING(curl_url_cleanup) NOTHING(curl_url_dup)
NOTHING(curl_ws_meta)
TEXT(curl_easy_strerror) TEXT(curl_multi_strerror) TEXT(curl_share_strerror) TEXT(curl_url_strerror) TEXT(curl_version)
    // clang-format on
