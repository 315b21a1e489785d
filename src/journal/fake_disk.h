// A disk in memory for tests, which does what disks and kernels do: fails at a chosen call, writes half, keeps unsynced
// pages only in part and in any order after a power cut, forgets files whose folder was not synced, and, after a failed
// sync, shows bytes that no disk has. Copy it to keep its state.
#pragma once

#include <cerrno>
#include <map>
#include <mutex>
#include <random>

#include "journal/file_system.h"

namespace gongbao::journal {

enum class Fault {
  none,
  error,      // the call does nothing and gives the error; later calls work
  half,       // a write writes half and gives the error; other calls as `error`
  lost_sync,  // a sync gives the error and the unsynced pages are clean from now on, but on no disk
  dead,       // this call and all after it do nothing and give the error: the moment of a power cut
};

class Disk {
 public:
  struct Change {  // not yet synced
    bool truncate = false;
    std::uint64_t at = 0;  // or the new size
    Bytes bytes;           // within one page
  };
  struct Content {
    Bytes now, durable;
    std::vector<Change> unsynced;
    bool entry_durable = false;
    int locks = 0;
  };

  std::map<std::string, Content> files;
  Fault fault = Fault::none;
  int fault_at = 0;  // number of the call, from 1
  int fault_errno = EIO;
  int calls = 0;
  static constexpr std::uint64_t unbounded = ~std::uint64_t{0};
  std::uint64_t room = unbounded;  // bytes of all files together; a write beyond arrives as far as it fits, then ENOSPC

  std::uint64_t used() const {
    std::uint64_t bytes = 0;
    for (const auto& [path, content] : files) bytes += content.now.size();
    return bytes;
  }

  // What a machine that lost its power may find: every choice the dice allow.
  template <class Dice>
  Disk after_power_cut(Dice& dice) const {
    std::bernoulli_distribution coin(0.5);
    Disk found;
    for (const auto& [path, content] : files) {
      if (!content.entry_durable && coin(dice)) continue;
      Bytes bytes = content.durable;
      for (const Change& change : content.unsynced) {
        if (coin(dice)) apply_torn(change, bytes, dice);
      }
      if (bytes.size() < content.now.size() && coin(dice)) bytes.resize(content.now.size());
      found.put(path, std::move(bytes));
    }
    return found;
  }
  // The first changes in order, of all files alike; everything before a full count is a prefix.
  Disk after_power_cut_keeping(std::size_t changes) const {
    Disk found;
    for (const auto& [path, content] : files) {
      if (!content.entry_durable && changes == 0) continue;
      Bytes bytes = content.durable;
      for (std::size_t i = 0; i < std::min(changes, content.unsynced.size()); ++i) apply(content.unsynced[i], bytes);
      found.put(path, std::move(bytes));
    }
    return found;
  }
  // The process was killed, the kernel was not.
  Disk after_kill() const {
    Disk same = *this;
    for (auto& [path, content] : same.files) content.locks = 0;
    same.fault = Fault::none;
    same.calls = 0;
    return same;
  }
  void put(const std::string& path, Bytes bytes) {
    files[path] = Content{.now = bytes, .durable = std::move(bytes), .unsynced = {}, .entry_durable = true, .locks = 0};
  }

  static void apply(const Change& change, Bytes& bytes) {
    if (change.truncate) return bytes.resize(change.at);
    bytes.resize(std::max<std::size_t>(bytes.size(), change.at + change.bytes.size()));
    std::copy(change.bytes.begin(), change.bytes.end(), bytes.begin() + static_cast<std::ptrdiff_t>(change.at));
  }
  // Now and then only some sectors of the page arrive.
  template <class Dice>
  static void apply_torn(const Change& change, Bytes& bytes, Dice& dice) {
    std::bernoulli_distribution coin(0.5), rarely(0.2);
    if (change.truncate || !rarely(dice)) return apply(change, bytes);
    for (std::size_t from = 0; from < change.bytes.size(); from += 512) {
      const auto begin = change.bytes.begin() + static_cast<std::ptrdiff_t>(from);
      const auto count = static_cast<std::ptrdiff_t>(std::min<std::size_t>(512, change.bytes.size() - from));
      if (coin(dice)) apply({.truncate = false, .at = change.at + from, .bytes = Bytes(begin, begin + count)}, bytes);
    }
  }
};

class FakeFileSystem final : public FileSystem {
 public:
  explicit FakeFileSystem(Disk start = {}) : disk(std::move(start)) {}

  Disk disk;

