#!/usr/bin/env bash
# Brings a backup back into an empty data folder and proves it: sums, vault against its key, every byte and every
# decision of the journal. Nothing appears under the name of the data folder before that is done.
#
#   restore.sh --from BACKUP --data DIR --master-key FILE [--to-entry N | --to-day YYYY-MM-DD]
#
# With a point in time everything behind it is dropped; where blocks do not part there it stops and says which points
# are possible. Numbers of entries behind the point will be given anew: read deploy/README.md first. Whoever was erased
# by an entry behind the point stays erased. GONGBAO names the program (gongbao).
set -euo pipefail
umask 077
here=$(dirname "$(realpath "$0")")
program=${GONGBAO:-gongbao}
stop() { echo "restore: $*" >&2; exit 1; }
from='' data='' key='' how='' point=''
while [ $# -gt 0 ]; do
  case $1 in
    --from) from=${2-}; shift 2 || stop "--from wants a backup" ;;
    --data) data=${2-}; shift 2 || stop "--data wants a folder" ;;
    --master-key) key=${2-}; shift 2 || stop "--master-key wants a file" ;;
    --to-entry | --to-day)
      [ -z "$how" ] || stop "one point in time"
      how=--${1#--to-} point=${2-}
      shift 2 || stop "$1 wants a point in time" ;;
    -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) stop "unknown argument '$1' (try --help)" ;;
  esac
done
[ -d "$from/journal" ] || stop "there is no backup in '$from'"
[ -n "$data" ] || stop "--data names the folder to restore into"
[ -r "$key" ] || stop "--master-key names the key of that vault; without it nothing is proven"
[ ! -e "$data" ] || [ -z "$(ls -A "$data")" ] || stop "$data is not empty; a history that lives is never written over"
from=$(realpath "$from") key=$(realpath "$key")
work=$(realpath -m "$data").restoring
[ ! -e "$work" ] || stop "$work is left over from another restore: look at it, then remove it"

(cd "$from" && sha256sum --quiet --check SHA256SUMS) || stop "$from is not what was backed up"
"$program" restore "$from" --data "$work" --json >/dev/null
# Cuts off what was half written while it was copied, and opens every row.
"$program" vault check --data "$work" --master-key "$key" --json >/dev/null || stop "the vault does not open; $work is left to look at"

if [ -n "$how" ]; then
  # An import of nothing opens the store: the vault executes the erasures that are about to be dropped. Days that are
  # turned by it are dropped as well.
  nothing=$(mktemp --suffix=.ndjson)
  trap 'rm -f "$nothing"' EXIT
  "$program" import "$nothing" --data "$work" --master-key "$key" --catch-up --json >/dev/null
  "$here/cut-journal" "$work/journal" "$how" "$point" >/dev/null || { rm -rf "$work"; exit 1; }
  rm -rf "$work/snapshots" "$work/views" "$work/verdicts"
fi

verified=$("$program" verify --data "$work" --json) || { echo "$verified" >&2; stop "the journal is not whole; $work is left to look at"; }

# The credentials were copied after the journal, and what they know beyond its end never happened: the number of an
# account, a key or a webhook is that of its entry, and will be given to somebody else.
last=$(sed -n 's/^ *"entries": *\([0-9]*\),*$/\1/p' <<<"$verified")
[ -n "$last" ] || stop "verify did not tell the number of entries; $work is left to look at"
if [ -e "$work/credentials.db" ]; then
  sqlite3 "$work/credentials.db" "
    DELETE FROM passwords WHERE account > $last; DELETE FROM second_factors WHERE account > $last;
    DELETE FROM devices WHERE account > $last; DELETE FROM failures WHERE account > $last;
    DELETE FROM keys WHERE account > $last OR key > $last"
  if [ -n "$(sqlite3 "$work/credentials.db" "SELECT 1 FROM sqlite_master WHERE name = 'webhooks'")" ]; then
    sqlite3 "$work/credentials.db" "
      DELETE FROM webhooks WHERE account > $last OR number > $last;
      DELETE FROM webhook_lanes WHERE number > $last; UPDATE webhooks SET after = min(after, $last)"
  fi
fi
sync -f "$work"
if [ -e "$data" ]; then
  [ "$(id -u)" != 0 ] || chown -R --reference="$data" "$work"
  rmdir "$data"
fi
mv -T "$work" "$data"
echo "$verified"
