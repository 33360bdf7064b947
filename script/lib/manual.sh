# Sourced by script/prove-install: the commands in the manual, and a person who types them.
# shellcheck shell=bash disable=SC2154,SC2016 # root, work and folder are the script's; others expand

# The lines of a section of a document.
section() { # FILE HEADING
  awk -v heading="$2" '/^## / { inside = $0 == heading; next } inside' "$1"
}

# manual_blocks FOLDER: writes a file per block of commands of install.md, "Step by step", in their order; where that
# refers to pki.md, "With easy-rsa", a file with the first four blocks of it, and where it refers to cluster.md, "Backups", a file
# per block of that.
manual_blocks() {
  local certificates backups
  read -r certificates backups < <(section docs/manual/install.md '## Step by step' | awk -v folder="$1" '
    /^    / && !inside { inside = 1; number++ }
    /^    / { print substr($0, 5) >sprintf("%s/%02d", folder, number); next }
    { inside = 0 }
    /\(pki.md#with-easy-rsa\)/ && !certificates { certificates = ++number }
    /\(cluster.md#backups\)/ && !backups { backups = ++number }
    END { printf "%02d %02d\n", certificates, backups }')
  ((10#$certificates)) || fail 'docs/manual/install.md does not say where certificates are from'
  ((10#$backups)) || fail 'docs/manual/install.md does not say where backups are described'
  section docs/manual/pki.md '## With easy-rsa' | awk '
    /^    / { if (!inside) number++; inside = 1; if (number <= 4) print substr($0, 5); next }
    { inside = 0 }' >"$1/$certificates"
  section docs/manual/cluster.md '## Backups' | awk -v file="$1/$backups" '
    /^    / { if (!inside) number++; inside = 1; print substr($0, 5) >sprintf("%s-%d", file, number); next }
    { inside = 0 }'
}

# Answers what the manual says that is asked, and fails where anything else is asked.
person='
set timeout 600
spawn -noecho chroot [lindex $argv 0] bash -eu /tmp/block
expect {
  -re {Do you want to continue\? \[Y/n\] $} { send "\r"; exp_continue }
  -re {(?i)pass ?phrase[^\r\n]*: *$} { send "a long secret\r"; exp_continue }
  -re {Common Name[^\r\n]*: *$} { send "\r"; exp_continue }
  -re {Type the word .yes.*: *$} { send "yes\r"; exp_continue }
  timeout { puts "something else was asked"; exit 1 }
  eof
}
exit [lindex [wait] 3]
'

# execute BLOCK [EXPECTED]: types it where the last one ended; one that looks for something is repeated until it is there, as a
# person does.
execute() {
  local block=$1 text expected=${2:-} from=$SECONDS
  text=$(<"$block")
  text=${text//PASSWORD/${password:-}}
  text=${text//PACKAGE/${package:-}}
  # the manual says so in words: there is no Galera
  text=${text// --galera-info/}
  text=${text//galera_new_cluster/systemctl start mariadb}
  case $text in
    *journalctl*) expected=password ;;
    *'masif-agent status'*) expected='of host' ;;
    */pending*) expected='"action":"update"' ;;
    *-d*'"actions"'*) ;;
    */approvals*) expected='"done":1' ;;
    *) ;;
  esac
  printf '%s\n' "$person" >"$work/person"
  printf '\n'
  printf '    %s\n' "${text//$'\n'/$'\n    '}"
  {
    printf 'cd "$(cat /tmp/cwd)"\n'
    # the manual says so in words
    [[ $text != *./masif-* ]] || printf 'cd %q\n' "$folder"
    printf '%s\n' "$text" 'pwd >/tmp/cwd'
  } >"$root/tmp/block"
  until typed && [[ $output == *"$expected"* ]]; do
    if [[ -z $expected ]] || ((SECONDS - from > 180)); then fail "this did not work: $output"; fi
    sleep 1
  done
  sed 's/\r//; s/^/  | /' <<<"$output" | cut -c 1-200 | tail -n 4
}

# Into a file: what is started in the background would keep a pipe open.
typed() {
  local status=0
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TERM=dumb \
    DEBIAN_FRONTEND=noninteractive expect -f "$work/person" "$root" >"$work/output" 2>&1 || status=$?
  output=$(<"$work/output")
  return "$status"
}