  Io<std::unique_ptr<File>> open(const std::string& path, OpenMode mode) override {
    const std::scoped_lock guard(mutex_);
    if (const auto hit = fails(); hit != Fault::none) return error();
    if (!disk.files.contains(path)) {
      if (mode != OpenMode::create) return std::unexpected(SystemError{ENOENT});
      disk.files[path];
    }
    return std::make_unique<Handle>(*this, path);
  }
  Io<std::vector<std::string>> names(const std::string& folder) override {
    const std::scoped_lock guard(mutex_);
    if (fails() != Fault::none) return error();
    std::vector<std::string> found;
    for (const auto& [path, content] : disk.files) {
      if (path.starts_with(folder + "/")) found.push_back(path.substr(folder.size() + 1));
    }
    return found;
  }
  Io<void> make_folder(const std::string&) override {
    const std::scoped_lock guard(mutex_);
    return plain();
  }
  Io<void> sync_folder(const std::string& folder) override {
    const std::scoped_lock guard(mutex_);
    if (fails() != Fault::none) return error();
    for (auto& [path, content] : disk.files) content.entry_durable |= path.starts_with(folder + "/");
    return {};
  }

 private:
  class Handle final : public File {
   public:
    Handle(FakeFileSystem& system, std::string path) : system_(system), path_(std::move(path)) {}
    ~Handle() override {
      const std::scoped_lock guard(system_.mutex_);
      if (locked_) content().locks = 0;
    }
    Io<std::size_t> read(std::span<std::uint8_t> into, std::uint64_t at) override {
      const std::scoped_lock guard(system_.mutex_);
      if (system_.fails() != Fault::none) return system_.error();
      const Bytes& now = content().now;
      if (at >= now.size()) return std::size_t{0};
      const std::size_t n = std::min<std::size_t>(into.size(), now.size() - at);
      std::memcpy(into.data(), now.data() + at, n);
      return n;
    }
    Io<std::size_t> write(ByteView bytes, std::uint64_t at) override {
      const std::scoped_lock guard(system_.mutex_);
      const Fault hit = system_.fails();
      if (hit == Fault::half) bytes = bytes.first(bytes.size() / 2);
      if (hit != Fault::none && hit != Fault::half) return system_.error();
      const std::size_t lost = std::min<std::size_t>(bytes.size(), beyond(at + bytes.size()));
      bytes = bytes.first(bytes.size() - lost);
      for (std::size_t done = 0; done < bytes.size();) {
        const std::size_t n = std::min<std::size_t>(bytes.size() - done, 4096 - (at + done) % 4096);
        const ByteView piece = bytes.subspan(done, n);
        change({.truncate = false, .at = at + done, .bytes = Bytes(piece.begin(), piece.end())});
        done += n;
      }
      if (hit == Fault::half) return system_.error();
      if (lost > 0) return std::unexpected(SystemError{ENOSPC});
      return bytes.size();
    }
    Io<void> sync_data() override { return sync(); }
    Io<void> sync() override {
      const std::scoped_lock guard(system_.mutex_);
      const Fault hit = system_.fails();
      if (hit == Fault::lost_sync) content().unsynced.clear();
      if (hit != Fault::none) return system_.error();
      for (const Disk::Change& c : content().unsynced) Disk::apply(c, content().durable);
      content().unsynced.clear();
      return {};
    }
    Io<void> truncate(std::uint64_t size) override {
      const std::scoped_lock guard(system_.mutex_);
      if (system_.fails() != Fault::none) return system_.error();
      change({.truncate = true, .at = size, .bytes = {}});
      return {};
    }
    Io<std::uint64_t> size() override {
      const std::scoped_lock guard(system_.mutex_);
      if (system_.fails() != Fault::none) return system_.error();
      return content().now.size();
    }
    Io<void> lock() override {
      const std::scoped_lock guard(system_.mutex_);
      if (system_.fails() != Fault::none) return system_.error();
      if (content().locks != 0) return std::unexpected(SystemError{EWOULDBLOCK});
      content().locks = 1;
      locked_ = true;
      return {};
    }

   private:
    Disk::Content& content() { return system_.disk.files[path_]; }
    // By how much a file of that size would overfill the disk.
    std::uint64_t beyond(std::uint64_t size) {
      if (system_.disk.room == Disk::unbounded || size <= content().now.size()) return 0;
      const std::uint64_t wanted = system_.disk.used() + size - content().now.size();
      return wanted > system_.disk.room ? wanted - system_.disk.room : 0;
    }
    void change(Disk::Change c) {
      Disk::apply(c, content().now);
      content().unsynced.push_back(std::move(c));
    }
    FakeFileSystem& system_;
    std::string path_;
    bool locked_ = false;
  };

  Fault fails() {
    ++disk.calls;
    if (disk.fault == Fault::none || disk.calls < disk.fault_at) return Fault::none;
    if (disk.calls > disk.fault_at && disk.fault != Fault::dead) return Fault::none;
    return disk.fault;
  }
  std::unexpected<SystemError> error() const { return std::unexpected(SystemError{disk.fault_errno}); }
  Io<void> plain() {
    if (fails() != Fault::none) return error();
    return {};
  }

  std::mutex mutex_;
};

}  // namespace gongbao::journal
