#include "base/deflate.hpp"

#include <zlib.h>

#include <array>
#include <limits>
#include <utility>

#include "base/error.hpp"

namespace rutter::base {

std::uint32_t crc32(std::string_view bytes) {
  return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

struct Deflater::State {
  explicit State(Sink to) : sink(std::move(to)) {}

  void compress(std::string_view bytes, int flush) {
    // zlib's interface predates const.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // NOLINT(*-const-cast)
    stream.avail_in = static_cast<uInt>(bytes.size());
    int status = Z_OK;
    do {
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = static_cast<uInt>(out.size());
      status = ::deflate(&stream, flush);
      if (status == Z_STREAM_ERROR) throw Error(ErrorKind::internal, "cannot compress a picture");
      const std::size_t written = out.size() - stream.avail_out;
      if (written > 0) sink({out.data(), written});
    } while (stream.avail_out == 0 || (flush == Z_FINISH && status != Z_STREAM_END));
  }

  Sink sink;
  std::array<char, 1U << 16U> out{};
  z_stream stream{};
};

Deflater::Deflater(int level, Sink sink) : state_(std::make_unique<State>(std::move(sink))) {
  if (::deflateInit(&state_->stream, level) != Z_OK) throw Error(ErrorKind::internal, "cannot compress a picture");
}

Deflater::~Deflater() {
  ::deflateEnd(&state_->stream);
}

void Deflater::write(std::string_view bytes) {
  // zlib counts in 32 bits.
  constexpr std::size_t most = std::numeric_limits<uInt>::max();
  for (; bytes.size() > most; bytes.remove_prefix(most)) state_->compress(bytes.substr(0, most), Z_NO_FLUSH);
  state_->compress(bytes, Z_NO_FLUSH);
}

void Deflater::finish() {
  state_->compress("", Z_FINISH);
}

}  // namespace rutter::base
