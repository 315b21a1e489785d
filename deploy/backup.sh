#!/usr/bin/env bash
# Backs up a data folder, which may be in use: gongbao backup copies the journal, the vault, then the credentials, so that
# what the journal names the others know. Closed journal files and attachments that an earlier backup has are hard links.
#
#   backup.sh --data DIR --to DIR [--keep N]
#
# Makes DIR/<UTC time>/ and DIR/latest; N (30) backups are kept. The master key is never among what is copied and must
# not lie in DIR. GONGBAO names the program (gongbao).
set -euo pipefail
umask 077
program=${GONGBAO:-gongbao}
stop() { echo "backup: $*" >&2; exit 1; }
data='' to='' keep=30
while [ $# -gt 0 ]; do
  case $1 in
    --data) data=${2-}; shift 2 || stop "--data wants a folder" ;;
    --to) to=${2-}; shift 2 || stop "--to wants a folder" ;;
    --keep) keep=${2-}; shift 2 || stop "--keep wants a number" ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) stop "unknown argument '$1' (try --help)" ;;
  esac
done
[ -d "$data/journal" ] || stop "there is no journal in '$data'"
[ -n "$to" ] || stop "--to names the folder of the backups"
[[ $keep =~ ^[1-9][0-9]*$ ]] || stop "--keep wants a number from 1"
data=$(realpath "$data")
mkdir -p "$to"
to=$(realpath "$to")
case $to/ in "$data"/*) stop "backups inside the data folder go with it" ;; esac
# SQLite leaves files beside a database that belong to whoever opened it; the service could not open them.
[ -O "$data" ] || stop "run this as the owner of $data: runuser -u $(stat -c %U "$data") -- …"
keys_in() { find "$1" -type f -size -9 -exec grep -lF 'gongbao master key' {} + || true; }
[ -z "$(find "$to" -maxdepth 1 -name '*.key')" ] || stop "a key lies in $to: whoever has both has everything"
[ ! -e "$data/master.key" ] || echo "backup: the master key lies in the data folder; keep it elsewhere (deploy/README.md)" >&2

exec 9>"$to/.lock"
flock -n 9 || stop "another backup into $to is running"
new=$to/$(date -u +%Y-%m-%dT%H%M%SZ)
[ ! -e "$new" ] || stop "$new is there already"
part=$to/.part
rm -rf "$part"
mkdir "$part"
for folder in journal attachments; do
  [ ! -d "$to/latest/$folder" ] || cp -al "$to/latest/$folder" "$part/$folder"
done

back_up() { "$program" backup "$part" --data "$data" --json >"$part/backup.json"; }
# After a restore to a point in time the latest backup is of another history and is refused: then nothing is shared with it.
back_up || { echo "backup: once more, without what the latest backup has" >&2; rm -rf "$part/journal"; back_up; }
found=$(keys_in "$part")
[ -z "$found" ] || stop "a master key was copied: $found"
# The journal proves itself; these are what it does not cover.
sums=$(cd "$part" && find . -maxdepth 1 -type f -printf '%P\n' | sort | xargs -d '\n' sha256sum)
echo "$sums" >"$part/SHA256SUMS"
sync -f "$part"
mv "$part" "$new"
ln -sfn "$(basename "$new")" "$to/.latest" && mv -T "$to/.latest" "$to/latest"

mapfile -t all < <(find "$to" -maxdepth 1 -type d -name '2*Z' | sort)
for ((i = 0; i < ${#all[@]} - keep; i++)); do rm -rf "${all[i]}"; done
echo "$new"
