#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace rutter::base {

/// What a value was made of, as bytes: two keys are equal when the same parts were added in the same order. Numbers count to
/// their last bit.
class MemoKey {
 public:
  MemoKey& add(double number) { return add_bytes(&number, sizeof number); }
  MemoKey& add(std::size_t number) { return add_bytes(&number, sizeof number); }
  /// Which object it is, not what it holds.
  MemoKey& add_address(const void* object) { return add_bytes(&object, sizeof object); }
  MemoKey& add(std::string_view text) {
    add(text.size());
    bytes_ += text;
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  MemoKey& add_bytes(const void* from, std::size_t size) {
    bytes_.append(static_cast<const char*>(from), size);
    return *this;
  }

  std::string bytes_;
};

/// Values worked out before, shared read-only between threads. The value made last is kept, others from the second time on that
/// they are asked for, so that what is needed once takes no memory; the `most` used last are kept. Nothing but time may depend
/// on it: a value must follow from its key alone.
template <class Value>
class Memo {
 public:
  explicit Memo(std::size_t most) : most_(most) {}

  /// The value of this key, made by `make` (without arguments) when it is not at hand. Two threads may make the same value at
  /// once. What `make` throws is passed on, and nothing is kept.
  template <class Make>
  std::shared_ptr<const Value> get(const MemoKey& key, Make&& make) {
    if (auto known = find(key)) return known;
    auto made = std::make_shared<const Value>(make());
    keep(key, made);
    return made;
  }

  /// How many values are kept.
  [[nodiscard]] std::size_t size() const {
    const std::lock_guard hold(mutex_);
    return kept_.size() + (last_made_ == nullptr ? 0 : 1);
  }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Value> value;  ///< nullptr: asked for once, or long ago
    bool kept = false;                   ///< in kept_
  };
  using Entries = std::list<Entry>;
  using Place = typename Entries::iterator;

  /// Keys without a value are remembered for longer than values: they are small.
  static constexpr std::size_t keys_a_value = 8;

  std::shared_ptr<const Value> find(const MemoKey& key) {
    const std::lock_guard hold(mutex_);
    const auto at = by_key_.find(key.bytes());
    if (at == by_key_.end() || at->second->value == nullptr) return nullptr;
    to_front(at->second);
    return at->second->value;
  }

  void keep(const MemoKey& key, std::shared_ptr<const Value> made) {
    const std::lock_guard hold(mutex_);
    if (const auto at = by_key_.find(key.bytes()); at != by_key_.end()) {
      at->second->value = std::move(made);
      to_front(at->second);
      return;
    }
    if (last_made_ != nullptr) last_made_->value.reset();
    asked_.push_front({key.bytes(), std::move(made)});
    last_made_ = &asked_.front();
    by_key_.emplace(last_made_->key, asked_.begin());
    if (asked_.size() > most_ * keys_a_value) {
      by_key_.erase(asked_.back().key);
      asked_.pop_back();
    }
  }

  void to_front(Place at) {
    if (&*at == last_made_) last_made_ = nullptr;
    kept_.splice(kept_.begin(), at->kept ? kept_ : asked_, at);
    at->kept = true;
    if (kept_.size() <= most_) return;
    kept_.back().value.reset();
    kept_.back().kept = false;
    asked_.splice(asked_.begin(), kept_, std::prev(kept_.end()));
  }

  mutable std::mutex mutex_;
  std::size_t most_;
  Entries kept_;                ///< those asked for again, with their values, the one used last first
  Entries asked_;               ///< the others, the one asked for last first; but for last_made_ without values
  Entry* last_made_ = nullptr;  ///< in asked_
  std::unordered_map<std::string_view, Place> by_key_;  ///< views into the entries
};

}  // namespace rutter::base
