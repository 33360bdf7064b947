# Sourced by script/prove-install: what has to hold of a backup, and once it was restored.
# shellcheck shell=bash disable=SC2154 # root, work, output, package, and the blocks pending, approve and approvals are the script's

# What the database has of hosts and their plans, approvals, runs, and operators.
contents() {
  inside "$root" mariadb -N masif -e "
    SELECT 'host', name, HEX(digest) FROM agent JOIN plan ON plan.id = plan_id ORDER BY name;
    SELECT 'approval', id, patterns, scope, author FROM decision ORDER BY id;
    SELECT 'run', uuid, package, result
      FROM run JOIN run_action ON run_id = run.id JOIN action ON action.id = action_id ORDER BY run.id, package;
    SELECT 'operator', name, password_hash FROM operator ORDER BY name"
}

hosts() { grep '^host'; }

contains() { # TEXT PART...
  local text=$1 part
  shift
  for part in "$@"; do
    [[ $text == *"$part"* ]] || { printf '%s is not in: %s\n' "$part" "$text" && return 1; }
  done
}

lacks() { # TEXT PART
  [[ $1 != *"$2"* ]] || { printf '%s is in: %s\n' "$2" "$1" && return 1; }
}

# await WHAT COMMAND...: for what an agent does by itself, which takes minutes where a master was away.
await() {
  local what=$1 from=$SECONDS
  shift
  until "$@" >/dev/null; do
    ((SECONDS - from < 900)) || fail "$what: not within 15 minutes; the database has: $(contents)"
    sleep 2
  done
}

# Waits until nothing was reported for longer than an agent waits before it reports something new.
await_quiet() {
  local since=$SECONDS last now
  last=$(contents)
  while ((SECONDS - since < 75)); do
    sleep 5
    now=$(contents)
    [[ $now == "$last" ]] || since=$SECONDS
    last=$now
  done
}

before_backup() {
  await_quiet
  saved=$(contents)
  check 'there are a host, an approval, what was done, and an operator' \
    contains "$saved" "host${tab}web1" "approval$tab" "$tab$package${tab}done" "operator${tab}admin"
}

# An approval that is executed, and a host that joins: neither is in the backup.
after_backup() {
  check 'the last line says that it has succeeded' contains "$(tail -n 1 <<<"$output")" 'completed OK!'
  check 'nothing has changed meanwhile' is "$(contents)" "$saved"
  earlier=$package
  execute "$pending"
  choose_package
  execute "$approve"
  await "the run of $package" is_done
  printf '%s\n' 'cd ~/masif-ca' './easyrsa build-client-full web2.example.com nopass' >"$work/certificate"
  execute "$work/certificate"
  report_of_another
  await_quiet
  newer=$(contents)
  packages >"$work/packages"
  check "there are another host, and the approval of $package, which is done" \
    contains "$newer" "host${tab}web2" "$tab$package${tab}done"
  check 'the first host has another plan than in the backup' lacks "$newer" "$(grep "^host${tab}web1" <<<"$saved")"
}

is_done() { contains "$(contents)" "$tab$package${tab}done"; }

# Another host's agent, on the same system, with a certificate and a state of its own.
report_of_another() {
  cat >"$work/once" <<'END'
cd ~/masif-ca
export MASIF_AGENT_TLS_CERT=$PWD/pki/issued/web2.example.com.crt MASIF_AGENT_TLS_KEY=$PWD/pki/private/web2.example.com.key
export MASIF_AGENT_STATE_DIR=$PWD/web2 MASIF_AGENT_LOCAL_SOCKET=none
masif-agent --config /etc/masif/agent.yaml --once
echo acknowledged
END
  execute "$work/once" acknowledged
}

# The manual says in words what is to be stopped.
before_restore() {
  inside "$root" systemctl stop masif-master masif-ui mariadb
  check 'nothing runs but the agent' is "$(running)" masif-agent
  check 'the database has ended' has_no_database
}

has_no_database() { ! inside "$root" mariadb -e 'SELECT 1'; }

# The UI first, as the manual says, and then the master.
after_restore() {
  await_database
  check 'the database has what it had when the backup was made' is "$(contents)" "$saved"
  inside "$root" systemctl start masif-ui
  execute "$approvals"
  check "the page shows the approval of $earlier" contains "$output" "\"package\":\"$earlier\""
  check "it does not show that of $package" lacks "$output" "\"package\":\"$package\""
  inside "$root" systemctl start masif-master
  await 'the plan that the agent had reported since' has_reported
  report_of_another
  check 'all hosts are there, with the plans that they had' is "$(contents | hosts)" "$(hosts <<<"$newer")"
  check 'no package differs, as nothing is done twice' is "$(packages | diff "$work/packages" -)" ''
  check "$package was upgraded once" is "$(grep -c " upgrade $package:" "$root/var/log/dpkg.log")" 1
}

has_reported() { contains "$(contents)" "$(grep "^host${tab}web1" <<<"$newer")"; }
