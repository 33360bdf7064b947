# Sourced after require.sh: the JARs, built when they are older than their sources, and the rig to run classes of.
# Whoever needs others assigns them to jars before build_jars: MODULE/target/NAME.jar.
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

build_jars() {
  if built; then
    require jdk openssl
    return
  fi
  require maven jdk openssl
  printf 'Building ...\n'
  local modules
  modules=$(printf '%s,' "${jars[@]%/target/*}")
  # the gates and the tests are script/test's
  mvn -B -ntp -q -DskipTests -Dspotless.check.skip -Dcheckstyle.skip package -pl "${modules%,}" -am </dev/null
  # a jar that Maven found up to date keeps its age
  touch -- "${jars[@]}"
}

# java_of_the_rig CLASS ARGUMENT...: a program of the rig, with the database that it carries.
java_of_the_rig() {
  mkdir -p target/tmp
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx256m -Dmasif.root="${masif_root:?}" \
    -Djava.io.tmpdir="$masif_root/target/tmp" -cp 'src-test/rig/target/masif-demo.jar:src-test/rig/target/mariadb/*' "$@"
}
