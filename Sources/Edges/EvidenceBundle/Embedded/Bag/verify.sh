#!/bin/sh
# Checks this evidence bundle without Bellbird: sh verify.sh
#
# Prints a line for each check: "ok", "FAILED", or "absent" for something that a bundle may have and this one has not.
# Exits 0 where nothing failed, and 1 otherwise. Needs sha256sum, openssl (3.0 or newer), and awk, cat, cmp, find, grep,
# mkdir, od, rm and tr, as every Unix has them. VERIFY.md says what is checked, and how to do it by hand.
set -f
umask 077
LC_ALL=C
export LC_ALL
unset CDPATH GREP_OPTIONS POSIXLY_CORRECT
case $0 in
*/*) here=${0%/*} ;;
*) here=. ;;
esac
cd -- "${here:-/}" || exit 1
work=${TMPDIR:-/tmp}/bellbird-verify.$$
mkdir -- "$work" || exit 1
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM

oks=0 failures=0 absences=0
ok() { oks=$((oks + 1)); printf 'ok      %s\n' "$1"; }
failed() { failures=$((failures + 1)); printf 'FAILED  %s\n' "$1"; }
absent() { absences=$((absences + 1)); printf 'absent  %s\n' "$1"; }
check() { if [ "$1" = yes ]; then ok "$2"; else failed "$2"; fi; }
is() { if [ "$1" = "$2" ]; then echo yes; else echo no; fi; }

# Bytes as hexadecimal digits, and back. printf writes any byte, zero too, from three octal digits.
hex() { od -An -v -tx1 | tr -d ' \n'; }
octal='BEGIN { for (i = 0; i < 16; i++) digit[substr("0123456789abcdef", i + 1, 1)] = i }
  { for (i = 1; i < length($0); i += 2) {
      byte = digit[substr($0, i, 1)] * 16 + digit[substr($0, i + 1, 1)]
      printf "\\%d%d%d", int(byte / 64), int(byte / 8) % 8, byte % 8 } }'
bytes() { printf "$(printf '%s\n' "$1" | awk "$octal")"; }
sha256() { sum=$(sha256sum); sum=${sum#\\}; printf '%s' "${sum%% *}"; }
# Hexadecimal digits of base 64, a line for a line.
base64='BEGIN { letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }
  function unpack(text,   all, i, j, group, pad, out) {
    out = ""
    for (i = 1; i < length(text); i += 4) {
      group = 0; pad = 0
      for (j = 0; j < 4; j++) {
        c = substr(text, i + j, 1)
        if (c == "=") { pad++; group = group * 64 } else group = group * 64 + index(letters, c) - 1
      }
      all = sprintf("%06x", group)
      out = out substr(all, 1, 6 - 2 * pad)
    }
    return out
  }'

# ── the bag (RFC 8493) ──────────────────────────────────────────────────────────────────────────────
check "$(is "$(cat bagit.txt 2>"$work/err")" "BagIt-Version: 1.0
Tag-File-Character-Encoding: UTF-8")" "bag.structure: bagit.txt says BagIt 1.0, UTF-8"

# A line of a manifest: 64 digits, two spaces, a plain path inside the bag.
plain='{ path = substr($0, 67)
  if (substr($0, 1, 64) ~ /[^0-9a-f]/ || substr($0, 65, 2) != "  " || path == "" || path ~ /[^A-Za-z0-9._\/-]/ ||
      path ~ /(^|\/)\.\.?(\/|$)/ || path ~ /^\// || path in seen || (want != "" && index(path, want) != 1) ||
      (want == "" && index(path, "data/") == 1)) bad = 1
  seen[path] = 1 }
  END { exit bad || NR == 0 }'
for name in manifest tagmanifest; do
  file=$name-sha256.txt
  case $name in manifest) want=data/ id=bag.manifest ;; *) want= id=bag.tags ;; esac
  if [ ! -f "$file" ] || [ -h "$file" ] || ! awk -v "want=$want" "$plain" "$file"; then
    failed "$id: $file is missing, or names something outside the bundle"
  elif sha256sum -c "$file" >"$work/sums" 2>&1; then
    ok "$id: every file in $file is unchanged"
  else
    failed "$id: files that $file names were changed or are missing"
    grep -v ': OK$' "$work/sums" | tr -cd 'A-Za-z0-9._/: \n-'
  fi
done
find . ! -type d ! -type f | grep -q . && failed "bag.structure: there are links or devices in the bundle"
find . -type f | awk '
  FILENAME != "-" { known["./" substr($0, 67)] = 1; next }
  $0 != "./tagmanifest-sha256.txt" && $0 != "./tagmanifest-sha512.txt" && !($0 in known) {
    gsub(/[^A-Za-z0-9._\/ -]/, "?"); print "        " $0; extra = 1 }
  END { exit extra }' manifest-sha256.txt tagmanifest-sha256.txt - >"$work/extra" 2>"$work/err"
check "$(is $? 0)" "bag.extra: there is nothing beside what the bundle lists"
cat "$work/extra"

# ── the record ──────────────────────────────────────────────────────────────────────────────────────
# Bellbird writes items.json in one form, a member on each line. Whatever has another form is refused here.
record='
  function bare(text) { return substr(text, 2, length(text) - 2) }
  function digits(text, count) { return length(text) == count && text !~ /[^0-9a-f]/ }
  function number(text) { return text ~ /^[0-9]+$/ && length(text) <= 15 }
  function hash(name) { text = bare(v[name]); if (!digits(text, 64)) bad = bad " " name; return text }
  function count(name) { if (!number(v[name])) bad = bad " " name; return v[name] }
  function maybe(name) { if (v[name] != "null" && !number(v[name])) bad = bad " " name; return v[name] }
  function clear() { split("", v) }
  /^{$/ || /^}$/ || /^    {$/ || /^        {$/ || /^      "type": {$/ || /^      },?$/ { if ($0 ~ /{$/) if ($0 !~ /type/) clear_at(); next }
  function clear_at() { if ($0 ~ /^        {/) split("", w); else if ($0 ~ /^    {/) { clear(); inside = "" } }
  /^  "exhibits": \[/ { part = "E"; next }
  /^  "custody": \[/ { part = "C"; next }
  /^      "working": \[$/ { part = "W"; print exhibit(); next }
  /^      "working": \[\]$/ { print exhibit(); next }
  /^      "exhibits": \[/ && part == "C" { next }
  /^        [0-9]+,?$/ && part == "C" { next }
  /^      \],?$/ { if (part == "W") part = "E"; next }
  /^  \],?$/ { next }
  /^    },?$/ { if (part == "C") print entry(); next }
  /^        },?$/ { if (part == "W") print copy(); next }
  match($0, /^ *"[a-z_0-9]+": /) {
    name = substr($0, 1, RLENGTH - 3); gsub(/[ "]/, "", name)
    value = substr($0, RLENGTH + 1); sub(/,$/, "", value)
    if (value !~ /^(".*"|[0-9]+|null)$/) bad = bad " " name
    if (part == "W") w[name] = value; else v[name] = value
    if (part == "") print "T|" name "|" bare(value)
    next }
  { bad = bad " line " NR }
  function exhibit() {
    place = bare(v["file"])
    if (place != sprintf("data/originals/%04d.bin", v["exhibit"])) bad = bad " file"
    return "E|" count("exhibit") "|" bare(v["mark"]) "|" place "|" count("bytes") "|" hash("sha256") "|" hash("blind") "|" count("leaf") }
  function copy() {
    place = bare(w["file"])
    if (place !~ /^data\/working\/[0-9]+(-[0-9]+)?\.[a-z0-9]+$/) bad = bad " working"
    n = v["exhibit"]; split("", v); for (k in w) v[k] = w[k]
    row = "W|" n "|-|" place "|" count("bytes") "|" hash("sha256") "|" (w["blind"] == "null" ? "null" : hash("blind")) "|" maybe("leaf")
    v["exhibit"] = n; return row }
  function entry() {
    return "C|" count("entry") "|" bare(v["actor"]) "|" bare(v["kind"]) "|" maybe("previous") "|" (v["chain_blind"] == "null" ? "null" : hash("chain_blind")) "||" count("leaf") }
  END { if (bad != "") print "B|" bad }'
if [ -f data/record/items.json ]; then
  awk "$record" data/record/items.json >"$work/rows" 2>"$work/err" || echo 'B|awk' >>"$work/rows"
else
  echo 'B|missing' >"$work/rows"
fi
text() { awk -F'|' -v "name=$1" '$1 == "T" && $2 == name { print $3; exit }' "$work/rows"; }
case_id=$(text case) origin=$(text origin) chain=$(text chain)
form=yes
grep -q '^B|' "$work/rows" && form=no
[ "$(text format)" = bellbird/evidence-bundle/v1 ] || form=no
case $case_id in *[!0-9a-f]*) form=no ;; esac
[ ${#case_id} = 32 ] || form=no
case $chain in selected | whole) ;; *) form=no ;; esac
check $form "record.format: items.json has the one form"

# ── the checkpoint: one signed statement of what the log holds ──────────────────────────────────────
note=proofs/checkpoint.txt
blank=$(awk '$0 == "" { last = NR } END { print last + 0 }' "$note" 2>"$work/err")
awk -v "blank=${blank:-0}" 'NR < blank' "$note" >"$work/text" 2>"$work/err"
size=$(awk 'NR == 2' "$work/text")
root=$(awk "$base64"' NR == 3 { print unpack($0) }' "$work/text")
case $size in '' | *[!0-9]* | 0?*) size=0 form=no ;; *) form=yes ;; esac
[ ${#size} -gt 15 ] && size=0 form=no
[ ${#root} = 64 ] || form=no
[ "$(awk 'NR == 1' "$work/text")" = "$origin" ] && [ -n "$origin" ] || form=no
check $form "checkpoint.form: checkpoint.txt is one of the log $(printf '%s' "$origin" | tr -cd 'A-Za-z0-9._/-')"

vkey=$(awk '$1 == "log" { print $2; exit }' proofs/policy.txt 2>"$work/err")
rest=${vkey#*+}
# Base 64 may have a plus sign too.
key=$(printf '%s\n' "${rest#*+}" | awk "$base64"' { print unpack($0) }')
case $vkey in *+*+*) rest=${vkey#*+} key_id=${rest%%+*} name=${vkey%%+*} ;; *) key_id= name= ;; esac
own=$({ printf '%s\n' "$name"; bytes "$key"; } | sha256)
pem=$(openssl pkey -pubin -in proofs/log-key.pem -outform DER 2>"$work/err" | hex)
good=no
[ "$name" = "$origin" ] && [ ${#key} = 66 ] && [ "${own%"${own#????????}"}" = "$key_id" ] &&
  [ "$pem" = "302a300506032b6570032100${key#01}" ] && good=yes
check $good "checkpoint.key: log-key.pem is the key that policy.txt names"

# A signature under the note: a dash, a name, and base 64 of four bytes of the key's name and the signature.
signature() {
  awk -v "blank=${blank:-0}" -v "name=$1" -v "id=$2" "$base64"'
    NR > blank { line = $0; if (sub(/^\342\200\224 /, "", line) && index(line, name " ") == 1) {
      all = unpack(substr(line, length(name) + 2)); if (substr(all, 1, 8) == id) { print substr(all, 9); exit } } }' "$note"
}
signed() { # message file, signature in hex, key in hex
  bytes "$2" >"$work/signature"
  bytes "302a300506032b6570032100$3" >"$work/key.der"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$1" -sigfile "$work/signature" \
    >"$work/out" 2>&1
}
good=no
sig=$(signature "$name" "$key_id")
[ ${#sig} = 128 ] && signed "$work/text" "$sig" "${key#01}" && good=yes
check $good "checkpoint.signature: the log's key signed the checkpoint"

found=0 wrong=0
awk '$1 == "witness" { print $3 }' proofs/policy.txt >"$work/witnesses" 2>"$work/err"
while IFS= read -r vkey; do
  rest=${vkey#*+} name=${vkey%%+*} key_id=${rest%%+*}
  witness=$(printf '%s\n' "${rest#*+}" | awk "$base64"' { print unpack($0) }')
  sig=$(signature "$name" "$key_id")
  [ -n "$sig" ] || continue
  { printf 'cosignature/v1\ntime %s\n' "$(printf '%d' "0x${sig%"${sig#????????????????}"}")"; cat "$work/text"; } >"$work/message"
  if [ ${#sig} = 144 ] && signed "$work/message" "${sig#????????????????}" "${witness#04}"; then
    found=$((found + 1))
  else
    wrong=1
  fi
done <"$work/witnesses"
if [ $wrong = 1 ]; then failed "checkpoint.witnesses: a witness's signature is wrong"
elif [ $found -gt 0 ]; then ok "checkpoint.witnesses: signed by $found of the witnesses that policy.txt names"
else absent "checkpoint.witnesses: nobody outside has signed that the log only grew"; fi

# ── leaves: what was written into the log, and the way from each to the checkpoint ──────────────────
fields='{ if (substr($0, 1, 32) != "62656c6c626972642f6c6561662f7631") exit
    at = 69; content = "-"; chain = "-"
    while (at < length($0)) {
      tag = substr($0, at, 2); size = index("0123456789abcdef", substr($0, at + 5, 1)) - 1
      size += 16 * (index("0123456789abcdef", substr($0, at + 4, 1)) - 1)
      value = substr($0, at + 6, 2 * size); at += 6 + 2 * size
      if (tag == "02") content = value
      if (tag == "04") chain = value
    }
    print substr($0, 33, 2), content, chain }'
kinds=' item message access export decision consent hold key-change deletion recovery clock restart new-log '
kind_number() { rest=${kinds%%" $1 "*}; set -- $rest; printf '%02x' $(($# + 1)); }

# The root to which a leaf's path leads (RFC 9162, 2.1.3.2).
walk() { # index, leaf hash, path file
  fn=$1 sn=$((size - 1)) r=$2
  [ "$fn" -gt "$sn" ] && return
  while IFS= read -r p; do
    [ "$sn" = 0 ] && { r=; return; }
    if [ $((fn % 2)) = 1 ] || [ "$fn" = "$sn" ]; then
      r=$(bytes "01$p$r" | sha256)
      while [ $((fn % 2)) = 0 ] && [ "$fn" != 0 ]; do fn=$((fn / 2)) sn=$((sn / 2)); done
    else
      r=$(bytes "01$r$p" | sha256)
    fi
    fn=$((fn / 2)) sn=$((sn / 2))
  done <"$3"
  [ "$sn" = 0 ] || r=
}

known=' '
leaf() { # index: sets kind, content and chained; says once whether it is in the log
  kind= content= chained=
  file=proofs/leaves/$1.leaf proof=proofs/leaves/$1.tlog-proof
  [ -f "$file" ] && [ -f "$proof" ] || { failed "leaf.proof($1): the leaf or its proof is missing"; return; }
  set -- "$1" $(hex <"$file" | awk "$fields")
  kind=${2:-} content=${3:-} chained=${4:-}
  case $known in *" $1 "*) return ;; esac
  known="$known$1 "
  hash=$({ printf '\000'; cat "$file"; } | sha256)
  awk -v "paths=$work/path" -v "note=$work/note" -v "index_=$1" "$base64"'
    BEGIN { printf "" >paths; printf "" >note; bad = 1 }
    blank { print >note; next }
    $0 == "" { blank = 1; next }
    NR == 1 { if ($0 != "c2sp.org/tlog-proof@v1") exit; next }
    /^extra / && !indexed { next }
    !indexed { if ($0 != "index " index_) exit; indexed = 1; bad = 0; next }
    { if (length($0) != 44) { bad = 1; exit } print unpack($0) >paths }
    END { exit bad }' "$proof"
  good=$?
  r=
  [ $good = 0 ] && cmp -s "$work/note" "$note" && walk "$1" "$hash" "$work/path"
  check "$(is "$r" "$root")" "leaf.proof($1): leaf $1 is in the log"
}

last= broken=
while IFS='|' read -r row number mark place count sum blind index; do
  case $row in
  E | W)
    label="exhibit $number"
    [ "$row" = W ] && label="a working copy of exhibit $number"
    if [ ! -f "$place" ]; then
      failed "record.files: $place is missing"
      continue
    fi
    check "$(is "$(sha256 <"$place")" "$sum")" "record.files: the bytes of $label are those of the record"
    if [ "$row" = E ]; then
      grep -qF -- "$sum" data/record/statement.html && grep -qF -- "$mark" data/record/statement.html
      check "$(is $? 0)" "record.statement: the statement names exhibit $number by its mark and hash"
    fi
    if [ "$index" = null ]; then
      absent "item.working($number): $place has no leaf of its own"
      continue
    fi
    leaf "$index"
    want=$({ printf 'bellbird/commit/v1\000'; bytes "$blind$sum$(printf '%016x' "$count")"; } | sha256)
    check "$(is "$content" "$want")" "item.commitment($number): leaf $index was written for exactly these bytes"
    ;;
  C)
    actor=$mark named=$place previous=$count link=$sum
    leaf "$index"
    check "$(is "$kind" "$(kind_number "$named")")" "leaf.kind($index): leaf $index is of the kind that the record says"
    [ "$link" = null ] && continue
    before=00
    [ "$previous" = null ] || before=01$(printf '%016x' "$previous")
    inner=$({ bytes "$case_id"; printf '%s\000' "$actor"; bytes "$before"; } | sha256)
    want=$({ printf 'bellbird/chain/v1\000'; bytes "${link}0000000000000010$inner"; } | sha256)
    check "$(is "$chained" "$want")" "chain.link($index): leaf $index names who acted and the leaf before it"
    [ "$previous" = "${last:-null}" ] || broken=$index
    last=$index
    ;;
  esac
done <"$work/rows"
if [ "$chain" = whole ]; then
  good=no
  [ -z "$broken" ] && [ -n "$last" ] && good=yes
  check $good "chain.whole: no entry is missing between those of the case, up to leaf ${last:-none}"
else
  absent "chain.whole: what is here was chosen; this does not show whether there is more"
fi

# ── time stamps (RFC 3161) ──────────────────────────────────────────────────────────────────────────
# The chain must have been valid when the stamp was made; that it ran out since takes nothing away.
epoch='/^Time stamp: / {
    split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", months, " ")
    for (i in months) if (months[i] == $3) month = i + 0
    split($5, clock, ":"); year = $6; if (month <= 2) { year--; month += 12 }
    days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * (month - 3) + 2) / 5) + $4 - 1 - 719468
    print days * 86400 + clock[1] * 3600 + clock[2] * 60 + int(clock[3]) }'
set +f
stamps=no
for answer in proofs/time/*.tsr; do
  [ -f "$answer" ] || continue
  stamps=yes
  number=${answer##*/} number=${number%.tsr} question=${answer%.tsr}.tsq
  at=$(openssl ts -reply -in "$answer" -text 2>"$work/err" | awk "$epoch")
  good=no
  openssl ts -verify -data "$note" -in "$answer" -CAfile proofs/time/chain.pem -untrusted proofs/time/chain.pem \
    -attime "${at:-0}" >"$work/out" 2>&1 &&
    openssl ts -verify -queryfile "$question" -in "$answer" -CAfile proofs/time/chain.pem \
      -untrusted proofs/time/chain.pem -attime "${at:-0}" >"$work/out" 2>&1 && good=yes
  check $good "time.token($number): an authority saw this checkpoint, by its clock at second ${at:-unknown} of 1970"
done
[ $stamps = yes ] || absent "time.none: no authority has stamped the checkpoint"

printf '\n%d ok, %d failed, %d absent.\n' $oks $failures $absences
echo "The keys are those that this bundle names: compare proofs/policy.txt with what the keeper of the log has published."
[ $failures = 0 ]
