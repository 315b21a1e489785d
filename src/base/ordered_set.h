// OrderedSet<T>: values in order, in pieces of some dozens beside one another. A tree has a node for each value, and
// finding one among a hundred thousand costs a miss of the cache for each level; here it is a search in an array of the
// pieces' first values and one in a piece. Like std::set, as far as it goes; a change makes every iterator invalid.
#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace gongbao {

template <class T>
class OrderedSet {
  using Piece = std::vector<T>;

 public:
  class const_iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using pointer = const T*;
    using reference = const T&;

    const_iterator() = default;
    const_iterator(const OrderedSet& set, std::size_t piece, std::size_t place)
        : set_(&set), piece_(piece), place_(place) {
      step_over_end();
    }
    const T& operator*() const { return set_->pieces_[piece_][place_]; }
    const T* operator->() const { return &**this; }
    const_iterator& operator++() {
      ++place_;
      step_over_end();
      return *this;
    }
    const_iterator operator++(int) {
      const const_iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const const_iterator&) const = default;

   private:
    void step_over_end() {
      if (piece_ == set_->pieces_.size() || place_ != set_->pieces_[piece_].size()) return;
      ++piece_;
      place_ = 0;
    }
    const OrderedSet* set_ = nullptr;
    std::size_t piece_ = 0, place_ = 0;
  };

  using value_type = T;
  using iterator = const_iterator;

  const_iterator begin() const { return {*this, 0, 0}; }
  const_iterator end() const { return {*this, pieces_.size(), 0}; }
  bool empty() const { return pieces_.empty(); }
  std::size_t size() const {
    std::size_t all = 0;
    for (const Piece& piece : pieces_) all += piece.size();
    return all;
  }
  const_iterator lower_bound(const T& value) const {
    if (pieces_.empty()) return end();
    const std::size_t piece = piece_of(value);
    return {*this, piece, place_of(value, pieces_[piece])};
  }
  bool contains(const T& value) const {
    const const_iterator found = lower_bound(value);
    return found != end() && *found == value;
  }

  // False when it is there already.
  bool insert(const T& value) {
    if (pieces_.empty()) {
      pieces_.push_back({value});
      firsts_.push_back(value);
      return true;
    }
    const std::size_t at = piece_of(value);
    Piece& piece = pieces_[at];
    const std::size_t place = place_of(value, piece);
    if (place != piece.size() && piece[place] == value) return false;
    piece.insert(piece.begin() + signed_of(place), value);
    firsts_[at] = piece.front();
    if (piece.size() > most) split(at);
    return true;
  }

  // False when it is not there.
  bool erase(const T& value) {
    if (pieces_.empty()) return false;
    const std::size_t at = piece_of(value);
    Piece& piece = pieces_[at];
    const std::size_t place = place_of(value, piece);
    if (place == piece.size() || piece[place] != value) return false;
    piece.erase(piece.begin() + signed_of(place));
    if (piece.empty()) {
      remove(at);
    } else {
      firsts_[at] = piece.front();
      join_with_next(at);
    }
    return true;
  }

  void clear() {
    pieces_.clear();
    firsts_.clear();
  }
  friend bool operator==(const OrderedSet& a, const OrderedSet& b) { return std::ranges::equal(a, b); }

 private:
  static constexpr std::size_t most = 128;

  static std::ptrdiff_t signed_of(std::size_t place) { return static_cast<std::ptrdiff_t>(place); }

  // The last piece that does not begin after the value, or the first one.
  std::size_t piece_of(const T& value) const {
    const auto after = std::upper_bound(firsts_.begin(), firsts_.end(), value);
    return after == firsts_.begin() ? 0 : static_cast<std::size_t>(after - firsts_.begin()) - 1;
  }
  static std::size_t place_of(const T& value, const Piece& piece) {
    return static_cast<std::size_t>(std::lower_bound(piece.begin(), piece.end(), value) - piece.begin());
  }

  void split(std::size_t at) {
    const auto middle = pieces_[at].begin() + signed_of(pieces_[at].size() / 2);
    Piece upper(middle, pieces_[at].end());
    pieces_[at].erase(middle, pieces_[at].end());
    firsts_.insert(firsts_.begin() + signed_of(at) + 1, upper.front());
    pieces_.insert(pieces_.begin() + signed_of(at) + 1, std::move(upper));
  }
  void join_with_next(std::size_t at) {
    if (at + 1 == pieces_.size() || pieces_[at].size() + pieces_[at + 1].size() > most / 2) return;
    pieces_[at].insert(pieces_[at].end(), pieces_[at + 1].begin(), pieces_[at + 1].end());
    remove(at + 1);
  }
  void remove(std::size_t at) {
    pieces_.erase(pieces_.begin() + signed_of(at));
    firsts_.erase(firsts_.begin() + signed_of(at));
  }

  std::vector<Piece> pieces_;  // none is empty
  std::vector<T> firsts_;      // of each piece
};

}  // namespace gongbao
