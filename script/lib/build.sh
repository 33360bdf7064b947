# Sourced after require.sh: the JARs, built when they are older than their sources, and the rig to run classes of.
# A script that needs others adds them to jars before build_jars: MODULE/target/NAME.jar.
# shellcheck shell=bash

jars=(
  agent-verticle/target/masif-agent.jar
  master-verticle/target/masif-master.jar
  ui-verticle/target/masif-ui.jar
  src-test/rig/target/masif-demo.jar
)

built() {
  local jar
  for jar in "${jars[@]}"; do
    [[ -f $jar ]] || return 1
    [[ -z $(find pom.xml codecs src-test/rig "${jars[@]%/target/*}" -path '*/target' -prune -o \
      -type f -newer "$jar" -print -quit) ]] || return 1
  done
}

# step TEXT COMMAND...: says what is done, does it, and says how long it took.
step() {
  local text=$1 from=$SECONDS
  shift
  printf '%s ...\n' "$text"
  "$@"
  printf '%s: done in %d s\n' "$text" $((SECONDS - from))
}

# Reads what Maven prints, and prints a line per module with its time, what is wrong, and how many files are fetched.
maven_progress() {
  local line module='' from=$SECONDS fetched=0
  while IFS= read -r line; do
    case $line in
      *'Downloading from '*)
        ((fetched++ % 200)) || printf '  fetching libraries, only the first time: %d files so far\n' "$fetched"
        ;;
      '[INFO] Building Masif Upgrader'*' ['*/*']')
        [[ -z $module ]] || printf '  %s: %d s\n' "$module" $((SECONDS - from))
        [[ $line =~ Building\ (.*)\ [^\ ]+\ +\[(.*)/(.*)\] ]]
        module="module ${BASH_REMATCH[2]} of ${BASH_REMATCH[3]}, ${BASH_REMATCH[1]}" from=$SECONDS
        ;;
      '[ERROR]'*) printf '%s\n' "$line" ;;
      *) ;;
    esac
  done
  [[ -z $module ]] || printf '  %s: %d s\n' "$module" $((SECONDS - from))
}

# Passes on what Maven prints, but of the files that it fetches only the number.
maven_output() {
  local line fetched=0
  while IFS= read -r line; do
    case $line in
      *'Downloading from '*)
        ((fetched++ % 200)) || printf 'Fetching libraries, only the first time: %d files so far\n' "$fetched"
        ;;
      *'Downloaded from '* | *'Progress ('*) ;;
      *) printf '%s\n' "$line" ;;
    esac
  done
}

# The gates and the tests are script/test's.
maven_package() {
  mvn -B -DskipTests -Dspotless.check.skip -Dcheckstyle.skip package -pl "$1" -am </dev/null 2>&1 |
    tee target/build.log | maven_progress
}

build_jars() {
  if built; then
    require jdk openssl
    return
  fi
  require maven jdk openssl
  local modules
  modules=$(printf '%s,' "${jars[@]%/target/*}")
  mkdir -p target
  step 'Building with Maven (all it prints: target/build.log)' maven_package "${modules%,}"
  # a jar that Maven found up to date keeps its age
  touch -- "${jars[@]}"
}

# java_with_rig CLASS ARGUMENT...: a program of src-test/proof, with the rig and the database that it carries.
java_with_rig() {
  mkdir -p target/tmp
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx256m -Dmasif.root="${masif_root:?}" \
    -Djava.io.tmpdir="$masif_root/target/tmp" \
    -cp 'src-test/proof/target/masif-proof.jar:src-test/rig/target/masif-demo.jar:src-test/rig/target/mariadb/*' "$@"
}
